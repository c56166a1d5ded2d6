"""Parts of a sitemap: ranges of story ids. To find one nothing before it is read, and a story never
moves to another part."""

from datetime import datetime
from functools import partial

from django.db.models import Max
from django.http import Http404

from newsroom.models import Edition, Story
from newsroom.models.edition import EditionQuerySet

from .first_in_spans import first_in_spans


def parts_with_stories(size: int, at: datetime) -> list[int]:
    """The numbers of the parts in which a story is live; at least one part. Two queries."""
    last = Story.objects.aggregate(last=Max("pk"))["last"] or 0
    parts = range(1, -(-last // size) + 1)
    firsts = first_in_spans([span(part, size) for part in parts], partial(live, at))
    return [part for part, first in zip(parts, firsts, strict=True) if first] or [1]


def in_part(part: int, parts: list[int], size: int, at: datetime) -> EditionQuerySet:
    """Raises Http404 for a part without a story."""
    if part not in parts:
        raise Http404
    return live(at, *span(part, size))


def changed_at(parts: list[int], size: int, at: datetime) -> list[datetime | None]:
    """When a story of each part was last published or withdrawn. Two queries."""
    newest = first_in_spans([span(part, size) for part in parts], partial(dated, at))
    ids = [pk for pk in newest if pk]
    dates = dict(Edition.objects.filter(pk__in=ids).values_list("pk", "live_from"))
    return [dates.get(pk or 0) for pk in newest]


def span(part: int, size: int) -> tuple[int, int]:
    """The ids of the part's stories: from the first on, before the second."""
    return (part - 1) * size + 1, part * size + 1


def live(at: datetime, first: int, before: int) -> EditionQuerySet:
    return Edition.objects.filter(story__gte=first, story__lt=before).live(at).order_by("story_id")


def dated(at: datetime, first: int, before: int) -> EditionQuerySet:
    """The last change first, a withdrawal too: what it took away changed the part."""
    return (
        Edition.objects.filter(story__gte=first, story__lt=before).past(at).order_by("-live_from")
    )
