"""The JSON-LD of every kind of page: it parses, has what Google's documentation requires and
recommends, says what the page says, and nothing in it can end its element.

https://developers.google.com/search/docs/appearance/structured-data/article
https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata
https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
https://developers.google.com/search/docs/appearance/structured-data/profile-page
"""

import json
import re
from html.parser import HTMLParser

import pytest
from django.contrib.staticfiles import finders

from newsroom import publishing
from newsroom.models import Byline
from photos.models import Photo
from tests.factories import MONDAY, make_article, make_contributor, make_photo, publish

from .conftest import HOUR

SITE = "http://127.0.0.1:8000"
EVIL = '</script><script>alert("1")</script> <!-- & \u2028 \u2029 \' \\'
PAGES = [
    "/",
    "/gallery/",
    "/articles/",
    "/section/space/",
    "/tag/night/",
    "/people/ada-lens/",
    "/archive/2026/",
    "/archive/2026/3/",
    "/articles/sun/",
    "/gallery/lap/",
    "/gallery/lap/all/",
    "/gallery/lap/grid/",
]
FRONTS = ["/", "/section/space/", "/people/ada-lens/"]
ARTICLE = {"headline", "image", "datePublished", "dateModified", "author"}
CREDITED = {"creator", "creditText", "copyrightNotice", "license"}  # one of these is required
PICTURE = CREDITED | {"contentUrl", "acquireLicensePage"}
CRUMB = {"@type", "position", "name", "item"}


class Scripts(HTMLParser):
    """The texts of all script elements, by type, as a browser parts them."""

    def __init__(self):
        super().__init__()
        self.found, self.inside = [], ""

    def handle_starttag(self, tag, attrs):
        if tag == "script":
            self.inside = dict(attrs).get("type", "")
            self.found.append((self.inside, ""))

    def handle_data(self, data):
        if self.inside:
            kind, text = self.found.pop()
            self.found.append((kind, text + data))

    def handle_endtag(self, tag):
        if tag == "script":
            self.inside = ""


@pytest.fixture
def data(get):
    """`data(path)`: what the page says of its subject, and the names and addresses above it."""

    def data(path):
        scripts = Scripts()
        scripts.feed(get(path).content.decode())
        found = [json.loads(text) for kind, text in scripts.found if kind == "application/ld+json"]
        assert all(one.pop("@context") == "https://schema.org" for one in found)
        subject, *ways = found
        assert [way["@type"] for way in ways] == ["BreadcrumbList"] * (path != "/")
        steps = ways[0]["itemListElement"] if ways else []
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert all(step.keys() == CRUMB and step["@type"] == "ListItem" for step in steps)
        return subject, [(step["name"], step["item"]) for step in steps]

    return data


@pytest.fixture
def stories(put_out, night):
    """A gallery and an article by the same two people, with all that a photo can say."""
    ada, tom = make_contributor("Ada Lens"), make_contributor("Tom Tongue")
    facts = {"tags": [night], "by": ada}
    made = put_out(make=make_article, slug="sun", **facts)
    made += put_out(slides=3, slug="lap", headline="The lap", **facts)
    for story in made:
        story.bylines.create(contributor=ada, role=Byline.Role.PHOTOS, position=2)
        story.bylines.create(contributor=tom, role=Byline.Role.TRANSLATION, position=3)
    made[0].blocks.create(position=2, kind="photo", photo=make_photo(), caption="In the text.")
    Photo.objects.update(
        byline="Ada Lens",
        copyright_notice="© 2026 Agency",
        licence_url="https://licence.example/by",
        acquire_licence_url="https://licence.example/buy",
    )
    for story in made:
        publishing.save(story, None)
        publish(story, MONDAY - HOUR / 2)
    return made


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_what_it_is_and_where_it_stands(data, stories, path):
    subject, way = data(path)
    assert subject["@type"]
    assert subject["url"].startswith(f"{SITE}/")
    if path != "/":
        assert way[-1][1] == subject.get("mainEntityOfPage", subject["url"])
        assert way[0] == ("Flyaround", f"{SITE}/")
        assert len(way) >= 2
    assert json.dumps(subject).count('""') == 0, "what is empty is left out"


