"""Twenty cards a page under stable addresses, without ever counting.

A full count of half a million editions takes half a second; the first twenty-one rows take a
thousandth of that and say as well whether there is an older page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

PER_PAGE = 20
DEEPEST = 100
NUMBER = re.compile(r"[1-9][0-9]{0,2}")

M = TypeVar("M", bound=Model)
T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """`rows` are at most 20. `older`, `newer` and `here` are addresses; the first two may be ""."""

    number: int  # from 1
    rows: Sequence[T]
    has_older: bool
    path: str
    query: str = ""  # what the address says besides the page, encoded

    @property
    def here(self) -> str:
        """The canonical address: the first page has no number."""
        return self.at(self.number)

    @property
    def newer(self) -> str:
        return self.at(self.number - 1) if self.number > 1 else ""

    @property
    def older(self) -> str:
        return self.at(self.number + 1) if self.has_older else ""

    def at(self, number: int) -> str:
        page = urlencode({"page": number}) if number > 1 else ""
        query = "&".join(part for part in (self.query, page) if part)
        return f"{self.path}?{query}" if query else self.path


def page_number(request: HttpRequest) -> int:
    """Which page the address asks for, from 1. Raises Http404 for what is no page, or too deep.

    Nobody else asks for it: the page cache is told that this address has more than one page.
    """
    request.is_paged = True  # type: ignore[attr-defined]  # for newsroom/page_cache.py
    asked = request.GET.getlist("page")
    if not asked:
        return 1
    if len(asked) > 1 or not NUMBER.fullmatch(asked[0]) or int(asked[0]) > DEEPEST:
        raise Http404
    return int(asked[0])


def span(number: int) -> slice:
    """The rows of page `number`, and one more, which tells whether there is an older page."""
    first = (number - 1) * PER_PAGE
    return slice(first, first + PER_PAGE + 1)


def paged(request: HttpRequest, rows: QuerySet[M]) -> Page[M]:
    """The page that the address asks for. One query. Raises Http404 beyond the last."""
    number = page_number(request)
    return page_of(request, list(rows[span(number)]), number)


def page_of(request: HttpRequest, found: list[T], number: int, query: str = "") -> Page[T]:
    """A page of what `span(number)` has found."""
    if not found and number > 1:
        raise Http404
    has_older = len(found) > PER_PAGE and number < DEEPEST
    return Page(number, found[:PER_PAGE], has_older, request.path, query)
