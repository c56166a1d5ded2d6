"""Photos with what pages show of them. A photo's row has fifty columns, and reading all of them for
ten photos takes longer than finding them."""

from collections.abc import Iterable
from datetime import datetime

from photos.models import Photo

from .prepared import Prepared

#: On a card
CARD_FACTS = (
    "title",
    "headline",
    "alt",
    "decorative",
    "credit",
    "width",
    "height",
    "focal_x",
    "focal_y",
    "state",
    "taken_down_at",
    "usable_from",
    "usable_until",
    "current_set__key",
    "current_set__files_json",
)
#: On a page of its own
FACTS = (
    *CARD_FACTS,
    "caption",
    "byline",
    "copyright_notice",
    "licence_url",
    "acquire_licence_url",
)


def page_photos(ids: Iterable[int], at: datetime) -> dict[int, Photo]:
    """By id, those of them that may be shown at `at`, each with its renditions. One query."""
    return {photo.pk: photo for photo in _shown_among(ids=padded(ids), at=at)}


def usable_ids(ids: Iterable[int], at: datetime) -> set[int]:
    """Those of them that may be shown at `at`. One query, without any column."""
    return {photo.pk for photo in _usable_among(ids=padded(ids), at=at)}


def padded(ids: Iterable[int]) -> list[int]:
    """To a power of two by repeating the last one: a prepared query is kept for each length."""
    some = list(ids)
    return some + some[-1:] * ((1 << (len(some) - 1).bit_length()) - len(some)) if some else []


_shown_among = Prepared(
    lambda ids, at: (
        Photo.objects.usable(at).with_renditions().only(*FACTS).filter(pk__in=ids).order_by()
    )
)
_usable_among = Prepared(
    lambda ids, at: Photo.objects.usable(at).only("pk").filter(pk__in=ids).order_by()
)
