"""What a gallery leads on to after its last slide: the next gallery, and related stories."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from newsroom.cards import Card
from newsroom.close_stories import (
    MOST_RELATED,
    cards_among,
    closeness,
    closest,
    moment_of,
    tags_asked,
)
from newsroom.models import Edition
from newsroom.models.edition import EditionQuerySet
from newsroom.page_photos import padded
from newsroom.prepared import Prepared

from .payload import GalleryPayload


@dataclass(frozen=True)
class LeadsOn:
    next: list[Edition] = field(default_factory=list)  # one, or none after the oldest gallery
    related: list[Edition] = field(default_factory=list)

    @property
    def editions(self) -> list[Edition]:
        return self.next + self.related

    def told_apart(self, cards: list[Card]) -> dict[str, Any]:
        """The cards of `editions`, as templates/gallery/_leads_on.html takes them."""
        until = len(self.next)
        return {"next_card": next(iter(cards[:until]), None), "related": cards[until:]}


def leads_on(edition: Edition, payload: GalleryPayload, at: datetime) -> LeadsOn:
    """The gallery published before this one; the stories that editors chose and that are live,
    then the closest. One query."""
    near = _around(
        chosen=padded(payload.related[:MOST_RELATED] or [0]),
        section=edition.section_id or 0,
        tags=tags_asked(payload.tags),
        story=edition.story_id,
        first=edition.first_published_at or at,
        at=at,
    )
    following = next_of(edition, near)
    found = {one.story_id: one for one in sorted(near, key=closeness, reverse=True)}
    chosen = {story: found[story] for story in payload.related if story in found}
    related = [*(chosen | found).values()]
    passed_over = {edition.story_id, *(one.story_id for one in following)}
    others = [one for one in related if one.story_id not in passed_over]
    return LeadsOn(following, others[:MOST_RELATED])


def next_of(edition: Edition, near: Iterable[Edition]) -> list[Edition]:
    """The gallery published before it is among those found, and no other lies between."""
    own = moment_of(edition)
    earlier = [one for one in near if one.kind == "gallery" and moment_of(one) < own]
    return sorted(earlier, key=moment_of)[-1:]


def _stories_around(
    section: int, tags: list[int], chosen: list[int], story: int, first: datetime, at: datetime
) -> EditionQuerySet:
    # Before live(): of two upper bounds SQLite takes the first for its way through the index.
    galleries = Edition.objects.of_kind("gallery").filter(first_published_at__lte=first)
    earlier = galleries.live(at).newest_first().exclude(first_published_at=first, story__gte=story)
    in_section = Edition.objects.filter(section=section).live(at)
    parts = [
        earlier.values("pk")[:1],
        Edition.objects.live(at).filter(story__in=chosen).order_by().values("pk"),
        closest(in_section, tags, story, at),
    ]
    return cards_among(parts, tags)


_around = Prepared(_stories_around)
