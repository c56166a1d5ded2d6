"""Stories as cards: what home, the fronts and related stories show of an edition."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import ngettext

from photos.models import Photo

from .days import day, machine_time
from .kinds import kind_named
from .models import Edition
from .models.edition import EditionQuerySet
from .page_photos import CARD_FACTS, padded, page_photos
from .prepared import Prepared
from .widths import strip_sizes


class Face(NamedTuple):
    """What a card says of its story. By value, so that it is written once (newsroom/once.py)."""

    kind: str
    url: str
    kicker: str
    section: str  # its name
    section_slug: str
    headline: str
    dek: str
    language: str
    published_at: datetime | None
    photo_count: int  # photos that may be shown; 0 for kinds that do not count theirs

    @property
    def label(self) -> str:
        """The small words above the headline: the kicker, else the section."""
        return self.kicker or self.section

    @property
    def kind_label(self) -> str | Promise:
        return kind_named(self.kind).label

    @property
    def published_iso(self) -> str:
        return machine_time(self.published_at) if self.published_at else ""

    @property
    def published_on(self) -> str:
        return day(self.published_at) if self.published_at else ""

    @property
    def count_text(self) -> str:
        """10 photos"""
        n = self.photo_count
        return ngettext("%(n)d photo", "%(n)d photos", n) % {"n": n}


@dataclass(frozen=True, eq=False)  # to compare two by their columns takes longer than to make them
class Card:
    """All that a card shows. `photo` may be shown at the moment asked for, or is None."""

    edition: Edition
    photo: Photo | None
    face: Face

    @property
    def strip_sizes(self) -> str:
        return strip_sizes(self.photo) if self.photo else ""


#: The columns behind a card. A lead photo's caption and licence do not stand on one.
COLUMNS = (
    "story_id",
    "kind",
    "slug",
    "kicker",
    "headline",
    "dek",
    "language",
    "live_from",
    "first_published_at",
    "section__name",
    "section__slug",
    *(f"lead_photo__{fact}" for fact in CARD_FACTS),
)


def only_cards(editions: EditionQuerySet) -> EditionQuerySet:
    """As `for_cards()`, without the columns that no card shows: a fifth of the time less."""
    return editions.select_related("section", "lead_photo__current_set").only(*COLUMNS)


@dataclass(frozen=True)
class Shown:
    """Of one edition: how many photos may be shown, and the first of them."""

    count: int
    first: int  # Photo id


def cards(editions: Iterable[Edition], at: datetime) -> list[Card]:
    """One card an edition, in their order. Two queries at most, however many there are.

    Load the editions with `for_cards()`. A lead photo whose rights have run out, or was never
    chosen, gives way to the first of the story's photos that may be shown.
    """
    chosen = list(editions)
    shown = shown_in(chosen, at)
    ids = stand_ins(chosen, shown, at)
    photos = page_photos(ids, at)
    return cards_with(chosen, shown, photos, at)


def shown_in(editions: Iterable[Edition], at: datetime) -> dict[int, Shown]:
    """By edition, for those whose cards ask for it. One query."""
    asked = [one.pk for one in editions if _counts(one) or _lead(one, at) is None]
    if not asked:
        return {}
    shown: dict[int, Shown] = {}
    for edition, photo, places in _photos_of(editions=padded(asked), at=at):
        before = shown.get(edition) or Shown(0, photo)
        shown[edition] = Shown(before.count + places, before.first)
    return shown


_photos_of = Prepared(
    lambda editions, at: (
        Photo.objects.usable(at)
        .filter(edition_rows__edition__in=editions)
        .order_by("edition_rows__id")
        .values_list("edition_rows__edition", "pk", "edition_rows__places")
    )
)


def stand_ins(editions: Iterable[Edition], shown: Mapping[int, Shown], at: datetime) -> set[int]:
    """Ids of the photos that cards show instead of a lead photo."""
    without = [one.pk for one in editions if _lead(one, at) is None]
    return {shown[pk].first for pk in without if pk in shown}


def cards_with(
    editions: Iterable[Edition],
    shown: Mapping[int, Shown],
    photos: Mapping[int, Photo],
    at: datetime,
) -> list[Card]:
    """The cards, from what has been found. No query."""
    made = []
    for edition in editions:
        own = shown.get(edition.pk)
        photo = _lead(edition, at) or (photos.get(own.first) if own else None)
        count = own.count if own and _counts(edition) else 0
        made.append(Card(edition, photo, face_of(edition, count)))
    return made


def face_of(edition: Edition, photo_count: int) -> Face:
    return Face(
        kind=edition.kind,
        url=edition.get_absolute_url(),
        kicker=edition.kicker,
        section=edition.section.name if edition.section else "",
        section_slug=edition.section.slug if edition.section else "",
        headline=edition.headline,
        dek=edition.dek,
        language=edition.language,
        published_at=edition.first_published_at,
        photo_count=photo_count,
    )


def _counts(edition: Edition) -> bool:
    return kind_named(edition.kind).counts_photos


def _lead(edition: Edition, at: datetime) -> Photo | None:
    lead = edition.lead_photo
    return lead if lead is not None and lead.is_usable(at) else None
