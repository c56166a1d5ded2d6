"""The order in which an upload's photos come to stand in a story."""

from collections.abc import Iterable
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from photos.add_photos import natural
from photos.models import Photo

Named = tuple[str, Photo]  # the file's name as it was sent, and what became of it

ORDERS = {
    "taken": _("By the time they were taken"),
    "name": _("By file name"),
    "dropped": _("As they were chosen or dropped"),
}


def in_order(batch: Iterable[Named], order: str) -> list[Photo]:
    """Photos whose time is not known stand at the end. An unknown order changes nothing."""
    keys = {"taken": by_time, "name": by_name}
    named = list(batch)
    if order in keys:
        named.sort(key=keys[order])
    return [photo for _name, photo in named]


def by_name(named: Named) -> tuple[object, ...]:
    return (natural(Path(named[0])),)


def by_time(named: Named) -> tuple[object, ...]:
    taken = named[1].taken_at
    return (taken is None, taken.timestamp() if taken else 0, natural(Path(named[0])))
