"""Stories as cards: what home, the fronts and related stories show of an edition."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, Sum, Window
from django.db.models.functions import RowNumber
from django.utils.functional import Promise

from photos.models import Photo

from .kinds import kind_named
from .models import Edition, EditionPhoto, Section
from .widths import strip_sizes

#: Of a photo's row, what {% photo %} and a caption need: twenty whole rows cost a millisecond.
PHOTO_FACTS = (
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


@dataclass(frozen=True)
class Card:
    """All that a card shows. `photo` may be shown at the moment asked for, or is None."""

    edition: Edition
    photo: Photo | None
    photo_count: int  # photos that may be shown; 0 for kinds that do not count theirs

    @property
    def url(self) -> str:
        return self.edition.get_absolute_url()

    @property
    def kind(self) -> str:
        return self.edition.kind

    @property
    def kind_label(self) -> str | Promise:
        return kind_named(self.edition.kind).label

    @property
    def kicker(self) -> str:
        return self.edition.kicker

    @property
    def headline(self) -> str:
        return self.edition.headline

    @property
    def dek(self) -> str:
        return self.edition.dek

    @property
    def section(self) -> Section | None:
        return self.edition.section

    @property
    def published_at(self) -> datetime | None:
        return self.edition.first_published_at

    @property
    def strip_sizes(self) -> str:
        return strip_sizes(self.photo) if self.photo else ""

    @property
    def language(self) -> str:
        return self.edition.language


def cards(editions: Iterable[Edition], at: datetime) -> list[Card]:
    """One card an edition, in their order. One query at most, however many there are.

    Load the editions with `for_cards()`. A lead photo whose rights have run out gives way to the
    first of the story's photos that may be shown.
    """
    chosen = list(editions)
    asked = [edition.pk for edition in chosen if _counts(edition) or _lead(edition, at) is None]
    rows = _first_rows(asked, at) if asked else {}
    return [_card(edition, rows.get(edition.pk), at) for edition in chosen]


def _card(edition: Edition, row: EditionPhoto | None, at: datetime) -> Card:
    photo = _lead(edition, at) or (row.photo if row else None)
    count = row.shown if row and _counts(edition) else 0  # type: ignore[attr-defined]  # annotated
    return Card(edition, photo, count)


def _counts(edition: Edition) -> bool:
    return kind_named(edition.kind).counts_photos


def _lead(edition: Edition, at: datetime) -> Photo | None:
    lead = edition.lead_photo
    return lead if lead is not None and lead.is_usable(at) else None


def _first_rows(editions: list[int], at: datetime) -> dict[int, EditionPhoto]:
    """By edition: its first photo that may be shown, with `shown`, the number of places such
    photos have in it."""
    usable = Photo.objects.usable(at).filter(pk=OuterRef("photo"))
    rows = (
        EditionPhoto.objects.filter(Exists(usable), edition__in=editions)
        .annotate(
            shown=Window(Sum("places"), partition_by="edition"),
            place=Window(RowNumber(), partition_by="edition", order_by="id"),
        )
        .filter(Q(place=1))
        .select_related("photo__current_set")
        .only("edition", "places", *(f"photo__{fact}" for fact in PHOTO_FACTS))
    )
    return {row.edition_id: row for row in rows}
