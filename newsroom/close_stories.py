"""Stories that come close to a story: most tags in common first, then the newest of its section."""

from datetime import datetime

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from .cards import COLUMNS
from .fronts.newest_of import Ids, ids_newest_first
from .models import Edition, EditionTag
from .models.edition import EditionQuerySet
from .page_photos import padded

MOST_RELATED = 4
LOOKED_AT = 2 * MOST_RELATED  # some of them are passed over: they stand on the page already
MOST_TAGS = 8


def tags_asked(tags: list[int]) -> list[int]:
    """Of a payload's tags those that are looked at, as a prepared query takes them."""
    return padded(tags[:MOST_TAGS] or [0])


def closest(in_section: EditionQuerySet, tags: list[int], story: int, at: datetime) -> Ids:
    """Ids of the LOOKED_AT closest to `story`. Each way walks its own ordered index."""
    parts = [in_section.newest_first().values("pk")[:LOOKED_AT]]
    for tag in dict.fromkeys(tags):
        rows = EditionTag.objects.filter(tag=tag)
        parts.append(ids_newest_first(rows, at)[:LOOKED_AT])
    others = Edition.objects.filter(pk__in=joined(parts)).exclude(story=story)
    close = with_common(others, tags).order_by(F("common").desc(), "-first_published_at", "-pk")
    return close.values("pk")[:LOOKED_AT]


def cards_among(parts: list[Ids], tags: list[int]) -> EditionQuerySet:
    """With a card's columns and `common`, the number of tags in common; in no order."""
    wanted = with_common(Edition.objects.filter(pk__in=joined(parts)), tags)
    return wanted.select_related("section", "lead_photo__current_set").only(*COLUMNS).order_by()


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


def moment_of(edition: Edition) -> tuple[bool, datetime | None, int]:
    """As fronts order them; what has never been published is newer than everything."""
    first = edition.first_published_at
    return first is None, first, edition.story_id


def closeness(edition: Edition) -> tuple[int, tuple[bool, datetime | None, int]]:
    return edition.common, moment_of(edition)  # type: ignore[attr-defined]  # annotated
