"""Finding stories: SQLite's FTS5 and PostgreSQL's full text behind one function.

Whether a story may be seen is asked of the found ones, at this moment, by `live()`; whether a found
word may, by reading what is shown of the story. The index knows neither.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models.expressions import RawSQL
from django.utils.safestring import SafeString

from . import search_index as index
from .clock import start_of
from .marking import Term, marked, snippet, stands_in
from .models import Edition, Section
from .models.edition import EditionQuerySet
from .names_of import names_of
from .search_terms import read_question
from .search_text import OfPhotos, filed, places_in, text_parts, words, words_of_usable

PER_PAGE = 20


@dataclass(frozen=True)
class Found:
    """A story with its matches marked, as HTML. `snippet` is some 30 words around the first."""

    edition: Edition
    headline: SafeString
    snippet: SafeString


@dataclass(frozen=True)
class Results:
    """`photos` are those of the found stories that may be shown. `is_capped`: there are more
    matches than the newest that were looked at."""

    terms: Sequence[Term]
    rows: Sequence[Found] = ()  # at most 20
    has_older: bool = False
    is_capped: bool = False
    photos: OfPhotos = field(default_factory=dict)


def search(
    query: str,
    at: datetime,
    kind: str | None = None,
    section: Section | None = None,
    year: int | None = None,
    page: int = 1,
) -> Results:
    """What a reader's words find at the moment `at`: first where all stand in the headline, then
    the newest. Three queries; none for a query without a word."""
    terms = read_question(query).terms
    if not terms:
        return Results([])
    live = narrowed(kind, section, year).live(at)
    first = (page - 1) * PER_PAGE
    found = matching(
        live,
        terms,
        filed(kind, section.pk if section else None, year),
        slice(first, first + PER_PAGE + 1),
    )
    is_capped = bool(found) and found[0].matches >= index.NEWEST  # type: ignore[attr-defined]
    return as_shown(found, terms, at, is_capped=is_capped)


def narrowed(kind: str | None, section: Section | None, year: int | None) -> EditionQuerySet:
    editions = Edition.objects.all()
    if kind:
        editions = editions.of_kind(kind)
    if section:
        editions = editions.in_section(section)
    if year:
        editions = editions.first_published_between(start_of(year, 1), start_of(year + 1, 1))
    return editions


def matching(
    live: EditionQuerySet, terms: Sequence[Term], where: str, span: slice
) -> list[Edition]:
    """Those of the live ones at these places, in their order; `matches` is the number of rows that
    the index gave, of the live and of the others."""
    return index.rows_with(
        ordered(live)[span],
        anywhere=index.newest_ids(index.STORIES, terms, where, index.NEWEST),
        heads=index.newest_ids(index.HEADLINES, terms, "", index.NEWEST),
        found=("SELECT id FROM anywhere UNION SELECT id FROM heads", ()),
    )


def ordered(live: EditionQuerySet) -> EditionQuerySet:
    at_top = f"{Edition._meta.db_table}.id IN (SELECT id FROM heads)"  # noqa: S608 -- our own names
    return (
        live.filter(pk__in=index.listed("found"))
        .annotate(at_top=RawSQL(at_top, ()), matches=index.length("anywhere"))  # noqa: S611
        .order_by("-at_top", "-first_published_at", "-story_id")
        .for_feeds()
    )


def as_shown(
    found: Sequence[Edition], terms: Sequence[Term], at: datetime, *, is_capped: bool
) -> Results:
    """With marks, made from what readers may see: a caption whose photo was taken down, or a name
    that has changed, finds nothing."""
    editions = found[:PER_PAGE]
    people, tags = names_of(editions)
    photos = words_of_usable(photo_ids(editions), at)
    rows = []
    for edition in editions:
        parts = text_parts(edition, people[edition.pk] + tags[edition.pk], photos)
        everything = words("\n".join([edition.headline, *parts]))
        if all(stands_in(term, everything) for term in terms):
            headline = marked(edition.headline, terms)
            rows.append(Found(edition, headline, snippet(parts, terms)))
    return Results(terms, rows, len(found) > PER_PAGE, is_capped, photos)


def photo_ids(editions: Sequence[Edition]) -> set[int]:
    ids = {fact.photo for edition in editions for fact in places_in(edition)}
    return ids | {edition.lead_photo_id for edition in editions if edition.lead_photo_id}
