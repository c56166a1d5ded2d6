"""Every feed as a feed reader reads it: each field against the story's own facts."""

import json
import re
from html import unescape
from time import gmtime

import feedparser
import pytest

from newsroom import publishing
from newsroom.models import Edition
from photos.models import Photo
from tests.factories import MONDAY, make_article, make_contributor, make_section, publish

from .conftest import HOUR

SITE = "http://127.0.0.1:8000"
ODD = "A\x0b\x1f <b>&amp; \"B\" ]]> 'C' \ufffe\U0001f680 ‏ مدار"
READ = "A <b>&amp; \"B\" ]]> 'C' \U0001f680 ‏ مدار"  # without what XML forbids
ATOM = ["/feed/", "/section/space/feed/", "/tag/night/feed/", "/people/ada-lens/feed/"]
LIKE_A_LINK = re.compile(r'(?:href|src)="([^"]*)"')


@pytest.fixture
def stories(put_out, night):
    """An article in German, a gallery in Arabic, and one in the site's language with odd signs."""
    facts = {"tags": [night], "by": make_contributor("Ada Lens")}
    text = '<p>All of <a href="/gallery/lap/">it</a> and <a href="https://x.example/">more</a>.</p>'
    made = put_out(make=make_article, slug="sonne", language="de", text=text, **facts)
    made += put_out(slides=2, slug="madar", language="ar", hours=3, **facts)
    made += put_out(slides=2, slug="odd", headline=ODD, hours=5, **facts)
    made[0].blocks.create(position=2, kind="photo", photo=Photo.objects.first(), caption=ODD)
    made[0].blocks.create(position=3, kind="gallery", gallery=made[1])
    publishing.save(made[0], None)
    publish(made[0], MONDAY - HOUR / 2)
    Photo.objects.update(
        caption=ODD, copyright_notice="© 2026 A & B", licence_url="https://l.example/?a=1&b=2"
    )
    return made


@pytest.fixture
def parse(get):
    def parse(path):
        answer = get(path)
        assert answer.status_code == 200
        feed = feedparser.parse(
            answer.content, response_headers={"content-type": answer["Content-Type"]}
        )
        assert not feed.bozo, feed.get("bozo_exception")
        return feed

    return parse


def live(story):
    return Edition.objects.live(MONDAY).get(story=story)


def time_of(moment):
    return gmtime(moment.timestamp())


def shown_photos(story):
    """The photos of a story as its page shows them."""
    if story.kind == "gallery":
        return [slide.photo for slide in story.slides.all()]
    own = [story.lead_photo, *(block.photo for block in story.blocks.all() if block.photo)]
    return [*own, story.blocks.get(kind="gallery").gallery.slides.first().photo]


@pytest.mark.parametrize("path", [*ATOM, "/gallery/feed/"])
def test_each_entry_has_its_storys_facts(parse, stories, path):
    wanted = [one for one in stories if path != "/gallery/feed/" or one.kind == "gallery"]
    feed = parse(path)
    assert [entry.link for entry in feed.entries] == [
        SITE + live(story).get_absolute_url() for story in wanted
    ]
    for entry, story in zip(feed.entries, wanted, strict=True):
        edition = live(story)
        assert entry.title == (READ if "odd" in story.slug else story.headline)
        assert entry.published_parsed == time_of(edition.first_published_at)
        assert entry.updated_parsed == time_of(edition.live_from)
        assert [author.name for author in entry.authors] == ["Ada Lens"]
        assert [tag.term for tag in entry.tags] == ["Space", "Night"]
        assert entry.summary == story.dek
        assert entry.title_detail.language == (story.language or "en")
        assert entry.id == f"tag:127.0.0.1,2026-03-02:story/{story.pk}"
    assert len({entry.id for entry in feed.entries}) == len(wanted)


