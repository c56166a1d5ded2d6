"""When the next photo begins or ends to be usable: a clock of photos/public_revision.py."""

from datetime import datetime

from .models import Photo


def next_rights_change(now: datetime) -> datetime | None:
    begins = Photo.objects.filter(usable_from__gt=now).order_by("usable_from")
    ends = Photo.objects.filter(usable_until__gt=now).order_by("usable_until")
    moments = [
        begins.values_list("usable_from", flat=True).first(),
        ends.values_list("usable_until", flat=True).first(),
    ]
    return min((moment for moment in moments if moment is not None), default=None)
