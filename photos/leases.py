"""Who may render a photo now, and what becomes of one that failed.

A task is only a wake-up. What is wanted, how often it was tried and until when somebody is at it
stands in the photo's row, so that a killed worker, a lost task or one sent twice does no harm.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from .models import Photo

LEASE = timedelta(minutes=10)  # more than one rendering can take, waiting for a slot included
PAUSES = (timedelta(seconds=30), timedelta(minutes=5))  # before the second and the third try
TRIES = len(PAUSES) + 1


def wanted() -> QuerySet[Photo]:
    return Photo.objects.filter(set_wanted_at__isnull=False, taken_down_at=None)


def due(now: datetime) -> QuerySet[Photo]:
    """Photos that anybody may take up now, the longest waiting first."""
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    return wanted().filter(free, tries__lt=TRIES).order_by("set_wanted_at", "pk")


def take(photo_id: int) -> Photo | None:
    """The photo with a lease of our own, or None: nothing is wanted, or somebody is at it."""
    now = timezone.now()
    mine = due(now).order_by().filter(pk=photo_id)
    if not mine.update(leased_until=now + LEASE, tries=F("tries") + 1):
        return None
    return Photo.objects.filter(pk=photo_id).first()


def put_off(photo: Photo, reason: str) -> None:
    """Try again after a pause; after the last try it has failed."""
    if photo.tries >= TRIES:
        fail(photo, reason)
        return
    until = timezone.now() + PAUSES[photo.tries - 1]
    Photo.objects.filter(pk=photo.pk).update(leased_until=until, failure=reason[:500])


def fail(photo: Photo, reason: str) -> None:
    """Say why. A photo that has renditions keeps showing them."""
    kept = {} if photo.current_set_id else {"state": Photo.State.FAILED}
    Photo.objects.filter(pk=photo.pk).update(
        failure=reason[:500], set_wanted_at=None, leased_until=None, **kept
    )


def want(photo: Photo) -> None:
    """Ask for a new set, from the first try on; inside the transaction that changes the photo."""
    photo.set_wanted_at, photo.tries = timezone.now(), 0
    photo.leased_until, photo.failure = None, ""
    fields = ["set_wanted_at", "tries", "leased_until", "failure", "changed_at"]
    if photo.state == Photo.State.FAILED:
        photo.state = Photo.State.PROCESSING
        fields.append("state")
    photo.save(update_fields=fields)


def want_all(ids: Collection[int]) -> None:
    """The same for many photos at once."""
    photos = Photo.objects.filter(pk__in=ids)
    photos.filter(state=Photo.State.FAILED).update(state=Photo.State.PROCESSING)
    now = timezone.now()
    photos.update(set_wanted_at=now, tries=0, leased_until=None, failure="", changed_at=now)


def give_up_lost() -> int:
    """Photos begun as often as allowed, and never ended: each time something killed the worker."""
    now = timezone.now()
    lost = wanted().filter(tries__gte=TRIES, leased_until__lte=now)
    for photo in lost:
        fail(photo, "Begun three times, and each time the worker was stopped before the end.")
    return len(lost)


def free_all() -> int:
    """End every lease and pause: only for who knows that nobody is at work."""
    return wanted().exclude(leased_until=None).update(leased_until=None)
