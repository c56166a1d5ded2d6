"""What the newsroom needs to know of a kind of story. Each story app registers one in `ready()`."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from django.utils.functional import Promise

from .payload import StoryPayload

if TYPE_CHECKING:
    from .models import Edition, Story
    from .preflight import Problem


@dataclass(frozen=True)
class SlideFacts:
    """One picture in its place in a story, as feeds, sitemaps, search and the desk need it."""

    photo: int  # Photo id
    key: str  # the slide's id for life; empty where the kind has no page for it
    title: str = ""
    caption: str = ""
    credit: str = ""  # only where it differs from the photo's
    alt: str = ""  # only where it differs from the photo's
    number: int = 0  # its place, from 1
    anchor: str = ""  # where it stands on the story's own page, if it has no page


class TextOf(Protocol):
    """A payload's words besides headline and dek, without what belongs to some photos, by id."""

    def __call__(self, payload: Any, without: Collection[int] = ()) -> str: ...


@dataclass(frozen=True)
class Kind:
    """A kind of story. `bodies_html` gives the HTML of each edition for feeds, in two queries at
    most; its addresses are without the site. Editions come with their lead photo and its set."""

    name: str
    label: str | Promise
    label_plural: str | Promise
    load: Callable[[str], StoryPayload]
    bodies_html: Callable[[Sequence["Edition"], datetime], list[str]]
    slides: Callable[[Any], list[SlideFacts]]
    text: TextOf
    checks: Callable[[Any, "Story"], list["Problem"]]
    counts_photos: bool = False  # a card says "10 photos"
    shows_lead: bool = False  # its page begins with the lead photo, with its caption and credit


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    _kinds[kind.name] = kind


def kind_named(name: str) -> Kind:
    """The kind; KeyError for one that no installed app has registered."""
    return _kinds[name]


def all_kinds() -> list[Kind]:
    return list(_kinds.values())
