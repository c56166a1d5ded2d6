"""Rows for tests, made straight from models: photos of no pixels, stories of few words."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from django.test import Client

from accounts.models import User
from articles.models import Article, Block
from gallery.models import Gallery, Slide
from newsroom import publishing
from newsroom.models import Contributor, Edition, Section, Story
from photos.models import Photo, RenditionSet
from photos.rendition_files import RenditionFile

_numbers = count(1)
SIZES = [320, 640, 768, 960, 1200, 1440, 1920, 2560]

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def make_user(role: str = User.Role.EDITOR, **facts: Any) -> User:
    facts.setdefault("username", f"{role}{next(_numbers)}")
    return User.objects.create_user(role=role, password="correct horse battery", **facts)


def at_desk(role: str = User.Role.EDITOR) -> Client:
    """A browser in which somebody of this role is logged in."""
    client = Client()
    client.force_login(make_user(role), backend="accounts.roles.RoleBackend")
    return client


def make_photo(**facts: Any) -> Photo:
    """A photo that is ready, with the addresses of renditions but no files behind them."""
    n = next(_numbers)
    facts = {
        "original": f"{n:02d}/{n}.jpg",
        "sha256": f"{n:064x}",
        "format": "JPEG",
        "file_name": f"photo-{n}.jpg",
        "width": 3000,
        "height": 2000,
        "title": f"Photo {n}",
        "caption": f"What photo {n} shows.",
        "alt": f"Alt text {n}",
        "credit": f"Agency {n}",
    } | facts
    state = facts.pop("state", Photo.State.READY)
    photo = Photo.objects.create(state=Photo.State.PROCESSING, **facts)
    if state == Photo.State.READY:
        make_ready(photo)
    elif state != Photo.State.PROCESSING:
        photo.state = state
        photo.save()
    return photo


def make_ready(photo: Photo) -> None:
    ratio = photo.height / photo.width
    files = [
        RenditionFile(f"{width}.{suffix}", width, round(width * ratio), width * 40)
        for suffix, widths in (("avif", SIZES), ("jpg", [640, 1440, 1920]))
        for width in widths
        if width <= photo.width
    ]
    files.append(RenditionFile("card.jpg", 1200, 630, 90_000, "card"))
    renditions = RenditionSet(photo=photo, source=photo.original)
    renditions.files = files
    renditions.save()
    photo.current_set, photo.state = renditions, Photo.State.READY
    photo.save()


def make_section(name: str = "Space") -> Section:
    return Section.objects.get_or_create(slug=name.lower(), defaults={"name": name})[0]


def make_contributor(name: str = "Picture Desk") -> Contributor:
    slug = name.lower().replace(" ", "-")
    return Contributor.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def make_gallery(slides: int = 3, *, saved: bool = True, **facts: Any) -> Gallery:
    n = next(_numbers)
    facts = {"headline": f"Gallery {n}", "slug": f"gallery-{n}", "dek": f"Dek {n}"} | facts
    facts.setdefault("section", make_section())
    gallery = Gallery.objects.create(**facts)
    for place in range(1, slides + 1):
        photo = make_photo()
        Slide.objects.create(
            gallery=gallery,
            photo=photo,
            position=place,
            title=f"Slide {place} of {n}",
            caption=photo.caption,
        )
    if saved:
        publishing.save(gallery, None)
    return gallery


def make_article(*, saved: bool = True, text: str = "<p>Words.</p>", **facts: Any) -> Article:
    n = next(_numbers)
    facts = {"headline": f"Article {n}", "slug": f"article-{n}", "dek": f"Dek {n}"} | facts
    facts.setdefault("section", make_section())
    facts.setdefault("lead_photo", make_photo())
    article = Article.objects.create(**facts)
    Block.objects.create(article=article, position=1, kind=Block.Kind.TEXT, html=text)
    if saved:
        publishing.save(article, None)
    return article


def publish(story: Story, at: datetime | None = None, **options: Any) -> Edition:
    """Publish as the site itself, and give the dated edition."""
    edition = publishing.publish(story, None, at, **options).edition
    assert edition is not None
    return edition
