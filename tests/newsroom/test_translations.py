"""Versions of a story in several languages link each other, as long as they are live."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from newsroom import publishing
from newsroom.models import Edition, Story
from newsroom.preflight import NotReady
from tests.factories import MONDAY, make_article, make_gallery, make_user, publish

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
VIEWS = ["/gallery/lap/", "/gallery/lap/all/", "/gallery/lap/grid/"]


@pytest.fixture
def group():
    return uuid4()


@pytest.fixture
def lap(group):
    """An English gallery, live, with a German and an Arabic version."""
    english = make_gallery(2, slug="lap", translation_group=group)
    german = make_gallery(2, slug="runde", language="de", translation_group=group)
    arabic = make_gallery(2, slug="jawla", language="ar", translation_group=group)
    for story in (english, german, arabic):
        publish(story)
    return english, german, arabic


def html(path):
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def also_in(path):
    """The links of the line, as (address, language, direction, name)."""
    line = re.search(r'<p class="meta also">(.*?)</p>', html(path))
    found = re.findall(
        r'<a href="([^"]+)" rel="alternate" hreflang="([^"]+)" lang="\2" dir="(\w+)">([^<]+)</a>',
        line.group(1) if line else "",
    )
    assert not line or line.group(1).count("<a ") == len(found)
    return found


def alternates(path):
    return re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', html(path))


@pytest.mark.parametrize("path", VIEWS)
def test_its_pages_lead_to_the_same_page_in_other_languages(lap, path):
    rest = path.removeprefix("/gallery/lap/")
    assert also_in(path) == [
        (f"/gallery/jawla/{rest}", "ar", "rtl", "العربيّة"),
        (f"/gallery/runde/{rest}", "de", "ltr", "Deutsch"),
    ]


def test_the_line_speaks_the_sites_language_within_the_story(lap):
    page = html("/gallery/jawla/")
    assert '<p class="meta also"><span lang="en" dir="ltr">Also in: <a' in page
    assert [one[1] for one in also_in("/gallery/jawla/")] == ["de", "en"]


def test_an_article_has_the_line_too(group):
    publish(make_article(slug="read", translation_group=group))
    assert also_in("/articles/read/") == alternates("/articles/read/") == []
    publish(make_article(slug="lesen", language="de", translation_group=group))
    assert [one[0] for one in also_in("/articles/read/")] == ["/articles/lesen/"]
    assert [one[0] for one in alternates("/articles/read/")] == ["de", "en"]


def test_canonical_pages_name_all_versions_and_themselves(lap):
    expected = [
        ("ar", f"{SITE}/gallery/jawla/"),
        ("de", f"{SITE}/gallery/runde/"),
        ("en", f"{SITE}/gallery/lap/"),
    ]
    for path in ("/gallery/lap/", "/gallery/runde/", "/gallery/jawla/"):
        assert alternates(path) == expected
    assert alternates("/gallery/lap/all/") == alternates("/gallery/lap/grid/") == []


def test_a_slide_has_its_own_address_and_no_version_of_it(lap):
    english, *_others = lap
    edition = Edition.objects.get(story=english)
    path = edition.url_for("slide", key=edition.load().slides[1].key)
    assert also_in(path) == alternates(path) == []


def test_the_sitemap_names_them(lap):
    publish(make_gallery(1, slug="alone"))
    text = html("/sitemap.xml")
    link = f'<xhtml:link rel="alternate" hreflang="ar" href="{SITE}/gallery/jawla/"/>'
    assert text.count(link) == 3
    alone = text.split(f"<loc>{SITE}/gallery/alone/</loc>")[1].split("</url>")[0]
    assert "xhtml" not in alone


def test_only_live_versions_are_linked(lap, group, set_clock):
    _english, german, arabic = lap
    make_gallery(1, language="fr", slug="draft", translation_group=group)
    publishing.withdraw(german, None)
    assert [one[1] for one in also_in("/gallery/lap/")] == ["ar"]
    assert "/gallery/runde/" not in html("/sitemap.xml")
    publishing.withdraw(arabic, None)
    assert also_in("/gallery/lap/") == alternates("/gallery/lap/") == []
    assert "xhtml" not in html("/sitemap.xml")


def test_a_scheduled_version_is_linked_once_it_has_come(group, set_clock):
    set_clock(MONDAY)
    publish(make_gallery(1, slug="lap", translation_group=group))
    german = make_gallery(1, slug="runde", language="de", translation_group=group)
    publishing.schedule(german, None, MONDAY.replace(hour=12))
    assert also_in("/gallery/lap/") == []
    set_clock(MONDAY.replace(hour=12))
    assert [one[1] for one in also_in("/gallery/lap/")] == ["de"]


def test_the_newest_address_of_a_version_is_linked(lap):
    _english, german, _arabic = lap
    german.slug = "umrundung"
    german.save()
    publishing.save(german, None)
    assert also_in("/gallery/lap/")[1][0] == "/gallery/runde/"
    publish(german)
    assert also_in("/gallery/lap/")[1][0] == "/gallery/umrundung/"


def test_a_version_of_another_kind_is_not_linked(lap, group):
    publish(make_article(slug="lire", language="fr", translation_group=group))
    assert "/articles/lire/" not in html("/gallery/lap/")


def test_it_costs_no_query(lap):
    publish(make_gallery(2, slug="alone"))
    counts = []
    for path in ("/gallery/alone/", "/gallery/lap/"):
        html(path)
        with CaptureQueriesContext(connection) as asked:
            html(path)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 6


def test_what_was_published_before_it_had_a_translation_is_told(group):
    """Its words stay as they were, and nobody has to publish it again."""
    before = publish(make_gallery(1, slug="lap"))
    Story.objects.filter(pk=before.story_id).update(translation_group=group)
    german = make_gallery(1, slug="runde", language="de", translation_group=group)
    assert also_in("/gallery/lap/") == []
    publish(german)
    assert [one[1] for one in also_in("/gallery/lap/")] == ["de"]
    assert [one[1] for one in also_in("/gallery/runde/")] == ["en"]
    after = Edition.objects.get(pk=before.pk)
    assert after.payload == before.payload and after.live_from == before.live_from


def test_saving_alone_changes_nothing_that_readers_see(lap):
    _english, german, _arabic = lap
    before = html("/gallery/lap/"), html("/gallery/runde/")
    german.translation_group = None
    german.save()
    publishing.save(german, None)
    assert (html("/gallery/lap/"), html("/gallery/runde/")) == before
    publish(german)
    assert [one[1] for one in also_in("/gallery/lap/")] == ["ar"]
    assert also_in("/gallery/runde/") == []


def test_two_versions_in_one_language_are_not_published(lap, group):
    second = make_gallery(1, language="de", translation_group=group)
    with pytest.raises(NotReady) as stopped:
        publishing.publish(second, None)
    (problem,) = stopped.value.problems
    assert "version in Deutsch already" in problem.message
    assert problem.field == "translation_of"


def test_rolling_back_to_before_the_translation_keeps_it(lap, group):
    story = make_gallery(1, slug="solo", language="fr")
    publish(story)
    story.translation_group, story.dek = group, "Another dek."
    story.save()
    publishing.save(story, None)
    publish(story)
    assert "fr" in [one[1] for one in also_in("/gallery/lap/")]
    publishing.roll_back(story, make_user(), 1)
    assert "Another dek." not in html("/gallery/solo/")
    assert "fr" in [one[1] for one in also_in("/gallery/lap/")]
