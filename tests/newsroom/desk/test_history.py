"""The history of a story: what was saved, what readers saw, and the way back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom import publishing
from tests.factories import publish


@pytest.fixture
def thrice(desk, gallery):
    """Edition 1 was live, 2 is live, 3 is saved."""
    publish(gallery, timezone.now() - timedelta(days=2))
    desk.save_behind(gallery, dek="Second words")
    publish(gallery, timezone.now() - timedelta(days=1))
    desk.save_behind(gallery, dek="Third words")
    return gallery


def test_it_lists_editions_and_what_was_done(desk, thrice):
    page = desk.client.get(desk.url(thrice, "history")).content.decode()
    assert "until" in page and "since" in page and "never" in page
    assert "saved" in page and "published" in page


def test_it_compares_two_editions(desk, thrice):
    page = desk.client.get(desk.url(thrice, "compare") + "?old=3&new=2").content.decode()
    assert "<del>Second</del>" in page and "<ins>Third</ins>" in page


def test_it_asks_for_two(desk, thrice):
    for query in ("", "?old=1", "?old=1&new=1", "?old=1&new=99", "?old=x&new=2"):
        page = desk.client.get(desk.url(thrice, "compare") + query, follow=True).content.decode()
        assert "Choose two editions" in page, query


def test_it_rolls_back(desk, thrice):
    desk.client.post(desk.url(thrice, "roll_back", number=1))
    thrice.refresh_from_db()
    live = publishing.live_edition(thrice, timezone.now())
    assert live.dek == thrice.dek != "Second words"
    assert thrice.editions.filter(dek="Third words").exists()


def test_it_rolls_back_nothing_for_a_reporter(reporter_desk, thrice):
    url = reporter_desk.url(thrice, "roll_back", number=1)
    assert reporter_desk.client.post(url).status_code == 403
    page = reporter_desk.client.get(reporter_desk.url(thrice, "history")).content.decode()
    assert "Publish it" not in page


def test_it_rolls_back_only_by_a_button(desk, thrice):
    assert desk.client.get(desk.url(thrice, "roll_back", number=1)).status_code == 405


def test_it_asks_before_a_schedule_is_overtaken(desk, thrice):
    publishing.schedule(thrice, desk.user, timezone.now() + timedelta(days=1))
    answer = desk.client.post(desk.url(thrice, "roll_back", number=1))
    assert answer.url.startswith(desk.url(thrice, "question"))
    desk.client.post(answer.url, {"scheduled": "keep", "number": "1", "at": ""})
    assert publishing.live_edition(thrice, timezone.now()).dek.startswith("Dek")
