"""Sitemaps: stories in parts, the news of 48 hours, every picture."""

import pytest
from defusedxml import ElementTree

from newsroom import publishing
from newsroom.fronts import image_sitemap, sitemaps
from photos.models import Photo
from tests.factories import MONDAY, make_article, make_gallery

from .conftest import HOUR

SITE = "http://127.0.0.1:8000"
S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
N = "{http://www.google.com/schemas/sitemap-news/0.9}"
I = "{http://www.google.com/schemas/sitemap-image/1.1}"  # noqa: E741


def read(get, path="/sitemap.xml"):
    answer = get(path)
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


@pytest.fixture(autouse=True)
def _one_part(monkeypatch):
    """Ids go on rising from test to test: whatever they are, a few stories are one part."""
    monkeypatch.setattr(sitemaps, "STORIES_A_PART", 10**9)
    monkeypatch.setattr(image_sitemap, "STORIES_A_PART", 10**9)


def addresses(root):
    return [loc.text.removeprefix(SITE) for loc in root.findall(f"{S}url/{S}loc")]


class TestStories:
    def test_it_has_fronts_and_live_stories(self, get, put_out):
        put_out(slug="lap")
        put_out(make=make_article, slug="sun")
        publishing.schedule(make_gallery(slides=1, slug="coming"), None, MONDAY + HOUR)
        expected = ["/", "/gallery/", "/articles/", "/section/space/"]
        assert addresses(read(get)) == [*expected, "/gallery/lap/", "/articles/sun/"]

    def test_it_says_when_a_story_last_changed(self, get, put_out, set_clock):
        (story,) = put_out()
        set_clock(MONDAY + HOUR)
        publishing.publish(story, None, correction="It was eight.")
        last = read(get).find(f"{S}url[last()]/{S}lastmod")
        assert last.text == (MONDAY + HOUR).isoformat()

    def test_beyond_the_size_of_a_part_it_is_an_index(self, get, put_out, monkeypatch):
        stories = put_out(5)
        monkeypatch.setattr(sitemaps, "STORIES_A_PART", 2)
        root = read(get)
        assert root.tag == f"{S}sitemapindex"
        parts = [loc.text.removeprefix(SITE) for loc in root.findall(f"{S}sitemap/{S}loc")]
        first = (stories[0].pk + 1) // 2
        assert parts[0] == f"/sitemap-{first}.xml"
        found = [path for part in parts for path in addresses(read(get, part))]
        assert {f"/gallery/{story.slug}/" for story in stories} <= set(found)
        assert len(found) == len(set(found))
        assert len(parts) == 3
        assert "/section/space/" in found
        assert get(f"/sitemap-{first + 3}.xml").status_code == 404

    def test_a_part_without_a_live_story_is_left_out(self, get, put_out, monkeypatch):
        monkeypatch.setattr(sitemaps, "STORIES_A_PART", 1)
        first, second, third = put_out(3)
        publishing.withdraw(second, None)
        parts = [loc.text for loc in read(get).iter(f"{S}loc")]
        assert parts == [f"{SITE}/sitemap-{story.pk}.xml" for story in (first, third)]
        assert get(f"/sitemap-{second.pk}.xml").status_code == 404

    @pytest.mark.parametrize("path", ["/sitemap-0.xml", "/sitemap-2.xml", "/sitemap-01.xml"])
    def test_it_answers_404_to_a_part_that_is_not(self, get, put_out, path):
        put_out()
        assert get(path).status_code == 404

    def test_it_answers_before_the_first_story(self, get):
        assert addresses(read(get)) == ["/", "/gallery/", "/articles/"]


class TestNews:
    def test_it_has_what_is_younger_than_48_hours(self, get, put_out):
        put_out(headline="Old & cold", hours=49)
        put_out(headline="Sun & moon", slug="sun", hours=48, language="de")
        (url,) = read(get, "/sitemap-news.xml").findall(f"{S}url")
        assert url.find(f"{S}loc").text == f"{SITE}/gallery/sun/"
        news = url.find(f"{N}news")
        assert news.find(f"{N}publication/{N}name").text == "Flyaround"
        assert news.find(f"{N}publication/{N}language").text == "de"
        assert news.find(f"{N}publication_date").text == (MONDAY - 48 * HOUR).isoformat()
        assert news.find(f"{N}title").text == "Sun & moon"

    def test_a_story_leaves_it_as_time_passes(self, get, put_out, set_clock, settings):
        settings.PAGE_CACHE = True
        put_out(hours=48)
        assert len(read(get, "/sitemap-news.xml")) == 1
        set_clock(MONDAY + HOUR)
        assert len(read(get, "/sitemap-news.xml")) == 0


class TestImages:
    def test_every_slide_has_its_page_caption_and_licence(self, get, put_out):
        (gallery,) = put_out(slides=2, slug="lap")
        Photo.objects.update(licence_url="https://licence.example/by")
        root = read(get, "/sitemap-images.xml")
        slides = list(gallery.slides.all())
        assert addresses(root) == [f"/gallery/lap/photo/{slide.key}/" for slide in slides]
        for url, slide in zip(root, slides, strict=True):
            (image,) = url.findall(f"{I}image")
            folder = f"{SITE}/media/{slide.photo.current_set.key}"
            assert image.find(f"{I}loc").text == f"{folder}/1920.jpg"
            assert image.find(f"{I}caption").text == slide.caption
            assert image.find(f"{I}title").text == slide.title
            assert image.find(f"{I}license").text == "https://licence.example/by"

    def test_the_photos_of_an_article_stand_under_its_address(self, get, put_out):
        (article,) = put_out(make=make_article, slug="sun")
        for place in (2, 3):
            photo = make_gallery(slides=1).slides.get().photo
            article.blocks.create(position=place, kind="photo", photo=photo, caption="Seen")
        publishing.save(article, None)
        publishing.publish(article, None)
        root = read(get, "/sitemap-images.xml")
        assert addresses(root) == ["/articles/sun/"]
        captions = [one.text for one in root.findall(f"{S}url/{I}image/{I}caption")]
        assert captions == [article.lead_photo.caption, "Seen", "Seen"]

    def test_a_lead_photo_that_stands_in_the_text_too_is_one_picture(self, get, put_out):
        (article,) = put_out(make=make_article)
        article.blocks.create(position=2, kind="photo", photo=article.lead_photo, caption="Seen")
        publishing.save(article, None)
        publishing.publish(article, None)
        root = read(get, "/sitemap-images.xml")
        assert [one.text for one in root.findall(f"{S}url/{I}image/{I}caption")] == ["Seen"]

    def test_a_photo_that_may_not_be_shown_is_left_out(self, get, put_out):
        (gallery,) = put_out(slides=2)
        Photo.objects.filter(pk=gallery.slides.first().photo_id).update(usable_until=MONDAY)
        assert len(addresses(read(get, "/sitemap-images.xml"))) == 1

    def test_beyond_the_size_of_a_part_it_is_an_index(self, get, put_out, monkeypatch):
        stories = put_out(3, slides=1)
        monkeypatch.setattr(image_sitemap, "STORIES_A_PART", 1)
        parts = [loc.text for loc in read(get, "/sitemap-images.xml").iter(f"{S}loc")]
        assert parts == [f"{SITE}/sitemap-images-{story.pk}.xml" for story in stories]
        found = [at for part in parts for at in addresses(read(get, part.removeprefix(SITE)))]
        assert len(found) == 3


def test_robots_txt_names_the_sitemaps(get):
    text = get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    for name in ("sitemap", "sitemap-news", "sitemap-images"):
        assert f"Sitemap: {SITE}/{name}.xml\n" in text
