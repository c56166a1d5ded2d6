"""Atom with the whole of each story, for the site, a section, a tag, a person."""

import pytest
from defusedxml import ElementTree

from newsroom import publishing
from photos.models import Photo
from tests.factories import (
    MONDAY,
    make_article,
    make_contributor,
    make_gallery,
    make_section,
    publish,
)

from .conftest import HOUR

A, MEDIA = "{http://www.w3.org/2005/Atom}", "{http://search.yahoo.com/mrss/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SITE = "http://127.0.0.1:8000"


def read(get, path="/feed/"):
    answer = get(path)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def only_entry(feed):
    (entry,) = feed.findall(f"{A}entry")
    return entry


@pytest.fixture
def story(put_out, night):
    (story,) = put_out(
        make=make_article,
        headline="Sun & <moon>",
        slug="sun",
        dek="A dek.",
        tags=[night],
        by=make_contributor("Ada Lens"),
        text='<p>The whole <a href="/gallery/x/">text</a> &amp; more.</p>',
        language="de",
        hours=2,
    )
    return story


def test_an_entry_says_all_of_its_story(get, story):
    entry = only_entry(read(get))
    assert entry.find(f"{A}title").text == "Sun & <moon>"
    assert entry.find(f"{A}link").get("href") == f"{SITE}/articles/sun/"
    assert entry.find(f"{A}published").text == (MONDAY - 2 * HOUR).isoformat()
    assert [one.find(f"{A}name").text for one in entry.findall(f"{A}author")] == ["Ada Lens"]
    assert [one.get("term") for one in entry.findall(f"{A}category")] == ["Space", "Night"]
    assert entry.find(f"{A}summary").text == "A dek."
    assert entry.get(LANG) == "de"


def test_the_content_is_whole_and_its_addresses_absolute(get, story):
    content = only_entry(read(get)).find(f"{A}content")
    assert content.get("type") == "html"
    assert f'<p>The whole <a href="{SITE}/gallery/x/"' in content.text
    assert "&amp; more.</p>" in content.text
    address = f"{SITE}/media/{story.lead_photo.current_set.key}/1440.jpg"
    assert f'<img src="{address}"' in content.text
    assert '="/' not in content.text


def test_the_lead_photo_comes_with_its_credit(get, story):
    media = only_entry(read(get)).find(f"{MEDIA}content")
    assert media.get("url") == f"{SITE}/media/{story.lead_photo.current_set.key}/1440.jpg"
    assert (media.get("width"), media.get("height")) == ("1440", "960")
    assert media.find(f"{MEDIA}credit").text == story.lead_photo.credit
    assert media.find(f"{MEDIA}thumbnail").get("url").endswith("/640.jpg")


def test_a_photo_that_may_not_be_shown_is_in_no_feed(get, story):
    Photo.objects.update(usable_until=MONDAY)
    feed = get("/feed/").content.decode()
    assert "/media/" not in feed
    assert "The whole" in feed


def test_an_id_is_for_life_and_updated_is_when_it_last_changed(get, story, set_clock):
    before = only_entry(read(get))
    set_clock(MONDAY + HOUR)
    story.slug = "star"
    story.save()
    publishing.save(story, None)
    publish(story, correction="It was eight.")
    feed = read(get)
    after = only_entry(feed)
    assert after.find(f"{A}id").text == before.find(f"{A}id").text
    assert after.find(f"{A}link").get("href") == f"{SITE}/articles/star/"
    assert after.find(f"{A}published").text == before.find(f"{A}published").text
    assert after.find(f"{A}updated").text == (MONDAY + HOUR).isoformat()
    assert feed.find(f"{A}updated").text == (MONDAY + HOUR).isoformat()
    assert "It was eight." in after.find(f"{A}content").text


def test_a_gallery_has_every_slide(get, put_out):
    (gallery,) = put_out(slides=3, slug="lap")
    content = only_entry(read(get)).find(f"{A}content").text
    for slide in gallery.slides.all():
        assert slide.title in content
        assert slide.caption in content
        assert slide.photo.credit in content
        assert f'<a href="{SITE}/gallery/lap/photo/{slide.key}/">' in content


def test_an_embedded_gallery_is_a_picture_that_leads_to_it(get, put_out):
    (gallery,) = put_out(slides=2, slug="lap", headline="The lap", hours=3)
    (article,) = put_out(make=make_article)
    article.blocks.create(position=2, kind="gallery", gallery=gallery)
    publishing.save(article, None)
    publish(article)
    content = read(get).findall(f"{A}entry")[0].find(f"{A}content").text
    assert f'<a href="{SITE}/gallery/lap/">The lap</a> (2 photos)' in content


def test_it_has_the_newest_twenty(get, put_out_many):
    put_out_many(21)
    titles = [entry.find(f"{A}title").text for entry in read(get).findall(f"{A}entry")]
    assert titles == [f"Story {n}" for n in range(20)]


def test_a_control_character_in_a_headline_breaks_nothing(get, put_out):
    put_out(headline="A\x0bB\x1fC")
    assert only_entry(read(get)).find(f"{A}title").text == "ABC"


def test_the_sites_feed_says_whose_it_is_even_while_it_is_empty(get):
    feed = read(get)
    assert feed.find(f"{A}title").text == "Flyaround"
    assert feed.find(f"{A}id").text == f"{SITE}/feed/"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{A}link")}
    assert links == {"self": f"{SITE}/feed/", "alternate": f"{SITE}/"}
    assert feed.find(f"{A}updated").text
    assert feed.find(f"{A}author/{A}name").text == "Flyaround"


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/section/space/feed/", "Space – Flyaround"),
        ("/tag/night/feed/", "Night – Flyaround"),
        ("/people/ada-lens/feed/", "Ada Lens – Flyaround"),
    ],
)
def test_each_front_has_a_feed_of_its_own(get, story, put_out, path, title):
    put_out(headline="Elsewhere", section=make_section("Nature"))
    feed = read(get, path)
    assert feed.find(f"{A}title").text == title
    assert feed.find(f"{A}link[@rel='alternate']").get("href") == SITE + path.removesuffix("feed/")
    assert only_entry(feed).find(f"{A}title").text == "Sun & <moon>"


@pytest.mark.parametrize("path", ["/section/x/feed/", "/tag/x/feed/", "/people/x/feed/"])
def test_it_answers_404_for_a_front_that_is_not(get, path):
    assert get(path).status_code == 404


def test_nothing_withdrawn_or_still_to_come_is_in_it(get, put_out, set_clock):
    (story,) = put_out(headline="Withdrawn")
    set_clock(MONDAY + HOUR)
    publishing.withdraw(story, None)
    publishing.schedule(make_gallery(slides=1, headline="Coming"), None, MONDAY + 2 * HOUR)
    assert read(get).findall(f"{A}entry") == []
