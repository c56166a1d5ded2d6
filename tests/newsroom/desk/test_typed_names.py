"""Without JavaScript a name is typed where a list would be searched."""

import pytest

from newsroom.models import Tag
from tests.factories import make_article, make_contributor, make_gallery


def test_it_finds_a_contributor_by_name(desk, gallery):
    person = make_contributor("Space Desk")
    desk.save(gallery, **{"bylines-0-contributor-typed": "space desk"})
    assert gallery.bylines.get().contributor == person


def test_it_finds_a_story_by_headline_by_address_and_by_number(desk, gallery):
    others = [make_article(headline="The long read"), make_article(slug="a-second"), make_gallery()]
    typed = ["The long read", "a-second", str(others[2].pk)]
    for place, text in enumerate(typed):
        desk.save(gallery, **{f"related_rows-{place}-to-typed": text})
    assert [row.to_id for row in gallery.related_rows.all()] == [other.pk for other in others]


def test_it_finds_a_gallery_for_a_block(desk):
    article, gallery = make_article(), make_gallery(1, headline="One lap")
    desk.save(article, **{"blocks-1-kind": "gallery", "blocks-1-gallery-typed": "One lap"})
    assert article.blocks.get(kind="gallery").gallery == gallery


def test_it_adds_tags_to_those_that_are_there(desk, gallery):
    night, sea, sun = (Tag.objects.create(name=n, slug=n.lower()) for n in ("Night", "Sea", "Sun"))
    gallery.tags.add(night)
    desk.save(gallery, **{"tags-typed": "sea, Sun,"})
    assert set(gallery.tags.all()) == {night, sea, sun}


@pytest.mark.parametrize("name", ["bylines-0-contributor-typed", "tags-typed"])
def test_it_shows_a_name_that_nobody_has_again_with_all_the_rest(desk, gallery, name):
    page = desk.save(gallery, **{name: "Nobody at all", "dek": "Kept"}).content.decode()
    assert "Nothing is called “Nobody at all”" in page
    assert f'name="{name}" value="Nobody at all"' in page
    assert "Kept" in page
    assert gallery.editions.count() == 1


def test_it_asks_for_a_number_where_two_have_the_name(desk, gallery):
    first, second = (make_article(headline="Same") for _ in range(2))
    page = desk.save(gallery, **{"related_rows-0-to-typed": "Same"}).content.decode()
    assert f"{first.pk} ({first.slug})" in page and f"{second.pk} ({second.slug})" in page
    desk.save(gallery, **{"related_rows-0-to-typed": str(second.pk)})
    assert gallery.related_rows.get().to_id == second.pk


def test_it_puts_what_was_typed_before_what_was_chosen(desk, gallery):
    old, new = make_contributor("Space Desk"), make_contributor("Picture Desk")
    desk.save(gallery, **{"bylines-0-contributor": old.pk})
    desk.save(gallery, **{"bylines-0-contributor-typed": "Picture Desk"})
    assert gallery.bylines.get().contributor == new
