"""The other stories on an article's page: galleries inside its text, related stories after it, and
the section's stories before and after it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from newsroom.cards import COLUMNS
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
from newsroom.prepared import Prepared

from .payload import ArticlePayload


@dataclass(frozen=True)
class Beside:
    galleries: dict[int, Edition] = field(default_factory=dict)  # by story
    related: list[Edition] = field(default_factory=list)
    earlier: Edition | None = None
    later: Edition | None = None


def beside(edition: Edition, payload: ArticlePayload, at: datetime) -> Beside:
    """Two queries at most. Related are those that editors chose and that are live, then those with
    most tags in common, then the section's newest."""
    embedded = {block.gallery for block in payload.blocks if block.gallery}
    named = found(edition, embedded | set(payload.related), at)
    near = around(edition, payload, at)
    earlier, later = neighbours(edition, near)
    chosen = [named[story] for story in payload.related if story in named]
    passed_over = embedded | {edition.story_id, *(one.story_id for one in chosen)}
    passed_over |= {one.story_id for one in (earlier, later) if one}
    close = sorted(near, key=closeness, reverse=True)
    others = [one for one in close if one.story_id not in passed_over]
    return Beside(
        galleries={story: named[story] for story in embedded if story in named},
        related=[*chosen, *others][:MOST_RELATED],
        earlier=earlier,
        later=later,
    )


def found(edition: Edition, stories: Iterable[int], at: datetime) -> dict[int, Edition]:
    """With their payloads: of galleries the slides are shown."""
    wanted = set(stories) - {edition.story_id}
    if not wanted:
        return {}
    return {one.story_id: one for one in _live_of(stories=sorted(wanted), at=at)}


def around(edition: Edition, payload: ArticlePayload, at: datetime) -> list[Edition]:
    """The section's story before this one and the one after it, and those that come closest to it:
    in no order, with `common` the number of tags in common."""
    return _around(
        section=edition.section_id or 0,
        tags=tags_asked(payload.tags),
        story=edition.story_id,
        first=edition.first_published_at or at,
        at=at,
    )


def neighbours(edition: Edition, near: Iterable[Edition]) -> tuple[Edition | None, Edition | None]:
    """The section's earlier and later stories are among those found, and no others lie between."""
    own = moment_of(edition)
    section = [one for one in near if one.section_id == edition.section_id]
    earlier = [one for one in section if moment_of(one) < own]
    later = [one for one in section if moment_of(one) > own]
    return max(earlier, key=moment_of, default=None), min(later, key=moment_of, default=None)


def _stories_around(
    section: int, tags: list[int], story: int, first: datetime, at: datetime
) -> EditionQuerySet:
    """Each part walks its own ordered index and is cut before they are joined."""
    by_section = Edition.objects.filter(section=section)
    # Before live(): of two upper bounds SQLite takes the first for its way through the index.
    earlier = by_section.filter(first_published_at__lte=first).live(at).newest_first()
    later = by_section.filter(first_published_at__gte=first).live(at)
    parts = [
        earlier.exclude(first_published_at=first, story__gte=story).values("pk")[:1],
        later.exclude(first_published_at=first, story__lte=story)
        .order_by("first_published_at", "story_id")
        .values("pk")[:1],
        closest(by_section.live(at), tags, story, at),
    ]
    return cards_among(parts, tags)


_live_of = Prepared(
    lambda stories, at: (
        Edition.objects.live(at)
        .filter(story__in=stories)
        .select_related("section", "lead_photo__current_set")
        .only(*COLUMNS, "payload")
        .order_by()
    )
)
_around = Prepared(_stories_around)
