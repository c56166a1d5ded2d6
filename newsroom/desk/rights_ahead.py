"""What live stories lose: photos whose rights end within a week, and those taken down."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain

from django.db.models import Exists, OuterRef, Q

from newsroom.models import Edition, EditionPhoto
from photos.models import Photo

from .addresses import change_url

AHEAD = timedelta(days=7)
MOST = 12  # photos


@dataclass
class Loss:
    """`ends_at` is None for a photo that was taken down: its stories lack it now."""

    photo: Photo
    ends_at: datetime | None
    stories: list[tuple[str, str]] = field(default_factory=list)  # title, address at the desk


def losses(now: datetime) -> list[Loss]:
    """Taken down first, then by when the rights end. Three queries at most."""
    live = Edition.objects.live(now).filter(pk=OuterRef("edition"))
    rows = EditionPhoto.objects.filter(Exists(live))
    shown = Photo.objects.filter(Exists(rows.filter(photo=OuterRef("pk"))))
    ending = Q(usable_until__gt=now, usable_until__lte=now + AHEAD, taken_down_at=None)
    down = shown.filter(taken_down_at__isnull=False).order_by("-taken_down_at")[:MOST]
    soon = shown.filter(ending).order_by("usable_until", "pk")[:MOST]
    found = {
        photo.pk: Loss(photo, None if photo.taken_down_at else photo.usable_until)
        for photo in chain(down, soon)
    }
    for row in rows.filter(photo__in=found).select_related("edition__story").order_by("-edition"):
        story = row.edition.story
        found[row.photo_id].stories.append((str(story), change_url(story)))
    return list(found.values())
