"""One moment a request: everything on a page is true of the same instant."""

from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from .models import Edition


def moment(request: HttpRequest) -> datetime:
    """The moment this request is answered for; the page cache sets it before anything else."""
    if not hasattr(request, "at"):
        request.at = timezone.now()  # type: ignore[attr-defined]  # ours
    return request.at  # type: ignore[attr-defined]


def start_of(year: int, month: int) -> datetime:
    """The first moment of a month in the site's zone."""
    return timezone.make_aware(datetime(year, month, 1))  # noqa: DTZ001 -- aware in this line


def next_edition_change(now: datetime) -> datetime | None:
    """When the next dated edition, or the next end, becomes what readers see."""
    return Edition.objects.upcoming(now).values_list("live_from", flat=True).first()
