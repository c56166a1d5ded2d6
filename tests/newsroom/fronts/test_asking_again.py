"""A feed reader that asks every quarter of an hour is told "nothing new" by tag and by date."""

from datetime import timedelta

import feedparser
import pytest

from newsroom import page_cache
from photos.editing import save_photo
from tests.factories import MONDAY, publish

FEEDS = ["/feed/", "/feed.json", "/gallery/feed/", "/section/space/feed/"]
PATHS = [*FEEDS, "/corrections/feed/", "/sitemap.xml", "/sitemap-images.xml"]
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def gallery(settings, put_out):
    settings.PAGE_CACHE = True
    page_cache.forget()
    yield put_out(slug="lap")[0]
    page_cache.forget()


@pytest.mark.parametrize("path", PATHS)
def test_what_is_known_is_not_sent_again(get, path):
    first = get(path)
    for header, value in (
        ("If-None-Match", first["ETag"]),
        ("If-Modified-Since", first["Last-Modified"]),
    ):
        again = get(path, headers={header: value})
        assert again.status_code == 304
        assert again.content == b""
        assert (again["ETag"], again["Last-Modified"]) == (first["ETag"], first["Last-Modified"])


@pytest.mark.parametrize("path", FEEDS)
@pytest.mark.parametrize("later", [timedelta(), SECOND, timedelta(days=1)])
def test_a_mended_credit_is_sent_however_soon(get, gallery, set_clock, path, later):
    first = get(path)
    set_clock(MONDAY + later)
    save_photo(gallery.slides.get().photo, None, {"credit": "Mended"})
    for header, value in (
        ("If-None-Match", first["ETag"]),
        ("If-Modified-Since", first["Last-Modified"]),
    ):
        again = get(path, headers={header: value})
        assert again.status_code == 200
        assert "Mended" in again.content.decode()


def test_no_date_is_ahead_of_the_clock(get, gallery, set_clock):
    assert get("/feed/")["Last-Modified"] == "Mon, 02 Mar 2026 09:00:00 GMT"
    publish(gallery, correction="It was eight.")
    assert get("/feed/")["Last-Modified"] == "Mon, 02 Mar 2026 09:00:00 GMT"
    set_clock(MONDAY + 5 * SECOND)
    answer = get("/feed/")
    assert answer["Last-Modified"] == "Mon, 02 Mar 2026 09:00:01 GMT"
    again = get("/feed/", headers={"If-Modified-Since": answer["Last-Modified"]})
    assert again.status_code == 304


def test_where_a_tag_is_asked_about_the_date_does_not_count(get):
    headers = {"If-None-Match": '"another"', "If-Modified-Since": get("/feed/")["Last-Modified"]}
    assert get("/feed/", headers=headers).status_code == 200


@pytest.mark.parametrize("date", ["", "yesterday", "Sun, 01 Mar 2026 09:00:00 GMT"])
def test_another_date_gets_the_feed(get, date):
    assert get("/feed/", headers={"If-Modified-Since": date}).status_code == 200


def test_a_page_without_a_date_is_not_compared_by_one(get):
    assert "Last-Modified" not in get("/")
    answer = get("/", headers={"If-Modified-Since": "Mon, 02 Mar 2099 09:00:00 GMT"})
    assert answer.status_code == 200


def test_a_feed_reader_gets_it_once(live_server):
    page_cache.forget()
    address = f"{live_server}/feed/"
    first = feedparser.parse(address)
    assert first.status == 200
    assert feedparser.parse(address, etag=first.etag).status == 304
    assert feedparser.parse(address, modified=first.modified).status == 304
