"""/search/?q=: not kept by the page cache and not shown to search engines."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from newsroom import search_index
from newsroom.cards import Card, Shown, cards_with, stand_ins
from newsroom.clock import moment
from newsroom.head import Head
from newsroom.kinds import all_kinds
from newsroom.models import Edition, SearchPhoto, Section
from newsroom.page_photos import page_photos
from newsroom.search import Results, search
from newsroom.search_photos import (
    FoundPhoto,
    PhotoResults,
    few_places,
    photos_as_shown,
    search_photos,
)
from newsroom.search_terms import MOST_CHARACTERS, MOST_TERMS, Question, read_question
from newsroom.search_text import places_in

from .archive import FIRST_YEAR
from .paging import DEEPEST, Page, page_number

LAST_YEAR = 2999
PHOTOS = "photo"  # results of their own, beside the kinds of stories


@dataclass(frozen=True)
class Asked:
    """What the form says; a filter that does not exist is none."""

    question: Question
    kind: str = ""
    section: Section | None = None
    year: int | None = None

    @property
    def words(self) -> str:
        return self.question.text

    @property
    def said(self) -> str:
        """The words for a heading, which puts marks around them: a phrase has its own."""
        is_phrase = self.words.count('"') == 2 and self.words[0] == self.words[-1] == '"'
        return self.words.strip('"') if is_phrase else self.words

    @property
    def is_narrowed(self) -> bool:
        return bool(self.kind or self.section or self.year)

    @property
    def everywhere(self) -> str:
        """The address that asks for the same words without filters."""
        return f"{reverse('newsroom:search')}?{urlencode({'q': self.words})}"

    @property
    def query(self) -> str:
        section = self.section.slug if self.section else ""
        said = {"q": self.words, "kind": self.kind, "section": section, "year": self.year or ""}
        return urlencode({name: value for name, value in said.items() if value})


@dataclass(frozen=True)
class Tab:
    """One kind of result, with the same words and filters."""

    label: str | Promise
    url: str
    is_here: bool


@dataclass(frozen=True)
class FoundStory:
    card: Card
    headline: SafeString
    snippet: SafeString


def front(request: HttpRequest) -> HttpResponse:
    sections = list(Section.objects.all())
    asked = read(request, sections)
    number, at = page_number(request), moment(request)
    asks = photos_for if asked.kind == PHOTOS else stories_for
    results, stories, photos = asks(asked, at, number)
    rows: Sequence[FoundStory | FoundPhoto] = photos if asked.kind == PHOTOS else stories
    if number > 1 and not rows and not results.has_older:
        raise Http404
    has_older = results.has_older and number < DEEPEST
    title = _("Search: %(words)s") % {"words": asked.words} if asked.words else _("Search")
    context = {
        "head": Head(title, is_hidden=True),
        "here": "search",
        "asked": asked,
        "tabs": tabs(asked),
        "has_words": bool(results.terms),
        "page": Page(number, rows, has_older, request.path, asked.query),
        "stories": stories,
        "photos": photos,
        "is_capped": results.is_capped,
        "sections": sections,
        "limits": limits(),
    }
    response = render(request, "newsroom/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def limits() -> dict[str, int]:
    return {
        "newest": search_index.NEWEST,
        "characters": MOST_CHARACTERS,
        "terms": MOST_TERMS,
    }


def read(request: HttpRequest, sections: list[Section]) -> Asked:
    said = request.GET
    kinds = {PHOTOS, *(kind.name for kind in all_kinds())}
    year = said.get("year", "")
    is_year = year.isascii() and year.isdigit() and FIRST_YEAR <= int(year[:9]) <= LAST_YEAR
    return Asked(
        question=read_question(said.get("q", "")),
        kind=said.get("kind", "") if said.get("kind") in kinds else "",
        section=next((one for one in sections if one.slug == said.get("section")), None),
        year=int(year) if is_year else None,
    )


def tabs(asked: Asked) -> list[Tab]:
    labels: list[tuple[str, str | Promise]] = [("", _("Everything"))]
    labels += [(kind.name, kind.label_plural) for kind in all_kinds()]
    labels.append((PHOTOS, _("Photos")))
    path = reverse("newsroom:search")
    return [
        Tab(label, f"{path}?{replace(asked, kind=kind).query}", kind == asked.kind)
        for kind, label in labels
    ]


Answer = tuple[Results | PhotoResults, Sequence[FoundStory], Sequence[FoundPhoto]]


def photos_for(asked: Asked, at: datetime, number: int) -> Answer:
    results = search_photos(asked.words, at, asked.section, asked.year, number)
    return results, [], results.rows


def stories_for(asked: Asked, at: datetime, number: int) -> Answer:
    """With a few photos before them where everything is asked for. Their pictures and those of the
    stories' cards come in one query."""
    results = search(asked.words, at, asked.kind, asked.section, asked.year, number)
    places: list[SearchPhoto] = []
    if number == 1 and not asked.kind and results.terms:
        places = few_places(results.terms, at, asked.section, asked.year)
    editions = [row.edition for row in results.rows]
    shown = shown_in(editions, results)
    ids = stand_ins(editions, shown, at) | {place.photo_id for place in places}
    pictures = page_photos(ids, at)
    stories = [
        FoundStory(card, row.headline, row.snippet)
        for card, row in zip(cards_with(editions, shown, pictures, at), results.rows, strict=True)
    ]
    return results, stories, photos_as_shown(places, pictures, results.terms)


def shown_in(editions: Sequence[Edition], results: Results) -> dict[int, Shown]:
    """As cards.shown_in, without a query: a search knows the stories' photos."""
    found = {}
    for edition in editions:
        facts = [fact for fact in places_in(edition) if fact.photo in results.photos]
        if facts:
            found[edition.pk] = Shown(sum(fact.number > 0 for fact in facts), facts[0].photo)
    return found
