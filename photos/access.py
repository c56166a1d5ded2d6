"""What the library asks of the stories without knowing them: which photos do they show?

`newsroom` registers itself here in `AppConfig.ready()`, so that imports keep pointing one way.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

ShownPhotos = Callable[[datetime], "QuerySet[Any, int]"]
PhotoIsReady = Callable[[int], None]
PhotosChanged = Callable[..., None]  # told with the ids of all photos of one transaction

_shown_by: list[ShownPhotos] = []
_once_shown_by: list[ShownPhotos] = []
_told_when_ready: list[PhotoIsReady] = []
_told_when_credited: list[PhotosChanged] = []
_told_when_changed: list[PhotosChanged] = []


def register_shown_photos(shown: ShownPhotos) -> None:
    """`shown(at)` is a lazy query of the ids of the photos that stand in something live at `at`."""
    if shown not in _shown_by:
        _shown_by.append(shown)


def shown_photo_ids(at: datetime) -> set[int]:
    """Every photo that stands in something live; whether its rights allow it is asked besides.

    Reads one row for each photo of each live story: ask `is_shown` where one photo is meant.
    """
    return {photo_id for shown in _shown_by for photo_id in shown(at)}


def is_shown(photo_id: int, at: datetime) -> bool:
    """Whether this photo stands in something live. One indexed query for each registered app."""
    return any(shown(at).filter(photo_id=photo_id).exists() for shown in _shown_by)


def register_once_shown(shown: ShownPhotos) -> None:
    """`shown(at)` is a lazy query of the ids of the photos readers could see at `at` or before."""
    if shown not in _once_shown_by:
        _once_shown_by.append(shown)


def has_been_shown(photo_id: int, at: datetime) -> bool:
    """Whether readers have ever been shown this photo: then what is gone may be called gone."""
    return any(shown(at).filter(photo_id=photo_id).exists() for shown in _once_shown_by)


def register_ready(told: PhotoIsReady) -> None:
    """`told(photo_id)` is called after the transaction that made a photo ready."""
    if told not in _told_when_ready:
        _told_when_ready.append(told)


def tell_ready(photo_id: int) -> None:
    for told in _told_when_ready:
        told(photo_id)


def register_credited(told: PhotosChanged) -> None:
    """`told(*photo_ids)` is called in the transaction that wrote by-lines or credits."""
    if told not in _told_when_credited:
        _told_when_credited.append(told)


def tell_credited(*photo_ids: int) -> None:
    for told in _told_when_credited:
        told(*photo_ids)


def register_changed(told: PhotosChanged) -> None:
    """`told(*photo_ids)` is called in the transaction that changed what photos say."""
    if told not in _told_when_changed:
        _told_when_changed.append(told)


def tell_changed(*photo_ids: int) -> None:
    for told in _told_when_changed:
        told(*photo_ids)