@pytest.mark.parametrize("path", [*ATOM, "/gallery/feed/"])
def test_the_content_is_whole_with_every_photo(parse, stories, path):
    for entry in parse(path).entries:
        (story,) = [one for one in stories if entry.id.endswith(f"/{one.pk}")]
        content = entry.content[0]
        assert content.type == "text/html"
        assert content.language == (story.language or "en")
        for photo in shown_photos(story):
            assert f"{SITE}/media/{photo.current_set.key}/1440.jpg" in content.value
            assert photo.credit in content.value
            assert f'alt="{photo.alt}"' in content.value
        for slide in story.slides.all() if story.kind == "gallery" else []:
            assert f'href="{SITE}/gallery/{story.slug}/photo/{slide.key}/"' in content.value
            assert slide.title in content.value
            assert slide.caption in content.value


@pytest.mark.parametrize("path", [*ATOM, "/gallery/feed/", "/corrections/feed/", "/feed.json"])
def test_every_address_in_it_is_absolute(get, stories, path):
    publishing.publish(stories[0], None, correction="See /gallery/.")
    text = get(path).content.decode()
    text = "".join(re.findall(r'"content_html": (".*?[^\\]")', text)) if "json" in path else text
    found = LIKE_A_LINK.findall(unescape(text.replace('\\"', '"')))
    assert len(found) >= (2 if "corrections" in path else 9)
    assert [one for one in found if not re.match(r"https?://", one)] == []


def test_a_gallery_has_each_slide_as_a_medium(parse, stories):
    for entry, story in zip(parse("/gallery/feed/").entries, stories[1:], strict=True):
        slides = list(story.slides.all())
        assert len(entry.media_content) == len(entry.media_thumbnail) == len(slides) == 2
        for medium, thumbnail, slide in zip(
            entry.media_content, entry.media_thumbnail, slides, strict=True
        ):
            folder = f"{SITE}/media/{slide.photo.current_set.key}"
            assert medium == {
                "url": f"{folder}/1920.jpg",
                "type": "image/jpeg",
                "medium": "image",
                "width": "1920",
                "height": "1280",
                "filesize": str(1920 * 40),
            }
            assert thumbnail["url"] == f"{folder}/640.jpg"
            assert (thumbnail["width"], thumbnail["height"]) == ("640", "427")
        assert [one["content"] for one in entry.media_credit] == [s.photo.credit for s in slides]
        assert entry.media_copyright == "© 2026 A & B"
        assert entry.media_license["href"] == "https://l.example/?a=1&b=2"
        (enclosure,) = entry.enclosures
        assert enclosure.href == entry.media_content[0]["url"]
        assert (enclosure.type, enclosure.length) == ("image/jpeg", str(1920 * 40))


def test_a_lead_photo_is_a_medium_too(parse, stories):
    entry, photo = parse("/feed/").entries[0], stories[0].lead_photo
    (medium,) = entry.media_content
    address = f"{SITE}/media/{photo.current_set.key}/1440.jpg"
    assert (medium["url"], medium["width"], medium["height"]) == (address, "1440", "960")
    assert entry.media_thumbnail[0]["url"].endswith("/640.jpg")
    assert [one["content"] for one in entry.media_credit] == [photo.credit]
    assert entry.media_copyright == "© 2026 A & B"
    (enclosure,) = entry.enclosures
    assert (enclosure.href, enclosure.length) == (address, str(1440 * 40))


def test_an_author_leads_to_their_front(parse, stories):
    (author,) = parse("/feed/").entries[0].authors
    assert author.href == f"{SITE}/people/ada-lens/"


def test_a_story_from_right_to_left_says_so(parse, stories):
    german, arabic, odd = (entry.content[0].value for entry in parse("/feed/").entries)
    assert arabic.startswith('<div dir="rtl" lang="ar">')
    assert "rtl" not in german + odd


