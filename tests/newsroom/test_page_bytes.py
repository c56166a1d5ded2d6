"""The one test that guards the page cache: what it answers is what a fresh render would answer.

Every public address is asked with the cache on (twice: a render and a hit, or a page held from an
earlier moment) and off, at each moment at which time changes something, a second before and after,
and after every desk action. The bytes must be equal.
"""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from newsroom import page_cache, publishing
from newsroom.models import Byline, Edition, HomeLead, Section, Tag
from newsroom.translations import group_begun_by
from photos import takedown
from photos.editing import save_photo
from photos.models import Photo
from photos.public_revision import bump, next_change
from tests.factories import (
    MONDAY,
    make_article,
    make_contributor,
    make_gallery,
    make_photo,
    make_ready,
    publish,
)
from tests.reader import Reader

pytestmark = pytest.mark.django_db
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


@pytest.fixture
def site(set_clock):
    """Stories in every state; dates and rights change things in the hours after MONDAY."""
    set_clock(MONDAY)
    page_cache.forget()
    gallery = make_gallery(slides=3, slug="lap", headline="The lap")
    desk = make_contributor()
    desk.portrait = make_photo(alt="The desk")
    desk.save()
    gallery.bylines.create(contributor=desk, role=Byline.Role.PHOTOS)
    gallery.tags.add(Tag.objects.create(name="Night", slug="night"))
    publishing.save(gallery, None)
    publish(gallery, MONDAY - 30 * HOUR)
    article = make_article(slug="still-flying")
    article.blocks.create(position=2, kind="gallery", gallery=gallery)
    publishing.save(article, None)
    publish(article, MONDAY - 20 * HOUR)
    coming = make_article(slug="coming", headline="Coming soon")
    publishing.schedule(coming, None, MONDAY + 2 * HOUR)
    ending = make_gallery(slides=1, slug="ending")
    publish(ending, MONDAY - 10 * HOUR)
    publishing.withdraw(ending, None, MONDAY + 4 * HOUR)
    limited = gallery.slides.all()[1].photo
    save_photo(limited, None, {"usable_until": MONDAY + 6 * HOUR})
    yield gallery, article, coming, ending
    page_cache.forget()


def addresses(gallery):
    slug = {"slug": "lap"}
    section = Section.objects.get()
    names = ["home", "archive", "corrections", "corrections_feed", "feed", "feed_json"]
    names += ["sitemap", "sitemap_news", "sitemap_images", "robots", "manifest"]
    names += ["favicon", "security_txt"]
    names = [*(f"newsroom:{name}" for name in names), "gallery:front", "article:front"]
    paths = [reverse(name) for name in names]
    paths += [
        reverse(f"gallery:{view}", kwargs=slug) for view in ("detail", "all", "grid", "embed")
    ]
    edition = Edition.objects.filter(story=gallery).exclude(live_from=None).first()
    paths += [edition.url_for("slide", key=slide.key) for slide in edition.load().slides]
    paths += [edition.url_for("number", n=n) for n in (1, 2, 3, 4)]
    paths += ["/gallery/lap-renamed/", "/gallery/feed/", "/gallery/ending/", "/articles/coming/"]
    paths += ["/articles/still-flying/", "/gallery/nothing/", "/gallery/?page=2", "/gallery/runde/"]
    paths += [section.get_absolute_url(), f"{section.get_absolute_url()}feed/"]
    paths += [
        "/tag/night/",
        "/tag/night/feed/",
        "/people/picture-desk/",
        "/people/picture-desk/words/",
    ]
    return [*paths, "/archive/2026/", "/archive/2026/2/"]


def answers(settings, paths, *, cached):
    settings.PAGE_CACHE = cached
    reader = Reader()
    return {path: essence(reader.get(path)) for path in paths}


def essence(response):
    return response.status_code, response.headers.get("Location", ""), response.content


def agree(settings, paths):
    """Ask with the cache twice and without; give what readers see."""
    first = answers(settings, paths, cached=True)
    again = answers(settings, paths, cached=True)
    fresh = answers(settings, paths, cached=False)
    wrong = [path for path in paths if not first[path] == again[path] == fresh[path]]
    assert wrong == []
    return fresh


