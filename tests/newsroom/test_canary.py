"""The canary crawl: a word of its own in every hidden text, found in no public byte.

The site is filled with what readers may see and with what they may not; then every address that a
reader can come by is read: links, feeds, sitemaps, JSON, media, searches, and the addresses of what
is hidden, guessed right.
"""

import re
import secrets
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from PIL import Image

from accounts.models import User
from newsroom import publishing
from newsroom.models import (
    Contributor,
    Draft,
    Edition,
    HomeLead,
    PhotoCredit,
    Section,
    Tag,
)
from newsroom.payload import dump
from photos import takedown
from photos.models import Photo
from tests.factories import (
    MONDAY,
    make_article,
    make_contributor,
    make_gallery,
    make_photo,
    make_user,
    publish,
)
from tests.photos.pictures import add_ready, encoded, gradient
from tests.reader import Reader

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
SITE = "http://127.0.0.1:8000"
ADDRESS = re.compile(rf"""(?:{SITE}|(?<=[\s"'>]))(/[^\s"'<>]*)""")


class Aviary:
    """`bird("why")` is a word that stands nowhere else: text, slug and searchable word in one."""

    def __init__(self):
        self.birds = {}

    def __call__(self, why):
        word = f"canary{secrets.token_hex(5)}"
        assert why not in self.birds.values()
        self.birds[word] = why
        return word

    def heard_in(self, text):
        return sorted(why for word, why in self.birds.items() if word in text.lower())


@pytest.fixture
def bird():
    return Aviary()


@pytest.fixture
def site(bird, set_clock):
    """Fill the site at MONDAY; gives addresses that a reader may guess."""
    set_clock(MONDAY)
    user = make_user(
        User.Role.EDITOR,
        username=bird("account"),
        first_name=bird("first name of an account"),
        email=f"{bird('e-mail of an account')}@example.org",
    )
    guesses = [
        *shown(bird, user),
        *never_published(bird, user),
        *still_to_come(bird, user),
        *withdrawn(bird, user),
        *superseded(bird, user),
        *hidden_photos(bird, user),
        *unused_labels(bird, user),
    ]
    return guesses


def exif(bird):
    facts = Image.Exif()
    facts[0x9286] = bird("comment in a file's EXIF")
    facts[0xA430] = facts[0xA431] = bird("owner and serial number in a file's EXIF")
    return facts


def shown(bird, user):
    """A gallery and an article that readers see, with all that the desk alone knows of them."""
    photo = add_ready(
        encoded(gradient(324, 240), exif=exif(bird), comment=bird("comment in a file").encode()),
        name=f"{bird('original file name')}.jpg",
        by=user,
        batch_facts={"credit": "Agency", "alt": "Alt"},
    )
    Photo.objects.filter(pk=photo.pk).update(
        keywords=bird("keywords of a photo"),
        source=bird("source of a photo"),
        failure=bird("failure of a photo"),
    )
    gallery = make_gallery(slides=2, saved=False, slug="lap", note=bird("note to colleagues"))
    gallery.slides.create(photo=photo, position=3, title="Real", caption="A real file.")
    ada = make_contributor("Ada Lens")
    ada.user = user
    ada.save()
    ada.credited_as.create(name=bird("name variant"), folded=bird("folded name variant"))
    PhotoCredit.objects.create(photo=photo, contributor=ada)
    gallery.bylines.create(contributor=ada, position=1)
    gallery.tags.add(Tag.objects.create(name="Night", slug="night"))
    publishing.save(gallery, user)
    publish(gallery, MONDAY - 5 * HOUR)

    article = make_article(slug="sun", saved=False)
    article.blocks.create(position=2, kind="gallery", gallery=gallery, quote=bird("unused field"))
    article.blocks.create(position=3, kind="photo", photo=photo)
    publishing.save(article, user)
    publish(article, MONDAY - 5 * HOUR)
    publish(article, MONDAY - 4 * HOUR, correction="It was eight.")

    article.headline = bird("saved and not published")
    article.blocks.update(html=f"<p>{bird('saved text of a block')}</p>")
    article.save()
    publishing.save(article, user)
    payload = article.compose()
    payload.headline = bird("autosaved and not saved")
    Draft.objects.create(story=article, user=user, payload=dump(payload), base_version=1)
    link = publishing.preview(article, user)
    bird.birds[link.token.lower()] = "token of a preview"
    return ["/gallery/lap/", "/articles/sun/", "/people/ada-lens/", "/tag/night/"]