@pytest.mark.parametrize("path", ["/feed/", "/feed.json", "/gallery/feed/"])
def test_a_correction_dates_an_entry_anew_under_its_old_id(get, stories, path, set_clock):
    def read():
        if path == "/feed.json":
            found = json.loads(get(path).content)["items"]
            keys = ("id", "date_modified", "content_html", "date_published")
            return {one["id"]: tuple(one[key] for key in keys) for one in found}
        found = feedparser.parse(get(path).content).entries
        return {one.id: (one.id, one.updated, one.content[0].value, one.published) for one in found}

    before = read()
    set_clock(MONDAY + HOUR)
    publish(stories[1], correction="It was nine,\nnot <eight>.")
    set_clock(MONDAY + 2 * HOUR)
    publish(stories[1], correction="And on Tuesday.")
    after = read()
    assert before.keys() == after.keys()
    (changed,) = [one for one in after if after[one] != before[one]]
    assert changed.endswith(f"story/{stories[1].pk}")
    _id, updated, html, published = after[changed]
    assert updated == (MONDAY + 2 * HOUR).isoformat()
    assert published == before[changed][3]
    assert html.index("And on Tuesday.") < html.index("It was nine,<br")
    assert "not &lt;eight&gt;." in html


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/feed/", "Flyaround"),
        ("/section/space/feed/", "Space – Flyaround"),
        ("/gallery/feed/", "Galleries – Flyaround"),
        ("/corrections/feed/", "Corrections – Flyaround"),
    ],
)
def test_an_empty_feed_is_one_too(parse, db, path, title):
    make_section()
    feed = parse(path)
    assert feed.entries == []
    assert feed.feed.title == title
    assert feed.feed.link.startswith(f"{SITE}/")
    assert {link.href for link in feed.feed.links if link.rel == "self"} == {SITE + path}
    assert feed.feed.language == "en"


def test_a_correction_is_an_entry_of_its_own_feed(parse, stories):
    for story, text in ((stories[0], "Was it?"), (stories[1], ODD)):
        publishing.publish(story, None, correction=text)
    first, second = parse("/corrections/feed/").entries
    assert [first.content[0].value, second.content[0].value] == [READ, "Was it?"]
    assert first.content[0].type == "text/plain"
    assert second.link == f"{SITE}/articles/sonne/"
    assert second.title_detail.language == "de"
    assert first.published_parsed == first.updated_parsed == time_of(MONDAY)
    assert first.id != second.id


def test_json_is_the_same_story(get, stories):
    feed = json.loads(get("/feed.json").content)
    assert [one["language"] for one in feed["items"] if "language" in one] == ["de", "ar"]
    assert [one["url"] for one in feed["items"]] == [
        SITE + live(story).get_absolute_url() for story in stories
    ]
    for item, story in zip(feed["items"], stories, strict=True):
        assert item["tags"] == ["Space", "Night"]
        assert item["authors"] == [{"name": "Ada Lens", "url": f"{SITE}/people/ada-lens/"}]
        assert all(photo.credit in item["content_html"] for photo in shown_photos(story))
    assert feed["icon"].startswith(f"{SITE}/static/site/icon-512")


@pytest.mark.parametrize(
    ("page", "feed", "kind"),
    [
        ("/", "/feed/", "atom"),
        ("/articles/", "/feed/", "atom"),
        ("/section/space/", "/section/space/feed/", "atom"),
        ("/tag/night/", "/tag/night/feed/", "atom"),
        ("/people/ada-lens/", "/people/ada-lens/feed/", "atom"),
        ("/gallery/", "/gallery/feed/", "rss"),
        ("/corrections/", "/corrections/feed/", "atom"),
        ("/articles/sonne/", "/feed/", "atom"),
        ("/gallery/odd/", "/feed/", "atom"),
    ],
)
def test_a_page_leads_feed_readers_to_its_feed(get, stories, page, feed, kind):
    html = get(page).content.decode()
    (link,) = re.findall(rf'<link rel="alternate" type="application/{kind}\+xml"[^>]*>', html)
    assert f'href="{feed}"' in link
    assert 'title=""' not in link
    assert get(feed).status_code == 200