def test_at_every_moment_at_which_time_changes_a_page(settings, site, set_clock):
    gallery, *_others = site
    paths = addresses(gallery)
    moments, moment = [], MONDAY
    while (moment := next_change(moment)) is not None:
        moments.append(moment)
    assert len(moments) == 3, "a publication, an end, and rights that end"
    seen = [agree(settings, paths)]
    for moment in moments:
        for near in (moment - SECOND, moment, moment + SECOND):
            set_clock(near)
            seen.append(agree(settings, paths))
    changed = [path for path in paths if len({answer[path] for answer in seen}) > 1]
    assert {"/", "/articles/coming/", "/gallery/ending/", "/gallery/lap/all/"} <= set(changed)


def rename(gallery):
    gallery.slug = "lap-renamed"
    gallery.headline = "Once around"
    gallery.save()
    publishing.save(gallery, None)
    publish(gallery, scheduled="keep")


def take_down(gallery):
    takedown.take_down(gallery.slides.first().photo, None, "asked to")


def lift(gallery):
    photo = Photo.objects.get(taken_down_at__isnull=False)
    takedown.lift(photo, None, "settled")
    with transaction.atomic():  # as photos/renditions.py does when its files are made anew
        make_ready(photo)
        bump()


def limit_portrait(gallery):
    portrait = gallery.bylines.get().contributor.portrait
    save_photo(portrait, None, {"usable_until": MONDAY - HOUR})


def add_slide(gallery):
    gallery.slides.create(photo=make_photo(), position=9, title="One more", caption="More.")
    publishing.save(gallery, None)
    publish(gallery)


def correct(gallery):
    publishing.publish(gallery, None, correction="It was ten, not nine.")


def translate(gallery):
    group = group_begun_by(gallery.pk)
    type(gallery).objects.filter(pk=gallery.pk).update(translation_group=group)
    publish(make_gallery(1, slug="runde", language="de", translation_group=group))


def withdraw_translation(gallery):
    publishing.withdraw(type(gallery).objects.get(slug="runde"), None)


ACTIONS = [
    ("a translation published", translate),
    ("the translation withdrawn", withdraw_translation),
    ("a mended credit", lambda g: save_photo(g.slides.first().photo, None, {"credit": "Mended"})),
    ("a mended alt text", lambda g: save_photo(g.slides.last().photo, None, {"alt": "Mended"})),
    ("a portrait that may be shown no more", limit_portrait),
    ("one slide more", add_slide),
    ("a correction", correct),
    ("another address and headline", rename),
    ("a photo taken down", take_down),
    ("the photo let back", lift),
    ("a story withdrawn", lambda g: publishing.withdraw(g, None)),
    ("and published again", lambda g: publishing.publish(g, None)),
]


def test_after_every_desk_action(settings, site, set_clock):
    gallery, *_others = site
    paths = addresses(gallery)
    before = agree(settings, paths)
    for number, (what, act) in enumerate(ACTIONS, 1):
        set_clock(MONDAY + number * SECOND)
        act(gallery)
        after = agree(settings, paths)
        assert after != before, f"{what} changed nothing that readers see"
        before = after


def test_after_live_facts_are_mended_at_the_desk(settings, site, editor_client):
    gallery, *_others = site
    paths = addresses(gallery)
    before = agree(settings, paths)
    section = Section.objects.get()
    forms = {
        reverse("admin:newsroom_section_change", args=[section.pk]): {
            "name": "Orbit",
            "slug": section.slug,
            "description": "",
            "position": 0,
        },
        reverse("admin:newsroom_tag_change", args=[Tag.objects.get().pk]): {
            "name": "Dark hours",
            "slug": "night",
        },
    }
    for url, form in forms.items():
        assert editor_client.post(url, form).status_code == 302
        after = agree(settings, paths)
        assert after != before
        before = after


def test_the_chosen_lead_changes_home_at_once(settings, site, editor_client):
    gallery, *_others = site
    paths = ["/"]
    before = agree(settings, paths)
    form = {"story": gallery.pk, "leads_from_0": "2026-03-02", "leads_from_1": "08:00:00"}
    assert editor_client.post(reverse("admin:newsroom_homelead_add"), form).status_code == 302
    assert HomeLead.objects.get().story_id == gallery.pk
    assert agree(settings, paths) != before
