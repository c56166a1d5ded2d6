"""A story in another language says so, and which way it is written, wherever it is shown."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from newsroom import publishing
from newsroom.languages import direction, own_name, site_words, written_in
from tests.factories import make_article, make_contributor, make_gallery, make_user, publish

pytestmark = pytest.mark.django_db
RTL = 'lang="ar" dir="rtl"'


def put_out(story):
    story.bylines.create(contributor=make_contributor(), position=1)
    publishing.save(story, None)
    return publish(story, correction="")


@pytest.fixture
def arabic():
    """A gallery and an article in Arabic that shows it, on a site in English."""
    facts = {"language": "ar", "headline": "جولة"}
    gallery = make_gallery(3, slug="lap", saved=False, **facts)
    article = make_article(slug="read", saved=False, **facts)
    article.blocks.create(position=2, kind="gallery", gallery=gallery)
    return put_out(gallery), put_out(article)


def html(path):
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def element(page, beginning):
    """The start tag that begins so."""
    return re.search(re.escape(beginning) + "[^>]*>", page).group()


def test_it_knows_which_way_a_language_is_written():
    directions = [direction(code) for code in ("ar", "he", "fa", "de", "pt-br", "xx")]
    assert directions == ["rtl", "rtl", "rtl", "ltr", "ltr", "ltr"]


def test_it_calls_a_language_what_its_readers_do():
    assert [own_name(code) for code in ("de", "ar", "fr", "xx")] == [
        *("Deutsch", "العربيّة", "Français", "xx")
    ]


def test_it_says_only_what_differs(settings):
    said = [written_in(code) for code in ("", "en", "de", "ar")]
    assert said == ["", "", ' lang="de"', f" {RTL}"]
    assert [site_words(code) for code in ("", "de", "ar")] == [
        *("", ' lang="en"', ' lang="en" dir="ltr"')
    ]
    settings.LANGUAGE_CODE = "ar"
    assert [written_in(code) for code in ("", "ar", "en")] == ["", "", ' lang="en" dir="ltr"']


@pytest.mark.parametrize(
    ("path", "beginning"),
    [
        ("/", '<article class="lead-words"'),
        ("/gallery/", '<article class="card card-gallery"'),
        ("/section/space/", '<article class="card card-article"'),
        ("/people/picture-desk/", '<article class="card card-article"'),
        ("/search/?q=جولة", '<li class="result"'),
        ("/search/?q=photo&kind=photo", '<li class="card"'),
        ("/gallery/lap/", "<figure"),
        ("/gallery/lap/all/", "<article"),
        ("/gallery/lap/grid/", "<article"),
        ("/gallery/lap/embed/", "<html"),
        ("/articles/read/", '<article class="story"'),
        ("/articles/read/", '<section class="strip"'),
    ],
)
def test_the_element_of_an_arabic_story_says_so(arabic, path, beginning):
    page = html(path)
    if beginning.endswith('"strip"'):  # within a story of the same language
        assert element(page, beginning).endswith('جولة">')
        assert "lang=" not in element(page, beginning)
    else:
        assert RTL in element(page, beginning)


def test_the_sites_words_within_it_say_theirs(arabic):
    assert 'class="count" lang="en" dir="ltr">1 of 3<' in html("/gallery/lap/")
    for path in ("/gallery/lap/", "/gallery/lap/all/", "/articles/read/"):
        assert '<p class="byline"><span lang="en" dir="ltr">' in html(path)


def test_turning_follows_the_site(arabic):
    """Previous and Next, their arrows, keys and a finger: all go by the page's own direction."""
    page = html("/gallery/lap/")
    assert element(page, "<html") == '<html lang="en" class="room">'
    assert "dir=" not in element(page, '<article class="slide') + element(page, '<nav class="row"')


def test_an_english_story_on_an_arabic_page_says_so(settings):
    settings.LANGUAGE_CODE = "ar"
    gallery = make_gallery(2, slug="lap", language="en")
    publish(gallery)
    with translation.override("ar"):
        assert 'lang="ar" dir="rtl"' in element(html("/gallery/lap/"), "<html")
        assert 'lang="en" dir="ltr"' in element(html("/gallery/lap/"), "<figure")
        assert 'lang="en" dir="ltr"' in element(html("/gallery/lap/all/"), "<article")


def test_an_error_says_which_way_it_is_written(client, settings):
    settings.LANGUAGE_CODE = "ar"
    answer = client.get("/gallery/nothing/")
    assert answer.status_code == 404
    assert element(answer.content.decode(), "<html") == '<html lang="ar" dir="rtl" class="paper">'


def test_a_preview_says_so_too():
    article = make_article(language="ar")
    link = publishing.preview(article, make_user())
    page = html(reverse("newsroom:preview", kwargs={"token": link.token}))
    assert RTL in element(page, '<article class="story"')


@pytest.mark.parametrize("path", ["/feed/", "/feed.json", "/gallery/feed/"])
def test_the_words_of_a_feed_have_their_direction(arabic, path):
    publish(make_gallery(1, language="de"))
    text = html(path).replace("\\u003C", "<").replace('\\"', '"').replace("&lt;", "<")
    text = text.replace("&gt;", ">").replace("&quot;", '"')
    assert "<div" in text and text.count("<div") == text.count(f"<div {RTL}>")