def never_published(bird, user):
    slug = bird("slug of a draft")
    article = make_article(
        headline=bird("headline of a draft"), dek=bird("dek of a draft"), slug=slug
    )
    gallery = make_gallery(slides=1, headline=bird("headline of a draft gallery"))
    HomeLead.objects.create(story=article, chosen_by=user)
    shown_story = Edition.objects.get(slug="lap").story.gallery
    shown_story.related_rows.create(to=article, position=1)
    publishing.save(shown_story, user)
    publishing.publish(shown_story, None, MONDAY - 3 * HOUR)
    return [f"/articles/{slug}/", f"/gallery/{gallery.slug}/"]


def still_to_come(bird, user):
    slug = bird("slug of a scheduled story")
    gallery = make_gallery(
        slides=0,
        saved=False,
        headline=bird("headline of a scheduled story"),
        kicker=bird("kicker of a scheduled story"),
        dek=bird("dek of a scheduled story"),
        share_title=bird("share title of a scheduled story"),
        slug=slug,
    )
    photo = make_photo(credit=bird("credit to come"), title=bird("title of a photo to come"))
    slide = gallery.slides.create(photo=photo, title=bird("title to come"), position=1)
    publishing.save(gallery, user)
    publishing.publish(gallery, None, MONDAY + HOUR)

    lap = Edition.objects.get(slug="lap", number=1).story.gallery
    lap.headline = bird("headline of a scheduled version")
    lap.slug = later = bird("slug of a scheduled version")
    lap.save()
    publishing.save(lap, user)
    correction = bird("correction of a scheduled version")
    publishing.publish(lap, None, MONDAY + 2 * HOUR, correction=correction)
    key = photo.current_set.key
    return [
        f"/gallery/{slug}/",
        f"/gallery/{slug}/photo/{slide.key}/",
        f"/gallery/{later}/",
        f"/media/{key}/640.jpg",
        f"/media/{key}/card.jpg",
    ]


def withdrawn(bird, user):
    gallery = make_gallery(slides=0, saved=False, headline=bird("headline withdrawn"), slug="gone")
    gallery.dek = bird("dek withdrawn")
    gallery.save()
    photo = make_photo(credit=bird("credit withdrawn"), alt=bird("alt withdrawn"))
    slide = gallery.slides.create(photo=photo, caption=bird("caption withdrawn"), position=1)
    publishing.save(gallery, user)
    publish(gallery, MONDAY - 5 * HOUR, correction="")
    publishing.withdraw(gallery, user, reason=bird("reason of a withdrawal"))
    ended = make_gallery(slides=1, headline=bird("headline ended"), slug="ended")
    publish(ended, MONDAY - 5 * HOUR)
    publishing.withdraw(ended, None, MONDAY)
    return [
        "/gallery/gone/",
        f"/gallery/gone/photo/{slide.key}/",
        "/gallery/gone/all/",
        "/gallery/ended/",
        f"/media/{photo.current_set.key}/640.jpg",
    ]


def superseded(bird, user):
    gallery = make_gallery(slides=1, saved=False, headline=bird("headline before"), slug="before")
    gallery.dek = bird("dek before")
    gallery.share_title = bird("share title before")
    gallery.save()
    photo = make_photo(credit=bird("credit of a slide that left"))
    left = gallery.slides.create(photo=photo, title=bird("slide that left"), position=2)
    gallery.bylines.create(
        contributor=Contributor.objects.create(name=bird("byline before"), slug="was-here"),
        position=1,
    )
    gallery.tags.add(Tag.objects.create(name=bird("tag before"), slug="was-here"))
    publishing.save(gallery, user)
    publish(gallery, MONDAY - 8 * HOUR)
    publish(gallery, MONDAY - 6 * HOUR, correction="It was eight here too.")
    gallery.headline = gallery.dek = "Now"
    gallery.slug, gallery.share_title = "now", ""
    gallery.save()
    for rows in (gallery.bylines, gallery.slides.filter(pk=left.pk)):
        rows.all().delete()
    gallery.tags.clear()
    publishing.save(gallery, user)
    publish(gallery, MONDAY - 3 * HOUR)
    return [
        "/gallery/before/",
        "/gallery/now/",
        f"/gallery/now/photo/{left.key}/",
        f"/media/{photo.current_set.key}/640.jpg",
        "/people/was-here/",
        "/tag/was-here/",
    ]


