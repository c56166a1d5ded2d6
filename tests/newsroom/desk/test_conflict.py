"""Two editors save the same story: the second sees both texts, and nothing is lost."""

import pytest

from newsroom import publishing
from newsroom.models import Draft
from tests.factories import make_photo


@pytest.fixture
def both(desk, colleague, gallery):
    """Mine was opened first; the colleague saved meanwhile. Gives the answer to my save."""
    mine = desk.open(gallery)
    colleague.save_behind(gallery, dek="Theirs entirely")
    return desk.press(gallery, mine, dek="Mine entirely")


def choose(desk, gallery, button):
    gallery.refresh_from_db()
    data = {"version": gallery.version, button: "1"}
    return desk.client.post(desk.url(gallery, "conflict"), data)


def test_it_shows_both_texts(both):
    page = both.content.decode()
    assert both.status_code == 200
    assert "<del>Theirs</del>" in page and "<ins>Mine</ins>" in page


def test_it_loses_neither(both, desk, gallery):
    gallery.refresh_from_db()
    assert gallery.dek == "Theirs entirely"
    assert '"dek":"Mine entirely"' in Draft.objects.get(user=desk.user).payload


def test_it_takes_mine_over_theirs(both, desk, gallery):
    choose(desk, gallery, "_mine")
    gallery.refresh_from_db()
    assert gallery.dek == "Mine entirely"
    assert [edition.dek for edition in gallery.editions.order_by("number")][1] == "Theirs entirely"
    assert not Draft.objects.exists()


def test_it_keeps_theirs(both, desk, gallery):
    choose(desk, gallery, "_theirs")
    gallery.refresh_from_db()
    assert gallery.dek == "Theirs entirely"
    assert not Draft.objects.exists()


def test_it_opens_mine_in_the_form_to_mend_by_hand(both, desk, gallery):
    answer = choose(desk, gallery, "_open")
    fields = desk.open(gallery, "?" + answer.url.partition("?")[2])
    assert fields["dek"] == "Mine entirely"
    desk.press(gallery, fields, dek="Both of us")
    gallery.refresh_from_db()
    assert gallery.dek == "Both of us"


def test_it_shows_both_again_if_they_saved_once_more(both, desk, colleague, gallery):
    gallery.refresh_from_db()
    version = gallery.version
    colleague.save(gallery, dek="Theirs again")
    data = {"version": version, "_mine": "1"}
    answer = desk.client.post(desk.url(gallery, "conflict"), data)
    assert "look again" in answer.content.decode()
    gallery.refresh_from_db()
    assert gallery.dek == "Theirs again"
    assert Draft.objects.filter(user=desk.user).exists()


def test_it_brings_back_a_slide_that_they_removed(desk, colleague, gallery):
    mine = desk.open(gallery)
    colleague.save(gallery, **{"slides-1-DELETE": "on"})
    assert gallery.slides.count() == 2
    desk.press(gallery, mine, **{"slides-1-caption": "I was still writing this."})
    choose(desk, gallery, "_mine")
    assert gallery.slides.get(position=2).caption == "I was still writing this."


def test_it_keeps_a_slide_of_theirs_out_of_mine(desk, colleague, gallery):
    mine = desk.open(gallery)
    colleague.save(gallery, **{"slides-3-photo": make_photo().pk})
    desk.press(gallery, mine, dek="Mine")
    choose(desk, gallery, "_mine")
    assert gallery.slides.count() == 3


def test_it_is_no_conflict_when_both_typed_the_same(desk, colleague, gallery):
    mine = desk.open(gallery)
    colleague.save(gallery, dek="The same words")
    assert desk.press(gallery, mine, dek="The same words").status_code == 302
    assert gallery.editions.count() == 2


def test_it_publishes_nothing_of_a_conflict(desk, colleague, gallery):
    mine = desk.open(gallery)
    colleague.save(gallery, dek="Theirs")
    assert desk.press(gallery, mine, "_publish", dek="Mine").status_code == 200
    assert not gallery.editions.exclude(live_from=None).exists()


def test_it_takes_a_form_without_version_for_a_stale_one(desk, gallery):
    fields = desk.open(gallery)
    del fields["version"]
    assert desk.press(gallery, fields, dek="Mine").status_code == 200
    assert publishing.newest(gallery).number == 1
