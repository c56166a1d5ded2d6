"""Bylines, related stories and tags: lists of a story that name other rows."""

from newsroom.models import Tag
from tests.factories import make_article, make_contributor


def bylines(story):
    return [(line.contributor.name, line.role) for line in story.bylines.all()]


def test_it_credits_desks_in_their_order(desk, gallery):
    words, photos = make_contributor("Space Desk"), make_contributor("Picture Desk")
    desk.save(gallery, **{"bylines-0-contributor": words.pk})
    photo_line = {"bylines-1-contributor": photos.pk, "bylines-1-role": "photos"}
    desk.save(gallery, **photo_line, **{"bylines-1-position": "1"})
    assert bylines(gallery) == [("Picture Desk", "photos"), ("Space Desk", "words")]


def test_it_names_nobody_twice_in_one_role(desk, gallery):
    person = make_contributor()
    desk.save(gallery, **{"bylines-0-contributor": person.pk})
    page = desk.save(gallery, **{"bylines-1-contributor": person.pk}).content.decode()
    assert "stands in the list twice" in page
    assert len(bylines(gallery)) == 1


def test_it_relates_other_stories(desk, gallery):
    other = make_article()
    desk.save(gallery, **{"related_rows-0-to": other.pk})
    assert gallery.related_rows.get().to_id == other.pk


def test_it_does_not_relate_a_story_to_itself(desk, gallery):
    page = desk.save(gallery, **{"related_rows-0-to": gallery.pk}).content.decode()
    assert "This is the story itself" in page


def test_it_files_under_tags(desk, gallery):
    tag = Tag.objects.create(name="Night", slug="night")
    desk.save(gallery, tags=[tag.pk])
    assert list(gallery.tags.all()) == [tag]
    assert gallery.editions.count() == 2


def test_it_finds_stories_of_all_kinds_to_relate(reporter_desk, gallery):
    article = make_article(headline="The long read")
    query = {"app_label": "newsroom", "model_name": "relatedstory", "field_name": "to"}
    answer = reporter_desk.client.get("/admin/autocomplete/", {**query, "term": "long"}).json()
    assert [row["id"] for row in answer["results"]] == [str(article.pk)]
