"""How much disk the library takes, and how long the free disk lasts at this pace."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet, Sum
from django.utils import timezone

from .models import Photo, RenditionSet

PACE = timedelta(days=30)  # the time whose additions are taken for the pace
SAMPLE = 200  # rendition sets, the newest, from which all are reckoned
NO_END = 3650  # days: beyond, nobody plans


@dataclass(frozen=True)
class DiskUse:
    """In bytes."""

    originals: int
    renditions: int  # reckoned from the newest sets
    free: int
    a_day: int  # added on an average day of the last 30

    @property
    def days_left(self) -> int | None:
        """None if at this pace it lasts ten years or longer."""
        days = self.free // self.a_day if self.a_day else NO_END
        return days if days < NO_END else None


def disk_use() -> DiskUse:
    sample = RenditionSet.objects.order_by("-pk").filter(retired_at=None)[:SAMPLE]
    sizes = [size_of(one) for one in sample]
    each = sum(sizes) // len(sizes) if sizes else 0
    since = Photo.objects.filter(added_at__gt=timezone.now() - PACE)
    added = originals_of(since) + each * since.count()
    folders = (settings.ORIGINALS_ROOT, settings.MEDIA_ROOT)
    return DiskUse(
        originals=originals_of(Photo.objects.all()),
        renditions=each * RenditionSet.objects.filter(retired_at=None).count(),
        free=min(shutil.disk_usage(existing(folder)).free for folder in folders),
        a_day=added // PACE.days,
    )


def size_of(one: RenditionSet) -> int:
    return sum(file.bytes for file in one.files)


def of_photos(photos: Iterable[Photo]) -> int:
    """What these take together: their originals, and the renditions of all their sets."""
    photos = list(photos)
    sets = RenditionSet.objects.filter(photo__in=photos)
    return sum(photo.bytes for photo in photos) + sum(size_of(one) for one in sets)


def originals_of(photos: QuerySet[Photo]) -> int:
    return photos.order_by().aggregate(sum=Sum("bytes"))["sum"] or 0


def existing(folder: Path | str) -> Path:
    """The folder, or the nearest above it where it will be made."""
    path = Path(folder)
    return next(one for one in (path, *path.parents) if one.exists())
