"""Sitemaps against the rules of their published schemas and of the protocol's limits.

The rules are those of sitemap.xsd and siteindex.xsd 0.9 (https://www.sitemaps.org/schemas/), of
sitemap-image.xsd 1.1 and of sitemap-news.xsd 0.9 (https://www.google.com/schemas/).
"""

import re
import uuid

import pytest
from defusedxml import ElementTree
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom import page_cache, publishing
from newsroom.fronts import image_sitemap, sitemaps
from photos import takedown
from photos.models import Photo
from tests.factories import MONDAY, make_article, publish

from .conftest import HOUR

SITE = "http://127.0.0.1:8000"
S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
N = "{http://www.google.com/schemas/sitemap-news/0.9}"
I = "{http://www.google.com/schemas/sitemap-image/1.1}"  # noqa: E741
X = "{http://www.w3.org/1999/xhtml}link"
MAPS = ["/sitemap.xml", "/sitemap-news.xml", "/sitemap-images.xml"]
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?")
NEWS_LANGUAGE = re.compile(r"zh-cn|zh-tw|[a-z]{2,3}")
ODD = "A\x0b & <b> ]]> \ufffe\U0001f680 مدار"
#: Each element with its children in the schema's order: name, how often at least, at most.
CHILDREN = {
    f"{S}sitemapindex": [(f"{S}sitemap", 1, 50_000)],
    f"{S}sitemap": [(f"{S}loc", 1, 1), (f"{S}lastmod", 0, 1)],
    f"{S}urlset": [(f"{S}url", 0, 50_000)],  # the schema wants one; Google takes none of news
    f"{S}url": [
        (f"{S}loc", 1, 1),
        (f"{S}lastmod", 0, 1),
        (f"{S}changefreq", 0, 1),
        (f"{S}priority", 0, 1),
        (X, 0, 40),
        (f"{I}image", 0, 1_000),
        (f"{N}news", 0, 1),
    ],
    f"{I}image": [
        (f"{I}loc", 1, 1),
        (f"{I}caption", 0, 1),
        (f"{I}geo_location", 0, 1),
        (f"{I}title", 0, 1),
        (f"{I}license", 0, 1),
    ],
    f"{N}news": [(f"{N}publication", 1, 1), (f"{N}publication_date", 1, 1), (f"{N}title", 1, 1)],
    f"{N}publication": [(f"{N}name", 1, 1), (f"{N}language", 1, 1)],
}
TEXTS = {
    f"{S}loc": re.compile(rf"{re.escape(SITE)}/[!-~]{{0,2000}}"),
    f"{S}lastmod": MOMENT,
    X: re.compile(""),
    f"{I}loc": re.compile(rf"{re.escape(SITE)}/media/[!-~]+"),
    f"{I}caption": re.compile(r".+", re.DOTALL),
    f"{I}title": re.compile(r".+", re.DOTALL),
    f"{I}license": re.compile(r"https?://[!-~]+"),
    f"{N}name": re.compile(r".+"),
    f"{N}language": NEWS_LANGUAGE,
    f"{N}publication_date": MOMENT,
    f"{N}title": re.compile(r".+"),
}


def broken_rules(element):
    """What of the schema this element and those in it do not keep."""
    if element.tag in TEXTS:
        fits = TEXTS[element.tag].fullmatch(element.text or "") and not len(element)
        return [] if fits else [f"{element.tag}: {element.text!r}"]
    allowed = CHILDREN[element.tag]
    order = [name for name, _least, _most in allowed]
    found = [child.tag for child in element]
    wrong = [f"{element.tag} has a {tag}" for tag in found if tag not in order]
    if not wrong and found != sorted(found, key=order.index):
        wrong.append(f"{element.tag} has {found} in this order")
    for name, least, most in allowed:
        if not least <= found.count(name) <= most:
            wrong.append(f"{element.tag} has {found.count(name)} {name}")
    return wrong + [one for child in element if child.tag in order for one in broken_rules(child)]


@pytest.fixture
def read(get):
    def read(path):
        answer = get(path)
        assert answer.status_code == 200
        return ElementTree.fromstring(answer.content)

    return read


@pytest.fixture(autouse=True)
def _one_part(monkeypatch):
    """Ids go on rising from test to test: whatever they are, a few stories are one part."""
    monkeypatch.setattr(sitemaps, "STORIES_A_PART", 10**9)
    monkeypatch.setattr(image_sitemap, "STORIES_A_PART", 10**9)


@pytest.fixture
def stories(put_out):
    """A gallery with odd signs, an article with two photos, one in Chinese."""
    made = put_out(slides=3, slug="lap", headline=ODD)
    made += put_out(make=make_article, slug="sun", language="pt-br", hours=2)
    made += put_out(make=make_article, slug="moon", language="zh-hans", hours=3)
    for place in (2, 3):
        photo = made[0].slides.all()[place - 2].photo
        made[1].blocks.create(position=place, kind="photo", photo=photo, caption=ODD)
    publishing.save(made[1], None)
    publish(made[1], MONDAY - HOUR)
    made[0].slides.update(caption=ODD, title="")
    publishing.save(made[0], None)
    publish(made[0], MONDAY - HOUR / 2)
    Photo.objects.update(licence_url="https://licence.example/by?a=1&b=2")
    return made


@pytest.mark.parametrize("path", MAPS)
def test_a_full_one_keeps_the_schemas_rules(read, stories, path):
    root = read(path)
    assert len(root) >= 3
    assert broken_rules(root) == []