@pytest.mark.parametrize("path", ["/articles/sun/", "/gallery/lap/"])
def test_a_story_has_what_google_wants_of_articles(data, stories, path):
    subject, _way = data(path)
    (story,) = [one for one in stories if one.slug in path]
    assert subject.keys() >= ARTICLE
    assert subject["headline"] == story.headline
    assert subject["description"] == story.dek
    assert subject["datePublished"] == (MONDAY - HOUR).isoformat()
    assert subject["dateModified"] == (MONDAY - HOUR / 2).isoformat()
    ada = {"@type": "Person", "name": "Ada Lens", "url": f"{SITE}/people/ada-lens/"}
    tom = {"@type": "Person", "name": "Tom Tongue", "url": f"{SITE}/people/tom-tongue/"}
    assert subject["author"] == [ada]
    assert subject["translator"] == [tom]
    assert subject["url"] == subject["mainEntityOfPage"] == SITE + path
    assert subject["keywords"] == ["Night"]
    assert subject["inLanguage"] == "en"
    photo = story.lead_photo or story.slides.first().photo
    assert subject["image"][0] == f"{SITE}/media/{photo.current_set.key}/card.jpg"


def test_the_publisher_has_a_name_and_a_mark(data, stories, settings):
    for path in ("/", "/articles/sun/"):
        publisher = data(path)[0]["publisher"]
        assert (publisher["@type"], publisher["name"]) == ("Organization", "Flyaround")
        logo = publisher["logo"]["url"].removeprefix(SITE + settings.STATIC_URL)
        assert finders.find(logo)


def test_the_photos_of_an_article_say_whose_they_are(data, stories):
    subject, _way = data("/articles/sun/")
    assert subject["@type"] == "NewsArticle"
    assert subject["articleSection"] == "Space"
    lead, block = stories[0].lead_photo, stories[0].blocks.get(kind="photo")
    pictures = subject["image"][1:]
    assert [one["caption"] for one in pictures] == [lead.caption, "In the text."]
    for picture, photo in zip(pictures, (lead, block.photo), strict=True):
        check_picture(picture, photo)


def check_picture(picture, photo):
    assert picture.keys() >= PICTURE
    assert picture["@type"] == "ImageObject"
    assert picture["contentUrl"] == f"{SITE}/media/{photo.current_set.key}/1920.jpg"
    assert (picture["width"], picture["height"]) == (1920, 1280), "those of that very file"
    assert picture["creditText"] == photo.credit
    assert picture["creator"] == {"@type": "Person", "name": "Ada Lens"}
    assert picture["copyrightNotice"] == "© 2026 Agency"
    assert picture["license"] == "https://licence.example/by"
    assert picture["acquireLicensePage"] == "https://licence.example/buy"


@pytest.mark.parametrize(("view", "number"), [("", 1), ("all/", 3), ("grid/", 3)])
def test_a_gallery_describes_each_photo_it_shows(data, stories, view, number):
    subject, way = data(f"/gallery/lap/{view}")
    assert subject["@type"] == "ImageGallery"
    assert "articleSection" not in subject, "of articles alone"
    slides = list(stories[1].slides.all())[:number]
    assert len(subject["associatedMedia"]) == number
    for picture, slide in zip(subject["associatedMedia"], slides, strict=True):
        check_picture(picture, slide.photo)
        assert (picture["name"], picture["caption"]) == (slide.title, slide.caption)
    assert way[1:] == [("Space", f"{SITE}/section/space/"), ("The lap", f"{SITE}/gallery/lap/")]


def test_a_slide_is_a_picture_of_its_gallery(data, stories):
    slide = stories[1].slides.last()
    address = f"/gallery/lap/photo/{slide.key}/"
    subject, way = data(address)
    check_picture(subject, slide.photo)
    assert subject["url"] == SITE + address
    assert subject["isPartOf"] == {
        "@type": "ImageGallery",
        "name": "The lap",
        "url": f"{SITE}/gallery/lap/",
    }
    assert way[1:] == [
        ("Space", f"{SITE}/section/space/"),
        ("The lap", f"{SITE}/gallery/lap/"),
        (slide.title, SITE + address),
    ]


