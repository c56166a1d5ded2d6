"""The archive lists the years and months that are not empty, in the site's own zone."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from newsroom import publishing
from newsroom.fronts.archive import Month
from tests.factories import make_gallery, publish


def put_out_on(*day, headline="Story"):
    story = make_gallery(slides=1, headline=headline)
    publish(story, datetime(*day, 12, tzinfo=UTC))
    return story


def test_it_lists_years_and_months_with_stories_newest_first(get):
    put_out_on(2021, 11, 8)
    put_out_on(2021, 3, 1)
    put_out_on(2026, 2, 1)
    years = get("/archive/").context["years"]
    assert [(year.number, [month.number for month in year.months]) for year in years] == [
        (2026, [2]),
        (2021, [11, 3]),
    ]


def test_a_month_shows_the_picture_of_its_newest_story(get):
    put_out_on(2021, 11, 8)
    newest = put_out_on(2021, 11, 9)
    (year,) = get("/archive/").context["years"]
    assert year.months[0].cover == newest.slides.get().photo


def test_it_answers_before_the_first_story(get):
    assert "Nothing is published yet" in get("/archive/").content.decode()


def test_a_month_empties_when_its_story_is_withdrawn(get):
    put_out_on(2021, 11, 8)
    publishing.withdraw(put_out_on(2021, 3, 1), None)
    (year,) = get("/archive/").context["years"]
    assert [month.number for month in year.months] == [11]
    assert get("/archive/2021/3/").status_code == 404


def test_a_year_shows_its_stories_and_its_months(get):
    put_out_on(2021, 11, 8, headline="November")
    put_out_on(2022, 1, 1, headline="New year")
    html = get("/archive/2021/").content.decode()
    assert ">November</a></h3>" in html
    assert "New year" not in html
    assert 'href="/archive/2021/11/"' in html


def test_a_month_shows_its_stories(get):
    put_out_on(2021, 11, 30, headline="In time")
    put_out_on(2021, 12, 1, headline="Too late")
    html = get("/archive/2021/11/").content.decode()
    assert "<h1>November 2021</h1>" in html
    assert "In time" in html
    assert "Too late" not in html


@pytest.mark.parametrize(
    "path", ["2020/", "2021/10/", "2021/0/", "2021/13/", "2021/011/", "1066/", "9999/", "21/"]
)
def test_it_answers_404_to_what_is_empty_or_no_month(get, path):
    put_out_on(2021, 11, 8)
    assert get(f"/archive/{path}").status_code == 404


def test_months_begin_at_midnight_in_the_sites_zone(get, settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    timezone.get_default_timezone.cache_clear()
    try:
        publish(make_gallery(slides=1), datetime(2021, 10, 31, 12, tzinfo=UTC))
        assert get("/archive/2021/11/").status_code == 200
        assert get("/archive/2021/10/").status_code == 404
    finally:
        timezone.get_default_timezone.cache_clear()


def test_december_ends_with_the_year():
    start, end = Month(2021, 12).span
    assert (start.month, end.year, end.month, end.day) == (12, 2022, 1, 1)
