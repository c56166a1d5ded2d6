"""Which of many spans of time have stories: one query, one look into the index for each span.

To count or to truncate dates would read every edition there is.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection
from django.db.models.expressions import RawSQL

from newsroom.models import Edition

Span = tuple[datetime, datetime]  # from the first moment on, before the second


def filled(spans: Sequence[Span], at: datetime) -> list[bool]:
    """For each span whether a story that is live at `at` was first published in it."""
    if not spans:
        return []
    start, end = RawSQL("span.start", []), RawSQL("span.before", [])
    stories = Edition.objects.first_published_between(start, end).live(at)  # type: ignore[arg-type]
    newest, parameters = stories.newest_first().values("pk")[:1].query.sql_with_params()
    adapt = connection.ops.adapt_datetimefield_value
    rows = ", ".join(["(%s, %s, %s)"] * len(spans))
    values = [value for n, (a, b) in enumerate(spans) for value in (n, adapt(a), adapt(b))]
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH span(place, start, before) AS (VALUES {rows}) "  # noqa: S608 -- only our own text
            f"SELECT place FROM span WHERE ({newest}) IS NOT NULL",
            [*values, *parameters],
        )
        places = {row[0] for row in cursor.fetchall()}
    return [place in places for place in range(len(spans))]