def test_a_slides_own_credit_comes_before_the_photos(data, stories):
    stories[1].slides.update(credit="Own credit")
    publishing.save(stories[1], None)
    publish(stories[1])
    Photo.objects.update(byline="")
    picture = data("/gallery/lap/")[0]["associatedMedia"][0]
    assert picture["creditText"] == "Own credit"
    assert picture["creator"] == {"@type": "Organization", "name": "Own credit"}


@pytest.mark.parametrize("path", ["/articles/sun/", "/gallery/lap/", "/gallery/lap/all/"])
def test_every_correction_is_told_with_its_date(data, stories, path, set_clock):
    (story,) = [one for one in stories if one.slug in path]
    assert "correction" not in data(path)[0]
    publish(story, correction="It was nine.")
    set_clock(MONDAY + HOUR)
    publish(story, correction="And on Tuesday.")
    assert data(path)[0]["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": text,
            "datePublished": (MONDAY + hours * HOUR).isoformat(),
        }
        for text, hours in (("And on Tuesday.", 1), ("It was nine.", 0))
    ]


def test_the_home_page_is_the_website(data, stories):
    subject, _way = data("/")
    assert (subject["@type"], subject["name"]) == ("WebSite", "Flyaround")
    assert subject["url"] == f"{SITE}/"
    assert "potentialAction" not in subject, "Google's search box is gone since November 2024"


def test_a_contributors_page_is_their_profile(data, stories):
    ada = stories[0].bylines.first().contributor
    ada.bio = "Takes pictures."
    ada.save()
    subject, way = data("/people/ada-lens/")
    assert subject["@type"] == "ProfilePage"
    assert subject["mainEntity"] == {
        "@type": "Person",
        "name": "Ada Lens",
        "url": f"{SITE}/people/ada-lens/",
        "description": "Takes pictures.",
    }
    assert way[1:] == [("Ada Lens", f"{SITE}/people/ada-lens/")]


def test_a_portrait_says_whose_it_is_while_it_may_be_shown(data, stories):
    ada = stories[0].bylines.first().contributor
    ada.portrait = stories[0].lead_photo
    ada.save()
    check_picture(data("/people/ada-lens/")[0]["mainEntity"]["image"], ada.portrait)
    Photo.objects.filter(pk=ada.portrait_id).update(usable_until=MONDAY)
    assert "image" not in data("/people/ada-lens/")[0]["mainEntity"]


def test_the_archive_leads_down_to_the_month(data, stories):
    assert data("/archive/2026/3/")[1][1:] == [
        ("Archive", f"{SITE}/archive/"),
        ("2026", f"{SITE}/archive/2026/"),
        ("March", f"{SITE}/archive/2026/3/"),
    ]


@pytest.mark.parametrize(
    "path", ["/", *PAGES[-4:], "slide", "/section/space/", "/people/ada-lens/"]
)
def test_no_text_can_end_its_element(get, data, stories, path, settings):
    settings.SITE_NAME = EVIL
    Photo.objects.update(credit=EVIL, copyright_notice=EVIL, byline=EVIL)
    for story in stories:
        story.section.name = story.section.description = EVIL[:60]
        story.section.save()
        story.headline = story.dek = EVIL
        story.save()
        for one in story.slides.all() if story.kind == "gallery" else []:
            one.title = one.caption = EVIL
            one.save()
        publishing.save(story, None)
        publish(story, correction=EVIL)
    if path == "slide":
        path = f"/gallery/lap/photo/{stories[1].slides.last().key}/"
    html = get(path).content.decode()
    texts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert len(texts) == (1 if path == "/" else 2)
    assert not re.search("[<>&\u2028\u2029]", "".join(texts))
    assert "<script>alert" not in html
    said = json.dumps([json.loads(text) for text in texts])
    assert json.dumps(EVIL[:60])[1:-1] in said
