"""The words of the crowd (crowd.py): the demo's own sentences, shuffled the same way each time."""

import re
from collections.abc import Iterator
from random import Random
from typing import Any

from django.utils.text import slugify

from articles.payload import ArticlePayload, BlockPayload
from gallery.payload import GalleryPayload, SlidePayload
from newsroom.life_ids import new_life_id
from newsroom.models import Contributor, Section, Story, Tag
from newsroom.payload import BylinePayload
from photos.models import Photo

from .flyaround import LAP, STILL_FLYING
from .plans import GalleryPlan, Text
from .shorter import SHORTER

SLIDES = 10
PARAGRAPHS = 6
SENTENCES = 4

Composed = GalleryPayload | ArticlePayload


class Library:
    """What the crowd is made from, read once."""

    def __init__(self) -> None:
        self.photos = list(Photo.objects.filter(state=Photo.State.READY))
        self.sections = list(Section.objects.all())
        self.desks = list(Contributor.objects.all())
        self.tags = list(Tag.objects.all())
        self.sentences = sentences()

    def is_empty(self) -> bool:
        return not (self.photos and self.sections and self.desks and self.tags)


def sentences() -> list[str]:
    """Every sentence of the demo's stories, without marks."""
    words = [
        slide.caption
        for plan in (LAP, *SHORTER)
        if isinstance(plan, GalleryPlan)
        for slide in plan.slides
    ]
    for plan in (STILL_FLYING, *SHORTER):
        parts = getattr(plan, "parts", ())
        words += [re.sub(r"<[^>]+>", " ", part.html) for part in parts if isinstance(part, Text)]
    return [
        part.strip()
        for text in words
        for part in re.split(r"(?<=[.?!])\s+", text)
        if len(part) > 20
    ]


def new_story(library: Library, number: int) -> Story:
    chance = Random(number)
    words = chance.choice(library.sentences).rstrip(".?!").split()
    start = chance.randrange(max(1, len(words) - 7))
    headline = " ".join(words[start : start + 8]).strip(",:;").capitalize()
    return Story(
        kind="article" if number % 2 else "gallery",
        headline=headline,
        slug=f"{slugify(headline)[:80]}-{number}",
        dek=chance.choice(library.sentences),
        section=chance.choice(library.sections),
        lead_photo=chance.choice(library.photos) if number % 2 else None,
        version=1,
    )


def compose(library: Library, story: Story) -> GalleryPayload | ArticlePayload:
    chance = Random(story.pk)
    shared: dict[str, Any] = {
        "headline": story.headline,
        "slug": story.slug,
        "dek": story.dek,
        "section": story.section_id,
        "lead_photo": story.lead_photo_id,
        "bylines": [BylinePayload(chance.choice(library.desks).pk, "words")],
        "tags": sorted({tag.pk for tag in chance.sample(library.tags, min(2, len(library.tags)))}),
    }
    if story.kind == "gallery":
        return GalleryPayload(**shared, slides=list(slides(library, chance)))
    return ArticlePayload(**shared, blocks=list(blocks(library, chance)))


def slides(library: Library, chance: Random) -> Iterator[SlidePayload]:
    for photo in chance.choices(library.photos, k=SLIDES):
        caption = " ".join(chance.choices(library.sentences, k=2))
        yield SlidePayload(new_life_id(), photo.pk, photo.title, caption)


def blocks(library: Library, chance: Random) -> Iterator[BlockPayload]:
    for half in range(2):
        paragraphs = [
            f"<p>{' '.join(chance.choices(library.sentences, k=SENTENCES))}</p>"
            for _ in range(PARAGRAPHS // 2)
        ]
        yield BlockPayload(new_life_id(), "text", html="".join(paragraphs))
        if half == 0:
            photo = chance.choice(library.photos)
            yield BlockPayload(new_life_id(), "photo", photo=photo.pk, caption=photo.caption)
