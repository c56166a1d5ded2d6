"""/search/?q=: not kept by the page cache and not shown to search engines."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from newsroom.cards import Card, cards
from newsroom.clock import moment
from newsroom.head import Head
from newsroom.kinds import all_kinds
from newsroom.models import Section
from newsroom.search import MOST_CHARACTERS, Results, search

from .archive import FIRST_YEAR
from .paging import DEEPEST, Page, page_number

LAST_YEAR = 2999


@dataclass(frozen=True)
class Asked:
    """What the form says; a filter that does not exist is none."""

    words: str
    kind: str = ""
    section: Section | None = None
    year: int | None = None

    @property
    def query(self) -> str:
        section = self.section.slug if self.section else ""
        said = {"q": self.words, "kind": self.kind, "section": section, "year": self.year or ""}
        return urlencode({name: value for name, value in said.items() if value})


@dataclass(frozen=True)
class Shown:
    card: Card
    headline: SafeString
    snippet: SafeString


def front(request: HttpRequest) -> HttpResponse:
    sections = list(Section.objects.all())
    asked = read(request, sections)
    number = page_number(request)
    results = search(asked.words, moment(request), asked.kind, asked.section, asked.year, number)
    rows = shown(results, request)
    page = Page(number, rows, results.has_older and number < DEEPEST, request.path, asked.query)
    title = _("Search: %(words)s") % {"words": asked.words} if asked.words else _("Search")
    context = {
        "head": Head(title, is_hidden=True),
        "here": "search",
        "asked": asked,
        "has_words": bool(results.terms),
        "page": page,
        "sections": sections,
        "kinds": all_kinds(),
    }
    response = render(request, "newsroom/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def read(request: HttpRequest, sections: list[Section]) -> Asked:
    said = request.GET
    kinds = {kind.name for kind in all_kinds()}
    year = said.get("year", "")
    is_year = year.isascii() and year.isdigit() and FIRST_YEAR <= int(year[:9]) <= LAST_YEAR
    return Asked(
        words=said.get("q", "").replace("\0", " ").strip()[:MOST_CHARACTERS],
        kind=said.get("kind", "") if said.get("kind") in kinds else "",
        section=next((one for one in sections if one.slug == said.get("section")), None),
        year=int(year) if is_year else None,
    )


def shown(results: Results, request: HttpRequest) -> list[Shown]:
    of_editions = cards([row.edition for row in results.rows], moment(request))
    return [
        Shown(card, row.headline, row.snippet)
        for card, row in zip(of_editions, results.rows, strict=True)
    ]