@pytest.mark.parametrize("path", MAPS)
def test_an_empty_one_does_too(read, db, path):
    assert broken_rules(read(path)) == []


def test_an_index_and_its_parts_do_too(read, stories, monkeypatch):
    monkeypatch.setattr(sitemaps, "STORIES_A_PART", 1)
    monkeypatch.setattr(image_sitemap, "STORIES_A_PART", 1)
    for path in ("/sitemap.xml", "/sitemap-images.xml"):
        root = read(path)
        assert len(root) == 3
        assert broken_rules(root) == []
        for loc in root.iter(f"{S}loc"):
            assert broken_rules(read(loc.text.removeprefix(SITE))) == []


def test_one_with_translations_does_too(read, put_out):
    group = uuid.uuid4()
    for language in ("de", "ar"):
        put_out(language=language, translation_group=group)
    root = read("/sitemap.xml")
    assert broken_rules(root) == []
    found = [[(one.get("hreflang"), one.get("href")) for one in url.findall(X)] for url in root]
    assert [language for language, _href in found[-1]] == ["ar", "de"]
    assert found[-1] == found[-2]
    assert {href for _language, href in found[-1]} == {url[0].text for url in root[-2:]}


def test_the_rules_are_told_from_others(read, stories):
    root = read("/sitemap-images.xml")
    root[0].append(root[0][0])  # a second address, behind the image
    root[1].find(f"{S}lastmod").text = "yesterday"
    assert len(broken_rules(root)) == 3


def test_no_address_stands_twice(read, stories):
    for path in MAPS:
        found = [loc.text for loc in read(path).findall(f"{S}url/{S}loc")]
        assert len(found) == len(set(found)) >= 3


def test_news_tells_languages_as_google_does(read, stories):
    found = [one.text for one in read("/sitemap-news.xml").iter(f"{N}language")]
    assert found == ["en", "pt", "zh-cn"]


def test_it_names_each_stories_last_change(read, stories):
    changed = [one.text for one in read("/sitemap-news.xml").iter(f"{S}lastmod")]
    assert changed == [(MONDAY - HOUR * hours).isoformat() for hours in (0.5, 1, 3)]
    for url in read("/sitemap-images.xml"):
        assert url.find(f"{S}lastmod").text in changed


def test_an_index_names_each_parts_last_change(read, stories, monkeypatch):
    monkeypatch.setattr(sitemaps, "STORIES_A_PART", 1)
    changed = [one.text for one in read("/sitemap.xml").iter(f"{S}lastmod")]
    assert changed == [(MONDAY - HOUR * hours).isoformat() for hours in (0.5, 1, 3)]


def test_a_part_has_changed_when_a_story_left_it(read, put_out, set_clock, monkeypatch):
    monkeypatch.setattr(sitemaps, "STORIES_A_PART", 2)
    stories = put_out(4)
    set_clock(MONDAY + HOUR)
    left = stories[1]
    publishing.withdraw(left, None)
    part = f"{SITE}/sitemap-{(left.pk + 1) // 2}.xml"
    (entry,) = [one for one in read("/sitemap.xml") if one.find(f"{S}loc").text == part]
    assert entry.find(f"{S}lastmod").text == (MONDAY + HOUR).isoformat()


@pytest.mark.parametrize(
    ("limit", "most", "left"), [("MOST_ADDRESSES", 2, 2), ("MOST_BYTES", 1_000, 2)]
)
def test_it_ends_at_the_protocols_limits(read, stories, monkeypatch, limit, most, left):
    assert len(read("/sitemap-images.xml")) == 5
    monkeypatch.setattr(image_sitemap, limit, most)
    root = read("/sitemap-images.xml")
    assert len(root) == left
    assert broken_rules(root) == []


def test_an_address_has_no_more_images_than_google_reads(read, stories, monkeypatch):
    monkeypatch.setattr(image_sitemap, "MOST_IMAGES", 1)
    assert {len(url.findall(f"{I}image")) for url in read("/sitemap-images.xml")} == {1}


def test_the_limits_are_the_protocols():
    assert image_sitemap.MOST_ADDRESSES == 50_000
    assert 49 * 2**20 < image_sitemap.MOST_BYTES < 50 * 2**20


def test_what_is_withdrawn_is_gone_at_once(get, stories, settings):
    settings.PAGE_CACHE = True
    page_cache.forget()
    before = {path: get(path).content for path in MAPS}
    assert all(b"/gallery/lap/" in text for text in before.values())
    publishing.withdraw(stories[0], None)
    assert not any(b"/gallery/lap/" in get(path).content for path in MAPS)
    page_cache.forget()


def test_what_is_taken_down_is_gone_at_once(get, stories, settings):
    settings.PAGE_CACHE = True
    page_cache.forget()
    photo = stories[0].slides.first().photo
    assert photo.current_set.key.encode() in get("/sitemap-images.xml").content
    takedown.take_down(photo, None, "asked to")
    assert photo.current_set.key.encode() not in get("/sitemap-images.xml").content
    page_cache.forget()


def test_a_part_asks_as_little_whatever_is_in_it(get, put_out):
    counted = []
    for _round in range(2):
        put_out(4, slides=6)
        with CaptureQueriesContext(connection) as asked:
            assert get("/sitemap-images.xml").status_code == 200
            counted.append(len(asked))
    assert counted[0] == counted[1] <= 4