def hidden_photos(bird, user):
    """Slides of a live gallery whose photos may not be shown: rights that ended, a takedown."""
    gallery = make_gallery(slides=1, saved=False, slug="partly")
    photos = []
    for why in ("whose rights ended", "taken down"):
        photo = make_photo(credit=bird(f"credit of a photo {why}"), alt=bird(f"alt, {why}"))
        gallery.slides.create(
            photo=photo,
            title=bird(f"slide {why}"),
            caption=bird(f"caption of a slide {why}"),
            position=9,
        )
        photos.append(photo)
    article = make_article(saved=False, slug="bare", lead_photo=photos[0])
    article.blocks.create(
        position=2, kind="photo", photo=photos[1], caption=bird("caption of a hidden block")
    )
    for story in (gallery, article):
        publishing.save(story, user)
        publish(story, MONDAY - 5 * HOUR)
    Photo.objects.filter(pk=photos[0].pk).update(usable_until=MONDAY - HOUR)
    takedown.take_down(photos[1], user, bird("reason of a takedown"))
    keys = [slide.key for slide in gallery.slides.all()]
    sets = [photo.rendition_sets.get().key for photo in photos]
    return [
        "/gallery/partly/",
        "/articles/bare/",
        *(f"/gallery/partly/photo/{key}/" for key in keys),
        *(f"/media/{key}/640.jpg" for key in sets),
    ]


def unused_labels(bird, user):
    tag, person = bird("unused tag"), bird("contributor without a story")
    Tag.objects.create(name=tag, slug="unused")
    Contributor.objects.create(name=person, slug="nobody-yet", bio=bird("about somebody"))
    return ["/tag/unused/", "/people/nobody-yet/", "/tag/unused/feed/", "/people/nobody-yet/feed/"]


def entrances(guesses):
    paths = ["/", "/gallery/", "/articles/", "/archive/", "/corrections/", "/search/?q=slide"]
    paths += ["/feed/", "/feed.json", "/gallery/feed/", "/corrections/feed/", "/robots.txt"]
    paths += ["/sitemap.xml", "/sitemap-news.xml", "/sitemap-images.xml", "/nothing/", "/healthz"]
    for front in ("/section/space/", "/tag/night/", "/people/ada-lens/"):
        paths += [front, f"{front}feed/", f"{front}?page=2"]
    stories = [path for path in guesses if path.startswith(("/gallery/", "/articles/"))]
    paths += [f"{path}{view}/" for path in stories for view in ("all", "grid", "embed", "1", "2")]
    paths += [f"/oembed.json?url={SITE}{path}" for path in stories]
    return paths + guesses


def crawl(paths):
    """Every answer that these addresses and the links on them lead to, by address."""
    reader, answers, waiting = Reader(), {}, list(paths)
    while waiting:
        path = waiting.pop()
        if path in answers or path.startswith(("/static/", "/admin/")):
            continue
        answer = reader.get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        text = f"{headers}\n{body.decode('latin-1')}"
        answers[path] = answer.status_code, text
        if "image" not in answer.headers.get("Content-Type", ""):
            waiting += [unescape(found).partition("#")[0] for found in ADDRESS.findall(text)]
    return answers


def test_no_hidden_word_is_in_any_public_byte(site, bird, settings):
    answers = crawl(entrances(site))
    heard = {}
    for path, (_status, text) in answers.items():
        # A guessed address comes back in a link to it: that is the guesser's own word.
        if birds := bird.heard_in(text.replace(path, "")):
            heard[path] = birds
    assert heard == {}
    assert len(bird.birds) > 40
    assert len(answers) > 150
    assert sum(1 for status, _text in answers.values() if status == 200) > 50
    pictures = [path for path in answers if path.startswith("/media/")]
    assert sum(1 for path in pictures if answers[path][0] == 200) >= 3, "real files were read"


def test_no_hidden_word_is_found_by_searching(site, bird):
    """By its beginning: what has the word, or the phrase, has this too."""
    client = Client()
    for word, why in bird.birds.items():
        answer = client.get("/search/", {"q": f"{word[:-2]}*"})
        assert list(answer.context["page"].rows) == [], why
    for query in (word, f'"{word}"'):
        assert list(client.get("/search/", {"q": query}).context["page"].rows) == []
    assert list(client.get("/search/", {"q": "slide"}).context["page"].rows)


def test_what_is_hidden_is_heard_once_it_is_shown(site, bird, set_clock):
    """The birds can sing: when their time has come, the same crawl hears them."""
    set_clock(MONDAY + 3 * HOUR)
    text = "".join(text for _status, text in crawl(entrances(site)).values())
    heard = bird.heard_in(text)
    assert "headline of a scheduled story" in heard
    assert "headline of a scheduled version" in heard
    assert "correction of a scheduled version" in heard
    assert "credit to come" in heard
    assert "headline of a draft" not in heard
    assert Section.objects.count() == 1
