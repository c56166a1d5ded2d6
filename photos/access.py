"""Which photos readers may be given. The library does not know stories: they say which photos they show."""

from collections.abc import Callable, Iterable
from datetime import datetime

ShownPhotos = Callable[[datetime], Iterable[int]]

_shown_by: list[ShownPhotos] = []


def register_shown_photos(shown: ShownPhotos) -> None:
    """`shown(at)` yields the ids of the photos that stand in something live at the moment `at`."""
    if shown not in _shown_by:
        _shown_by.append(shown)


def shown_photo_ids(at: datetime) -> set[int]:
    """Every photo that stands in something live; whether its rights allow it is asked besides."""
    return {photo_id for shown in _shown_by for photo_id in shown(at)}
