"""oEmbed: a slide is a photo, a gallery a frame."""

import pytest

from newsroom import publishing
from photos.models import Photo
from tests.factories import MONDAY, make_article, make_gallery

from .conftest import HOUR

SITE = "http://127.0.0.1:8000"


@pytest.fixture
def gallery(put_out):
    (gallery,) = put_out(slides=2, slug="lap", headline='The "lap"')
    return gallery


@pytest.fixture
def ask(get):
    return lambda path, **limits: get("/oembed.json", {"url": f"{SITE}{path}"} | limits)


def test_a_gallery_is_a_frame(ask, gallery):
    answer = ask("/gallery/lap/")
    facts = answer.json()
    assert (facts["version"], facts["type"]) == ("1.0", "rich")
    assert facts["title"] == 'The "lap"'
    assert f'<iframe src="{SITE}/gallery/lap/embed/" width="800" height="600"' in facts["html"]
    assert 'title="The &quot;lap&quot;"' in facts["html"]
    assert facts["thumbnail_url"].endswith("/640.jpg")
    assert (facts["provider_name"], facts["provider_url"]) == ("Flyaround", f"{SITE}/")
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_slide_is_a_photo(ask, gallery):
    slide = gallery.slides.last()
    facts = ask(f"/gallery/lap/photo/{slide.key}/").json()
    assert facts["type"] == "photo"
    assert facts["url"] == f"{SITE}/media/{slide.photo.current_set.key}/1920.jpg"
    assert (facts["width"], facts["height"]) == (1920, 1280)
    assert (facts["title"], facts["author_name"]) == (slide.title, slide.photo.credit)


@pytest.mark.parametrize(
    ("limits", "name", "size"),
    [
        ({"maxwidth": "1500"}, "1440.jpg", (1440, 960)),
        ({"maxheight": "500"}, "640.jpg", (640, 427)),
        ({"maxwidth": "320"}, "640.jpg", (320, 213)),
        ({"maxwidth": "x", "maxheight": "-1"}, "1920.jpg", (1920, 1280)),
        ({"maxwidth": "0"}, "640.jpg", (1, 1)),
    ],
)
def test_a_photo_fits_what_is_asked_for(ask, gallery, limits, name, size):
    facts = ask(f"/gallery/lap/photo/{gallery.slides.first().key}/", **limits).json()
    assert facts["url"].endswith(name)
    assert (facts["width"], facts["height"]) == size


def test_a_frame_fits_what_is_asked_for(ask, gallery):
    facts = ask("/gallery/lap/", maxwidth="300", maxheight="200").json()
    assert (facts["width"], facts["height"]) == (300, 200)
    assert 'width="300" height="200"' in facts["html"]


@pytest.mark.parametrize(
    "path", ["/", "/gallery/", "/gallery/other/", "/gallery/lap/all/", "/articles/sun/", "/x"]
)
def test_it_answers_404_to_what_cannot_be_embedded(ask, gallery, put_out, path):
    put_out(make=make_article, slug="sun")
    assert ask(path).status_code == 404


@pytest.mark.parametrize("url", ["http://evil.example/gallery/lap/", "/gallery/lap/", "http://["])
def test_it_answers_404_to_an_address_that_is_not_ours(get, gallery, url):
    assert get("/oembed.json", {"url": url}).status_code == 404


def test_it_answers_404_to_what_is_not_live(ask, gallery, set_clock):
    publishing.schedule(make_gallery(slides=1, slug="coming"), None, MONDAY + 2 * HOUR)
    assert ask("/gallery/coming/").status_code == 404
    set_clock(MONDAY + HOUR)
    publishing.withdraw(gallery, None)
    assert ask("/gallery/lap/").status_code == 404


def test_a_photo_that_may_not_be_shown_is_not_embedded(ask, gallery):
    hidden, other = gallery.slides.all()
    Photo.objects.filter(pk=hidden.photo_id).update(usable_until=MONDAY)
    assert ask(f"/gallery/lap/photo/{hidden.key}/").status_code == 404
    assert other.photo.current_set.key in ask("/gallery/lap/").json()["thumbnail_url"]
    Photo.objects.update(usable_until=MONDAY)
    assert ask("/gallery/lap/").status_code == 404


def test_it_says_what_is_missing_or_not_offered(get, gallery):
    assert get("/oembed.json").status_code == 400
    answer = get("/oembed.json", {"url": f"{SITE}/gallery/lap/", "format": "xml"})
    assert answer.status_code == 501
    assert "JSON" in answer.json()["error"]
