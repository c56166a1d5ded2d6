"""A person's page: what they wrote, and what they photographed, whether they work here or not."""

import pytest

from newsroom import publishing
from newsroom.models import PhotoCredit
from photos.models import Photo
from tests.factories import MONDAY, make_contributor, make_gallery

from .conftest import HOUR

ADA = "/people/ada-lens/"


@pytest.fixture
def ada(db):
    return make_contributor("Ada Lens")


def shown(get, path=ADA):
    return [card.face.headline for card in get(path).context["cards"]]


def credit(story, contributor):
    for slide in story.slides.all():
        PhotoCredit.objects.create(photo=slide.photo, contributor=contributor)


def test_it_shows_what_was_written_and_what_was_photographed_newest_first(get, put_out, ada):
    put_out(headline="Written", by=ada, hours=3)
    (photographed,) = put_out(headline="Photographed", hours=2, slides=3)
    credit(photographed, ada)
    put_out(headline="Neither")
    assert shown(get) == ["Photographed", "Written"]


def test_what_was_written_and_what_was_photographed_have_pages_of_their_own(get, put_out, ada):
    put_out(headline="Written", by=ada, hours=3)
    page = get(ADA)
    assert page.context["tabs"] == []  # nothing to choose between
    (photographed,) = put_out(headline="Photographed", hours=2, slides=3)
    credit(photographed, ada)
    assert shown(get, f"{ADA}words/") == ["Written"]
    assert shown(get, f"{ADA}photos/") == ["Photographed"]
    tabs = get(f"{ADA}photos/").context["tabs"]
    assert [tab["url"] for tab in tabs] == [ADA, f"{ADA}words/", f"{ADA}photos/"]
    assert [tab["is_here"] for tab in tabs] == [False, False, True]


def test_a_part_with_nothing_in_it_is_not_there(get, put_out, ada):
    put_out(headline="Written", by=ada)
    assert get(f"{ADA}photos/").status_code == 404
    assert get("/people/nobody/words/").status_code == 404


def test_a_story_that_is_both_stands_there_once(get, put_out, ada):
    (both,) = put_out(headline="Both", by=ada, slides=2)
    both.bylines.create(contributor=ada, role="photos", position=2)
    publishing.save(both, None)
    publishing.publish(both, None)
    credit(both, ada)
    assert shown(get) == ["Both"]


def test_two_roles_in_a_story_do_not_crowd_out_another(get, put_out, ada):
    for story in put_out(20, by=ada):
        story.bylines.create(contributor=ada, role="editing", position=2)
        publishing.save(story, None)
        publishing.publish(story, None)
    assert len(shown(get)) == 20


def test_a_photo_that_may_not_be_shown_leads_nowhere(get, put_out, ada):
    put_out(by=ada, headline="Written")
    (story,) = put_out(headline="Photographed", slides=2)
    credit(story, ada)
    assert "Photographed" in shown(get)
    Photo.objects.filter(slides__gallery=story).update(usable_until=MONDAY)
    assert shown(get) == ["Written"]


def test_one_visible_photo_is_enough(get, put_out, ada):
    (story,) = put_out(slides=2)
    credit(story, ada)
    Photo.objects.filter(pk=story.slides.first().photo_id).update(usable_until=MONDAY)
    assert len(shown(get)) == 1


def test_it_pages_through_both_kinds_together(get, put_out, ada):
    put_out(11, by=ada, hours=1)
    for story in put_out(11, hours=20):
        credit(story, ada)
    first, second = shown(get), shown(get, f"{ADA}?page=2")
    assert (len(first), len(second)) == (20, 2)
    assert not set(first) & set(second)
    assert get(f"{ADA}?page=3").status_code == 404


@pytest.mark.parametrize("path", [ADA, f"{ADA}feed/"])
def test_somebody_of_whom_nothing_is_live_is_not_told_from_nobody(get, ada, path):
    coming = make_gallery(slides=1, saved=False)
    coming.bylines.create(contributor=ada, position=1)
    publishing.save(coming, None)
    credit(coming, ada)
    publishing.schedule(coming, None, MONDAY + HOUR)
    answer, nobody = get(path), get(path.replace("ada-lens", "nobody"))
    assert answer.status_code == nobody.status_code == 404
    assert answer.content == nobody.content


def test_it_says_who_that_is(get, put_out, ada):
    ada.bio = "Looks up.\nMostly at <night>."
    ada.save()
    put_out(by=ada)
    html = get(ADA).content.decode()
    assert "<h1>Ada Lens</h1>" in html
    assert "Mostly at &lt;night&gt;." in html


def test_hidden_photos_do_not_crowd_out_older_ones(get, put_out, ada):
    """More than a page of newer galleries whose photos may not be shown."""
    for story in put_out(22, hours=1):
        credit(story, ada)
    Photo.objects.update(usable_until=MONDAY)
    for story in put_out(2, hours=40, headline="Older"):
        credit(story, ada)
    assert shown(get) == ["Older", "Older"]


def test_of_many_the_newest_stand_on_the_first_page(get, put_out, ada):
    stories = put_out(23, hours=1)
    for story in reversed(stories):
        credit(story, ada)
    assert shown(get) == [story.headline for story in stories[:20]]
    assert shown(get, f"{ADA}?page=2") == [story.headline for story in stories[20:]]
