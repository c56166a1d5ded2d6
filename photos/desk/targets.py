"""Where an upload may put its photos at once, besides the library. The library does not know
stories: they say so through this register."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.http import HttpRequest

from accounts.models import User
from photos.models import Photo


@dataclass(frozen=True)
class Placed:
    """What became of the photos there."""

    text: str  # a sentence for the editor
    already: list[int] = field(default_factory=list)  # ids of those that stood there before
    left_out: list[int] = field(default_factory=list)  # ids of those that may not stand there


class Changed(Exception):
    """The story was saved by somebody since the page was opened; nothing was put there."""

    def __init__(self, text: str, version: int) -> None:
        self.version = version  # the one that stands now
        super().__init__(text)


class Target(Protocol):
    """A story that takes photos."""

    @property
    def title(self) -> str: ...

    @property
    def url(self) -> str:
        """Its form at the desk."""

    @property
    def version(self) -> int: ...

    def place(self, photos: Sequence[Photo], version: int) -> Placed:
        """Put them there, in this order; Changed if `version` is not the story's any more."""


FindTarget = Callable[[str, User], Target]

_found_by: dict[str, FindTarget] = {}


def register_target(name: str, find: FindTarget) -> None:
    """`find(value, user)` gives the story that `?name=value` means. It raises Http404 for none, and
    PermissionDenied where this user may not change it."""
    _found_by[name] = find


def target_of(request: HttpRequest, user: User) -> Target | None:
    """The story that this upload's address names, or None: the photos go to the library alone."""
    for name, find in _found_by.items():
        if name in request.GET:
            return find(request.GET[name], user)
    return None
