"""Finding photos in their places: each opens at its slide, or where it stands in an article."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.safestring import SafeString

from photos.models import Photo

from . import search_index as index
from .kinds import SlideFacts
from .marking import Term, marked, snippet, stands_in
from .models import Edition, SearchPhoto, Section
from .page_photos import page_photos
from .search import PER_PAGE
from .search_terms import read_question
from .search_text import PlaceWords, filed, place_words, places_in, words

#: Matches looked at, and photos shown, beside the stories that were found.
FEW_MATCHES, FEW = 60, 6


@dataclass(frozen=True)
class FoundPhoto:
    """A photo in its place, with its matches marked, as HTML."""

    edition: Edition
    photo: Photo
    alt: str
    url: str
    title: SafeString
    snippet: SafeString  # of the caption, or of the alt text where the words stand only there
    credit: SafeString


@dataclass(frozen=True)
class PhotoResults:
    terms: Sequence[Term]
    rows: Sequence[FoundPhoto] = ()  # at most 20
    has_older: bool = False
    is_capped: bool = False  # there are more matches than the newest that were looked at


def search_photos(
    query: str,
    at: datetime,
    section: Section | None = None,
    year: int | None = None,
    page: int = 1,
) -> PhotoResults:
    """The newest photos that have a reader's words, each once. Three queries."""
    terms = read_question(query).terms
    if not terms:
        return PhotoResults([])
    where = filed(None, section.pk if section else None, year)
    found = live_places(at).values_list("pk", "photo_id", "has_page", index.length("found"))
    matched = index.newest_ids(index.PHOTOS, terms, where, index.NEWEST)
    rows = index.rows_with(found, found=matched)
    chosen = each_once((pk, photo, has_page) for pk, photo, has_page, _matches in rows)
    first = (page - 1) * PER_PAGE
    wanted = chosen[first : first + PER_PAGE]
    by_id = whole(SearchPhoto.objects.all()).in_bulk(wanted)
    places = [by_id[pk] for pk in wanted if pk in by_id]
    photos = page_photos({place.photo_id for place in places}, at)
    has_older = len(chosen) > first + PER_PAGE
    is_capped = bool(rows) and rows[0][3] >= index.NEWEST
    return PhotoResults(terms, photos_as_shown(places, photos, terms), has_older, is_capped)


def few_places(
    terms: Sequence[Term], at: datetime, section: Section | None = None, year: int | None = None
) -> list[SearchPhoto]:
    """The newest few photos that have all terms, in their places. One query."""
    where = filed(None, section.pk if section else None, year)
    matched = index.newest_ids(index.PHOTOS, terms, where, FEW_MATCHES)
    rows = index.rows_with(whole(live_places(at))[: 2 * FEW], found=matched)
    by_id = {row.pk: row for row in rows}
    chosen = each_once((row.pk, row.photo_id, row.has_page) for row in rows)
    return [by_id[pk] for pk in chosen[:FEW]]


def live_places(at: datetime) -> QuerySet[SearchPhoto]:
    """Of those matched, called `found`, the ones that readers may see at `at`; newest first."""
    live = Edition.objects.live(at).filter(pk=OuterRef("edition"))
    usable = Photo.objects.usable(at).filter(pk=OuterRef("photo"))
    return SearchPhoto.objects.filter(
        Exists(live), Exists(usable), pk__in=index.listed("found")
    ).order_by("-edition__first_published_at", "-edition__story_id", "number")


def each_once(rows: Iterable[tuple[int, int, bool]]) -> list[int]:
    """The rows' ids, of each photo one: a slide of its own rather than a place in a text."""
    chosen: dict[int, tuple[int, bool]] = {}
    for pk, photo, has_page in rows:
        if photo not in chosen or (has_page and not chosen[photo][1]):
            chosen[photo] = pk, has_page
    return [pk for pk, _has_page in chosen.values()]


def whole(places: QuerySet[SearchPhoto]) -> QuerySet[SearchPhoto]:
    return places.select_related("edition__section").defer("text")


def photos_as_shown(
    places: Sequence[SearchPhoto], photos: Mapping[int, Photo], terms: Sequence[Term]
) -> list[FoundPhoto]:
    """With marks. A photo that may no longer be shown, or says something else by now, is left
    out."""
    shown = []
    for place in places:
        photo = photos.get(place.photo_id)
        fact = fact_at(place)
        if photo is None or fact is None:
            continue
        said = place_words(fact, photo)
        everything = words("\n".join(said))
        if all(stands_in(term, everything) for term in terms):
            shown.append(as_shown(place.edition, fact, photo, said, terms))
    return shown


def fact_at(place: SearchPhoto) -> SlideFacts | None:
    facts = places_in(place.edition)
    same = (fact for fact in facts if (fact.number, fact.photo) == (place.number, place.photo_id))
    return next(same, None)


def as_shown(
    edition: Edition, fact: SlideFacts, photo: Photo, said: PlaceWords, terms: Sequence[Term]
) -> FoundPhoto:
    parts = [part for part in (said.caption, said.alt) if part]
    return FoundPhoto(
        edition,
        photo,
        fact.alt,
        url_of(edition, fact),
        marked(said.title or edition.headline, terms),
        snippet(parts, terms),
        marked(credit_shown(said, terms), terms),
    )


def credit_shown(said: PlaceWords, terms: Sequence[Term]) -> str:
    """As on the photo's page; with the photo's own where that is what was searched for."""
    own, credit = words(said.own_credit), words(said.credit)
    if any(stands_in(term, own) and not stands_in(term, credit) for term in terms):
        return f"{said.credit} ({said.own_credit})"
    return said.credit


def url_of(edition: Edition, fact: SlideFacts) -> str:
    if fact.key:
        return edition.url_for("slide", key=fact.key)
    return edition.url_for("detail") + (f"#{fact.anchor}" if fact.anchor else "")
