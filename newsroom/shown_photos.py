"""Which photos stand in something live: what photos/access.py asks the newsroom."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from .models import Edition, EditionPhoto


def shown_photos(at: datetime) -> QuerySet[EditionPhoto, int]:
    """Ids of the photos of all live editions, lazily."""
    # Not `edition__in=live`: SQLite would list everything live before it looks for one photo.
    live = Edition.objects.live(at).filter(pk=OuterRef("edition"))
    return EditionPhoto.objects.filter(Exists(live)).values_list("photo_id", flat=True)


def once_shown_photos(at: datetime) -> QuerySet[EditionPhoto, int]:
    """Ids of the photos of every edition that was live at that moment or before, lazily."""
    return EditionPhoto.objects.filter(
        edition__live_from__lte=at, edition__withdrawn=False
    ).values_list("photo_id", flat=True)
