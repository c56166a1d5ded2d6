"""The first edition of each of many spans: one query, one look into the index for each span.

To count, or to truncate dates, would read every edition there is.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from newsroom.models.edition import EditionQuerySet

Between = Callable[[Any, Any], EditionQuerySet]


def first_in_spans(spans: Sequence[tuple[Any, Any]], between: Between) -> list[int | None]:
    """For each span the id of the first edition that `between(start, before)` finds, or None.

    `between` is called once, with names that SQL puts each span's ends for; the ends are numbers or
    moments. Its order should be that of the index which serves it.
    """
    if not spans:
        return []
    start, before = RawSQL("span.start", []), RawSQL("span.before", [])
    first, parameters = between(start, before).values("pk")[:1].query.sql_with_params()
    rows = ", ".join(["(%s, %s, %s)"] * len(spans))
    ends = [value for n, (a, b) in enumerate(spans) for value in (n, adapted(a), adapted(b))]
    with connection.cursor() as cursor:
        # Not a join nor EXISTS: PostgreSQL would read everything and then compare.
        cursor.execute(
            f"WITH span(place, start, before) AS (VALUES {rows}) "  # noqa: S608 -- only our own text
            f"SELECT place, ({first}) FROM span",
            [*ends, *parameters],
        )
        found = dict(cursor.fetchall())
    return [found[place] for place in range(len(spans))]


def adapted(end: Any) -> Any:
    return end if isinstance(end, int) else connection.ops.adapt_datetimefield_value(end)
