"""Which of many spans have stories: one query, one look into the index for each span.

To count, or to truncate dates, would read every edition there is.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from newsroom.models.edition import EditionQuerySet

Between = Callable[[Any, Any], EditionQuerySet]


def filled(spans: Sequence[tuple[Any, Any]], between: Between) -> list[bool]:
    """For each span whether `between(start, before)` finds an edition.

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
        # Not EXISTS: PostgreSQL would make a join of that, and read everything.
        cursor.execute(
            f"WITH span(place, start, before) AS (VALUES {rows}) "  # noqa: S608 -- only our own text
            f"SELECT place FROM span WHERE ({first}) IS NOT NULL",
            [*ends, *parameters],
        )
        places = {row[0] for row in cursor.fetchall()}
    return [place in places for place in range(len(spans))]


def adapted(end: Any) -> Any:
    return end if isinstance(end, int) else connection.ops.adapt_datetimefield_value(end)
