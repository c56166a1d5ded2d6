"""The other stories on an article's page: galleries inside its text, related stories after it, and
the section's stories before and after it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from newsroom.cards import COLUMNS
from newsroom.fronts.newest_of import Ids, ids_newest_first
from newsroom.models import Edition, EditionTag
from newsroom.models.edition import EditionQuerySet
from newsroom.page_photos import padded
from newsroom.prepared import Prepared

from .payload import ArticlePayload

MOST_RELATED = 4
LOOKED_AT = 2 * MOST_RELATED  # what the article embeds, and its neighbours, may be among them
MOST_TAGS = 8


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
        tags=padded(payload.tags[:MOST_TAGS] or [0]),
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


def moment_of(edition: Edition) -> tuple[bool, datetime | None, int]:
    """As fronts order them; what has never been published is newer than everything."""
    first = edition.first_published_at
    return first is None, first, edition.story_id


def closeness(edition: Edition) -> tuple[int, tuple[bool, datetime | None, int]]:
    return edition.common, moment_of(edition)  # type: ignore[attr-defined]  # annotated


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
    wanted = with_common(Edition.objects.filter(pk__in=joined(parts)), tags)
    return wanted.select_related("section", "lead_photo__current_set").only(*COLUMNS).order_by()


def closest(in_section: EditionQuerySet, tags: list[int], story: int, at: datetime) -> Ids:
    parts = [in_section.newest_first().values("pk")[:LOOKED_AT]]
    for tag in dict.fromkeys(tags):
        rows = EditionTag.objects.filter(tag=tag)
        parts.append(ids_newest_first(rows, at)[:LOOKED_AT])
    others = Edition.objects.filter(pk__in=joined(parts)).exclude(story=story)
    close = with_common(others, tags).order_by(F("common").desc(), "-first_published_at", "-pk")
    return close.values("pk")[:LOOKED_AT]


def joined(parts: list[Ids]) -> RawSQL:
    """The ids that any part gives. SQLite takes no LIMIT inside a UNION, but FROM a subquery it
    does, at half the cost of asking each part by IN once more."""
    compiled = [part.query.sql_with_params() for part in parts]
    sql = " UNION ALL ".join(f"SELECT * FROM ({one}) part" for one, _params in compiled)  # noqa: S608
    return RawSQL(sql, [param for _sql, params in compiled for param in params])  # noqa: S611


def with_common(editions: EditionQuerySet, tags: list[int]) -> EditionQuerySet:
    rows = EditionTag.objects.filter(edition=OuterRef("pk"), tag__in=tags).order_by()
    counted = rows.values("edition").annotate(n=Count("pk")).values("n")
    return editions.annotate(common=Coalesce(Subquery(counted), 0))


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
