"""The newest live editions that carry a label: a tag, a byline."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from newsroom.models import Edition
from newsroom.models.edition import EditionQuerySet

Ids = QuerySet[Any, Any]


def ids_newest_first(rows: QuerySet[Any], at: datetime) -> Ids:
    """Ids of the editions of `rows` (EditionTag, EditionContributor) that are live at `at`.

    It walks the label's own ordered index and looks at one edition after the other. Joined to the
    editions, SQLite goes through all of them as soon as it has statistics.
    """
    live = Edition.objects.live(at).filter(pk=OuterRef("edition"))
    return rows.filter(Exists(live)).order_by("-first_published_at", "-edition").values("edition")


def editions_among(ids: Ids) -> EditionQuerySet:
    """In the very order in which their ids were found."""
    return Edition.objects.filter(pk__in=ids).order_by("-first_published_at", "-pk")
