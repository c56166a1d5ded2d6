"""/gallery/feed/: every slide's picture with title, caption, credit and thumbnail."""

import pytest
from defusedxml import ElementTree

from newsroom import publishing
from photos.models import Photo
from tests.factories import MONDAY, make_article, publish

M = "{http://search.yahoo.com/mrss/}"
SITE = "http://127.0.0.1:8000"


@pytest.fixture
def gallery(put_out):
    put_out(make=make_article, headline="An article")
    (gallery,) = put_out(slides=3, slug="lap", headline="The lap", dek="Once around.")
    return gallery


def read(get):
    answer = get("/gallery/feed/")
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content).find("channel")


def test_an_item_is_a_gallery(get, gallery):
    (item,) = read(get).findall("item")
    assert item.find("title").text == "The lap"
    assert item.find("link").text == f"{SITE}/gallery/lap/"
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.find("pubDate").text == "Mon, 02 Mar 2026 08:00:00 +0000"
    assert item.find("description").text == "Once around."


def test_every_slide_comes_with_its_facts(get, gallery):
    pictures = read(get).findall(f"item/{M}content")
    assert len(pictures) == 3
    for picture, slide in zip(pictures, gallery.slides.all(), strict=True):
        folder = f"{SITE}/media/{slide.photo.current_set.key}"
        assert picture.get("url") == f"{folder}/1920.jpg"
        assert (picture.get("width"), picture.get("height")) == ("1920", "1280")
        assert picture.get("fileSize") == str(1920 * 40)
        assert picture.find(f"{M}title").text == slide.title
        assert picture.find(f"{M}description").text == slide.caption
        assert picture.find(f"{M}credit").text == slide.photo.credit
        assert picture.find(f"{M}thumbnail").get("url") == f"{folder}/640.jpg"
        assert picture.find(f"{M}player").get("url") == f"{SITE}/gallery/lap/photo/{slide.key}/"


def test_a_slides_own_credit_comes_before_the_photos(get, gallery):
    gallery.slides.update(credit="Own credit")
    publishing.save(gallery, None)
    publish(gallery)
    credits = {credit.text for credit in read(get).findall(f"item/{M}content/{M}credit")}
    assert credits == {"Own credit"}


def test_a_photo_that_may_not_be_shown_is_left_out(get, gallery):
    hidden = gallery.slides.first().photo
    Photo.objects.filter(pk=hidden.pk).update(usable_until=MONDAY)
    assert len(read(get).findall(f"item/{M}content")) == 2
    assert hidden.current_set.key not in get("/gallery/feed/").content.decode()


def test_a_mended_credit_shows_at_once(get, gallery):
    Photo.objects.update(credit="Mended")
    credits = {credit.text for credit in read(get).findall(f"item/{M}content/{M}credit")}
    assert credits == {"Mended"}


def test_it_is_there_before_the_first_gallery(get):
    assert read(get).findall("item") == []
