"""Where a photo stands. The library does not know stories: they say so through this register."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Use:
    """One place: a story, and what the photo is in it."""

    title: str
    note: str  # such as "slide 3, live since 30 November"
    url: str  # at the desk
    is_live: bool = False


Uses = Callable[[int], Iterable[Use]]

_told_by: list[Uses] = []


def register_uses(uses: Uses) -> None:
    """`uses(photo_id)` gives the places in which it stands, live ones and working copies."""
    if uses not in _told_by:
        _told_by.append(uses)


def uses_of(photo_id: int) -> list[Use]:
    """Every place, the live ones first."""
    found = [use for told in _told_by for use in told(photo_id)]
    return sorted(found, key=lambda use: not use.is_live)
