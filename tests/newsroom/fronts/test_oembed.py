"""oEmbed: a slide is a photo, a gallery a frame, an article a link."""

import re
from html import unescape

import pytest

from newsroom import publishing
from photos.models import Photo
from tests.factories import MONDAY, make_article, make_contributor, make_gallery, publish

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
    "path",
    ["/", "/gallery/", "/gallery/other/", "/gallery/lap/photo/nothing/", "/section/space/", "/x"],
)
def test_it_answers_404_to_what_cannot_be_embedded(ask, gallery, path):
    assert ask(path).status_code == 404


@pytest.mark.parametrize(
    "url", ["http://evil.example/gallery/lap/", "/gallery/lap/", "http://[", "x" * 999]
)
def test_it_answers_404_to_an_address_that_is_not_ours(get, gallery, url):
    assert get("/oembed.json", {"url": url}).status_code == 404


@pytest.mark.parametrize("path", ["/gallery/lap/all/", "/gallery/lap/grid/", "/gallery/lap"])
def test_other_addresses_of_a_gallery_stand_for_it(ask, gallery, path):
    assert "/gallery/lap/embed/" in ask(path).json()["html"]


def test_an_older_address_stands_for_the_story_where_it_is_now(ask, gallery, set_clock):
    slide = gallery.slides.first()
    set_clock(MONDAY + HOUR)
    gallery.slug = "orbit"
    gallery.save()
    publishing.save(gallery, None)
    publishing.schedule(gallery, None, MONDAY + 3 * HOUR)
    assert ask("/gallery/orbit/").status_code == 404, "claimed, and not yet live"
    assert "/gallery/lap/embed/" in ask("/gallery/lap/").json()["html"]
    set_clock(MONDAY + 4 * HOUR)
    assert "/gallery/orbit/embed/" in ask("/gallery/lap/").json()["html"]
    photo = ask(f"/gallery/lap/photo/{slide.key}/").json()
    assert photo["web_page"] == f"{SITE}/gallery/orbit/photo/{slide.key}/"


def test_an_article_is_a_link_with_its_photo_and_author(ask, put_out):
    (article,) = put_out(make=make_article, slug="sun", by=make_contributor("Ada Lens"))
    facts = ask("/articles/sun/").json()
    assert facts["type"] == "link"
    assert facts["title"] == article.headline
    assert (facts["author_name"], facts["author_url"]) == (
        "Ada Lens",
        f"{SITE}/people/ada-lens/",
    )
    key = article.lead_photo.current_set.key
    assert facts["thumbnail_url"] == f"{SITE}/media/{key}/640.jpg"
    assert "html" not in facts
    assert "url" not in facts


def test_of_several_authors_each_is_named(ask, gallery):
    for place, name in enumerate(("Ada Lens", "Tom Tongue"), 1):
        gallery.bylines.create(contributor=make_contributor(name), position=place)
    publishing.save(gallery, None)
    publish(gallery)
    facts = ask("/gallery/lap/").json()
    assert facts["author_name"] == "Ada Lens, Tom Tongue"
    assert "author_url" not in facts


@pytest.mark.parametrize(
    ("limits", "size"),
    [({}, (640, 427)), ({"maxwidth": 100}, (100, 66)), ({"maxheight": 100}, (149, 100))],
)
@pytest.mark.parametrize("where", ["gallery", "slide", "article"])
def test_a_thumbnail_keeps_within_what_is_asked_for(ask, gallery, put_out, where, limits, size):
    put_out(make=make_article, slug="sun")
    slide = f"/gallery/lap/photo/{gallery.slides.first().key}/"
    path = {"gallery": "/gallery/lap/", "slide": slide, "article": "/articles/sun/"}[where]
    facts = ask(path, **limits).json()
    assert facts["thumbnail_url"].endswith("/640.jpg")
    assert (facts["thumbnail_width"], facts["thumbnail_height"]) == size


@pytest.mark.parametrize("path", ["/gallery/lap/", "/gallery/lap/grid/", "slide", "/articles/sun/"])
def test_every_page_that_names_an_answer_gets_one(get, gallery, put_out, path):
    """The discovery link: what it leads to has what the specification requires of its type."""
    put_out(make=make_article, slug="sun")
    slide = f"/gallery/lap/photo/{gallery.slides.last().key}/"
    html = get(slide if path == "slide" else path).content.decode()
    (found,) = re.findall(
        r'<link rel="alternate" type="application/json\+oembed" title="[^"]+" href="([^"]+)">', html
    )
    address = unescape(found)
    assert address.startswith(f"{SITE}/oembed.json?")
    answer = get(address.removeprefix(SITE))
    assert answer["Content-Type"] == "application/json"
    facts = answer.json()
    required = {"photo": {"url", "width", "height"}, "rich": {"html", "width", "height"}}
    assert facts.keys() >= {"type", "version"} | required.get(facts["type"], set())
    assert facts["type"] == {"slide": "photo", "/articles/sun/": "link"}.get(path, "rich")


def test_its_frame_is_there_and_may_be_framed(ask, get, gallery):
    src = re.search(r'src="([^"]+)"', ask("/gallery/lap/").json()["html"])[1]
    answer = get(src.removeprefix(SITE))
    assert answer.status_code == 200
    assert "frame-ancestors *" in answer["Content-Security-Policy"]


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
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "JSON" in answer.json()["error"]
