"""What search looks through: the folded words of stories and photos, the same for both databases.

Databases part texts into words each in its own way (PostgreSQL takes "NASA/ESA/Pesquet" for a file
name). So they get words already: folded, parted by single spaces, nothing else.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from photos.models import Photo

from .folding import fold
from .kinds import SlideFacts, kind_named
from .models import Edition
from .page_photos import padded
from .prepared import Prepared

BETWEEN_WORDS = re.compile(r"[\W_]+")
#: Characters. PostgreSQL refuses a tsvector of more than a megabyte, and so the publication.
LONGEST = 200_000


class PhotoWords(NamedTuple):
    """What a photo says of itself, wherever it stands: live facts, by the photo's columns."""

    pk: int
    title: str = ""
    headline: str = ""
    caption: str = ""
    alt: str = ""
    credit: str = ""


OfPhotos = Mapping[int, PhotoWords]  # by the photo's id


def words(text: str) -> str:
    """The words alone: `Über NASA/ESA, 2021!` is `uber nasa esa 2021`."""
    return BETWEEN_WORDS.sub(" ", fold(text)).strip()[:LONGEST]


def filed(kind: str | None, section: int | None, year: int | None) -> str:
    """Where a story is filed, in words that no text has: `kind=article section=3 year=2021`."""
    facts = {"kind": kind, "section": section, "year": year}
    return " ".join(f"{name}={value}" for name, value in facts.items() if value)


def places_in(edition: Edition) -> list[SlideFacts]:
    """The edition's photos in their places. A lead photo that the story's page begins with, and
    that stands nowhere else in it, comes first, as number 0."""
    kind = kind_named(edition.kind)
    facts = kind.slides(edition.load())
    lead = edition.lead_photo_id
    if lead and kind.shows_lead and all(fact.photo != lead for fact in facts):
        return [SlideFacts(lead, ""), *facts]
    return facts


def text_parts(edition: Edition, names: Iterable[str], photos: OfPhotos) -> list[str]:
    """All but the headline, in the order in which a match tells most: dek, body, names, kicker,
    and what the photos say of themselves. What belongs to other photos than these is left out."""
    places = places_in(edition)
    without = {fact.photo for fact in places} - photos.keys()
    body = kind_named(edition.kind).text(edition.load(), without)
    shown = [(fact, photos[fact.photo]) for fact in places if fact.photo in photos]
    captions = [photo.caption for fact, photo in shown if not fact.number]
    credits = dict.fromkeys(photo.credit for fact, photo in shown if not fact.credit)
    own = "\n".join(filter(None, [*captions, *credits]))
    return [edition.dek, body, ", ".join(names), edition.kicker, own]


class PlaceWords(NamedTuple):
    """What is said of a photo in its place; what the place leaves empty the photo says."""

    title: str
    caption: str
    credit: str
    alt: str
    own_credit: str  # the photo's own, where the place has another


def place_words(fact: SlideFacts, photo: PhotoWords | Photo) -> PlaceWords:
    return PlaceWords(
        fact.title or photo.headline or photo.title,
        fact.caption if fact.number else photo.caption,
        fact.credit or photo.credit,
        fact.alt or photo.alt,
        photo.credit if fact.credit else "",
    )


def words_of_usable(ids: Iterable[int], at: datetime) -> dict[int, PhotoWords]:
    """Of those photos that may be shown at `at`. One query."""
    return {row[0]: PhotoWords(*row) for row in _of_usable(ids=padded(ids), at=at)}


_of_usable = Prepared(
    lambda ids, at: (
        Photo.objects.usable(at)
        .filter(pk__in=ids)
        .order_by()
        .values_list("pk", *PhotoWords._fields[1:])
    )
)
