"""The lists of stories and the start page."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from newsroom import publishing
from tests.factories import make_article, make_gallery, make_photo, make_section, publish

GALLERIES, ARTICLES = "/admin/gallery/gallery/", "/admin/articles/article/"


@pytest.fixture
def one_of_each(desk):
    """A gallery in every state, by its headline."""
    now = timezone.now()
    make_gallery(1, headline="Draft")
    make_gallery(1, headline="In review", stage="in_review")
    for name in ("Live", "Changed", "Withdrawn"):
        publish(make_gallery(1, headline=name), now - timedelta(days=1))
    by_name = {
        gallery.headline: gallery
        for gallery in type(make_gallery(0, headline="Empty")).objects.all()
    }
    by_name["Changed"].dek = "New words"
    by_name["Changed"].save()
    publishing.save(by_name["Changed"], desk.user)
    publishing.withdraw(by_name["Withdrawn"], desk.user)
    publish(make_gallery(1, headline="Scheduled"), now + timedelta(days=1))


def test_it_finds_stories_by_state(desk, one_of_each):
    wanted = {
        "draft": {"Draft", "Empty"},
        "in_review": {"In review"},
        "live": {"Live", "Changed"},
        "changed": {"Changed"},
        "scheduled": {"Scheduled"},
        "withdrawn": {"Withdrawn"},
    }
    pages = {state: desk.client.get(GALLERIES, {"state": state}) for state in wanted}
    assert wanted == {
        state: {story.headline for story in page.context["cl"].result_list}
        for state, page in pages.items()
    }


def test_it_shows_one_chip_for_each_state(desk, one_of_each):
    wanted = {
        "Draft": "draft",
        "Empty": "draft",
        "In review": "in_review",
        "Live": "live",
        "Changed": "changed",
        "Scheduled": "scheduled",
        "Withdrawn": "withdrawn",
    }
    page = desk.client.get(GALLERIES)
    stories = page.context["cl"].result_list
    assert {story.headline: story.desk_state.chip.code for story in stories} == wanted
    shown = Counter(re.findall(r"\bchip-(\w+)", page.content.decode()))
    assert shown == Counter(wanted.values())


def test_it_finds_mine(desk, colleague):
    mine, theirs = make_gallery(1), make_gallery(1)
    desk.save(mine, dek="By me")
    colleague.save(theirs, dek="By somebody else")
    page = desk.client.get(GALLERIES, {"whose": "mine"})
    assert list(page.context["cl"].result_list) == [mine]


def test_it_finds_by_section_and_headline(desk):
    make_gallery(1, headline="Whales", section=make_section("Sea"))
    other = make_gallery(1, headline="Owls", section=make_section("Wood"))
    by_section = desk.client.get(GALLERIES, {"section__id__exact": other.section_id})
    by_word = desk.client.get(GALLERIES, {"q": "owl"})
    assert list(by_section.context["cl"].result_list) == [other]
    assert list(by_word.context["cl"].result_list) == [other]


def test_it_shows_the_newest_saved_first(desk):
    first, second = make_gallery(1), make_gallery(1)
    desk.save(first, dek="Saved again")
    page = desk.client.get(GALLERIES)
    assert list(page.context["cl"].result_list) == [first, second]


def test_it_shows_the_first_slide_where_no_lead_photo_is_chosen(desk):
    gallery = make_gallery(2)
    story = desk.client.get(GALLERIES).context["cl"].result_list[0]
    assert story.thumbnail_id == gallery.slides.get(position=1).photo_id


def test_it_shows_the_lead_photo(desk):
    photo = make_photo()
    make_gallery(2, lead_photo=photo)
    assert desk.client.get(GALLERIES).context["cl"].result_list[0].thumbnail_id == photo.pk


def test_it_asks_no_more_for_twenty_stories_than_for_one(desk):
    counts = []
    for n in (1, 20):
        for _ in range(n):
            publish(make_gallery(1))
            make_gallery(1, stage="ready", created_by=desk.user)
            make_article(stage="in_review")
        counts.append({url: queries(desk, url) for url in (GALLERIES, ARTICLES, "/admin/")})
    assert min(counts[0].values()) > 2, "they do ask the database"
    assert counts[0] == counts[1]


def queries(desk, url):
    with CaptureQueriesContext(connection) as captured:
        assert desk.client.get(url).status_code == 200
    return len(captured)


def test_it_opens_with_what_waits(desk, colleague):
    mine = make_gallery(1, headline="Mine in review", stage="in_review", created_by=desk.user)
    publish(make_gallery(1, headline="Coming up"), timezone.now() + timedelta(days=1))
    make_photo(alt="", credit="")
    page = desk.client.get("/admin/").content.decode()
    assert "Mine in review" in page and "Coming up" in page
    assert "No credit: 1" in page and "No alt text: 1" in page
    assert reverse("admin:gallery_gallery_add") in page
    assert desk.url(mine) in page


def test_it_shows_my_unsaved_drafts(desk, gallery):
    fields = desk.open(gallery) | {"headline": "Half"}
    desk.client.post(desk.url(gallery, "autosave"), fields)
    assert f"{desk.url(gallery)}?draft=1" in desk.client.get("/admin/").content.decode()
