"""A crowd of stories of realistic length for measuring, made of the demo's own sentences.

They share the painted photos and are written in bulk: a thousand take seconds. Even numbers are
galleries of ten slides, odd ones are articles of some four hundred words.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import islice

from django.db import models, transaction

from articles.models import Article, Block
from gallery.models import Gallery, Slide
from gallery.payload import GalleryPayload
from newsroom.kinds import kind_named
from newsroom.models import (
    Address,
    Byline,
    Edition,
    EditionContributor,
    EditionPhoto,
    EditionTag,
    SearchPhoto,
    SearchText,
    Story,
)
from newsroom.payload import dump
from newsroom.search_rows import photo_rows, text_row, words_of
from newsroom.search_text import places_in
from photos.public_revision import bump

from .crowd_words import Composed, Library, compose, new_story

BATCH = 250
Report = Callable[[int, int], None]


def fill_up(to: int, report: Report) -> int:
    """Add stories until there are `to`, once the demo's own stand. Returns how many were added."""
    library = Library()
    have = Story.objects.count()
    if library.is_empty() or have >= to:
        return 0
    numbers = iter(range(have + 1, to + 1))
    while batch := list(islice(numbers, BATCH)):
        with transaction.atomic():
            add_batch(library, batch)
            bump()
        report(batch[-1] - have, to - have)
    return to - have


def add_batch(library: Library, numbers: list[int]) -> None:
    oldest = Edition.objects.exclude(live_from=None).order_by("first_published_at").first()
    stories = [new_story(library, number) for number in numbers]
    Story.objects.bulk_create(stories)
    for story in stories:
        model = Gallery if story.kind == "gallery" else Article
        # Django refuses bulk_create for children of a concrete parent: the parent's row stands.
        model(story_ptr=story, **fields_of(story)).save_base(raw=True, force_insert=True)
    payloads = [compose(library, story) for story in stories]
    write_parts(stories, payloads)
    assert oldest is not None and oldest.first_published_at  # noqa: S101 -- the demo's stories stand
    write_editions(stories, payloads, oldest.first_published_at)


def fields_of(story: Story) -> dict[str, object]:
    return {field.attname: getattr(story, field.attname) for field in Story._meta.concrete_fields}


def write_parts(stories: list[Story], payloads: list[Composed]) -> None:
    slides, blocks = [], []
    for story, payload in zip(stories, payloads, strict=True):
        if isinstance(payload, GalleryPayload):
            slides += [
                Slide(
                    gallery_id=story.pk,
                    position=place,
                    key=slide.key,
                    photo_id=slide.photo,
                    title=slide.title,
                    caption=slide.caption,
                )
                for place, slide in enumerate(payload.slides, 1)
            ]
        else:
            blocks += [
                Block(
                    article_id=story.pk,
                    position=place,
                    key=block.key,
                    kind=block.kind,
                    html=block.html,
                    photo_id=block.photo,
                    caption=block.caption,
                )
                for place, block in enumerate(payload.blocks, 1)
            ]
    Slide.objects.bulk_create(slides, batch_size=500)
    Block.objects.bulk_create(blocks, batch_size=500)
    Byline.objects.bulk_create(
        Byline(story=story, contributor_id=line.contributor, role=line.role, position=1)
        for story, payload in zip(stories, payloads, strict=True)
        for line in payload.bylines
    )
    Story.tags.through._default_manager.bulk_create(
        Story.tags.through(story_id=story.pk, tag_id=tag)
        for story, payload in zip(stories, payloads, strict=True)
        for tag in payload.tags
    )


def write_editions(stories: list[Story], payloads: list[Composed], newest: datetime) -> None:
    """One live edition each, three hours apart, going back from the demo's oldest story."""
    editions = []
    for back, (story, payload) in enumerate(zip(stories, payloads, strict=True), 1):
        at = newest - timedelta(hours=3 * back)
        editions.append(
            Edition(
                story=story,
                number=1,
                payload=dump(payload),
                kind=story.kind,
                slug=story.slug,
                headline=story.headline,
                dek=story.dek,
                section_id=story.section_id,
                lead_photo_id=story.lead_photo_id,
                live_from=at,
                first_published_at=at,
            )
        )
    Edition.objects.bulk_create(editions, batch_size=100)
    Address.objects.bulk_create(
        Address(kind=story.kind, slug=story.slug, story=story) for story in stories
    )
    write_references(editions, payloads)


def write_references(editions: list[Edition], payloads: list[Composed]) -> None:
    rows: dict[type[models.Model], list[models.Model]] = {
        EditionPhoto: [],
        EditionContributor: [],
        EditionTag: [],
        SearchText: [],
        SearchPhoto: [],
    }
    said = words_of(fact.photo for edition in editions for fact in places_in(edition))
    for edition, payload in zip(editions, payloads, strict=True):
        first = edition.first_published_at
        for photo, places in places_of(edition, payload).items():
            rows[EditionPhoto].append(
                EditionPhoto(
                    edition=edition, photo_id=photo, places=places, first_published_at=first
                )
            )
        for line in payload.bylines:
            rows[EditionContributor].append(
                EditionContributor(
                    edition=edition,
                    contributor_id=line.contributor,
                    role=line.role,
                    position=1,
                    first_published_at=first,
                )
            )
        rows[EditionTag] += [
            EditionTag(edition=edition, tag_id=tag, first_published_at=first)
            for tag in payload.tags
        ]
        rows[SearchText].append(text_row(edition, (), said))
        rows[SearchPhoto] += photo_rows(edition, said)
    for model, several in rows.items():
        model._default_manager.bulk_create(several, batch_size=500)


def places_of(edition: Edition, payload: Composed) -> dict[int, int]:
    places: dict[int, int] = {}
    for fact in kind_named(edition.kind).slides(payload):
        places[fact.photo] = places.get(fact.photo, 0) + 1
    if payload.lead_photo:
        places.setdefault(payload.lead_photo, 0)
    return places
