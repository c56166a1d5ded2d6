"""The archive: the years and months in which something that still stands was first published."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from newsroom.cards import cards
from newsroom.clock import moment, start_of
from newsroom.head import Head
from newsroom.models import Edition
from newsroom.models.edition import EditionQuerySet
from newsroom.structured_data import Crumb
from photos.models import Photo

from .first_in_spans import first_in_spans
from .listing import answer, found
from .paging import paged

Span = tuple[datetime, datetime]  # from the first moment on, before the second
MONTHS_WITH_COVERS = 24
FIRST_YEAR = 1800  # before photography; also what the addresses allow


@dataclass
class Month:
    """`newest` is the id of the newest edition in it, once that is known."""

    year: int
    number: int
    newest: int | None = None
    cover: Photo | None = None

    @property
    def span(self) -> Span:
        """Its first moment and the next month's, in the site's zone."""
        year, index = divmod(self.year * 12 + self.number, 12)
        return start_of(self.year, self.number), start_of(year, index + 1)

    @property
    def name(self) -> str:
        return date_format(start_of(self.year, self.number), "F")

    @property
    def url(self) -> str:
        return reverse("newsroom:archive_month", kwargs={"year": self.year, "month": self.number})


@dataclass(frozen=True)
class Year:
    """A year with those of its months that have stories, the newest first."""

    number: int
    months: list[Month]

    @property
    def span(self) -> Span:
        return start_of(self.number, 1), start_of(self.number + 1, 1)

    @property
    def url(self) -> str:
        return reverse("newsroom:archive_year", kwargs={"year": self.number})


def front(request: HttpRequest) -> HttpResponse:
    """All years with their months; the newest months show a picture."""
    at = moment(request)
    oldest = Edition.objects.live(at).newest_first().last()
    since = local_year(oldest.first_published_at) if oldest else local_year(at) + 1
    months = months_with_stories(range(local_year(at), max(since, FIRST_YEAR) - 1, -1), at)
    show_covers(months[:MONTHS_WITH_COVERS], at)
    years = [Year(number, list(some)) for number, some in groupby(months, lambda one: one.year)]
    about = _("All stories by year and month.")
    head = Head(_("Archive"), description=about, path=request.path, crumbs=way())
    return render(request, "newsroom/archive.html", {"head": head, "years": years})


def of_year(request: HttpRequest, year: int) -> HttpResponse:
    at = moment(request)
    page = paged(request, first_published(at, *Year(year, []).span).for_cards())
    found(page.rows)
    about = _("All stories of %(year)d.") % {"year": year}
    head = Head(str(year), description=about, crumbs=way((str(year), request.path)))
    context = {"year": Year(year, months_with_stories([year], at))}
    return answer(request, "newsroom/archive_year.html", page, head, **context)


def of_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    asked = Month(year, month)
    page = paged(request, first_published(moment(request), *asked.span).for_cards())
    found(page.rows)
    title = _("%(month)s %(year)d") % {"month": asked.name, "year": year}
    of = Year(year, [])
    about = _("All stories of %(month)s.") % {"month": title}
    crumbs = way((str(year), of.url), (asked.name, request.path))
    head = Head(title, description=about, crumbs=crumbs)
    context = {"year": of, "month": asked}
    return answer(request, "newsroom/archive_month.html", page, head, **context)


def way(*down: Crumb) -> list[Crumb]:
    """From the archive down to the page."""
    return [(_("Archive"), reverse("newsroom:archive")), *down]


def first_published(at: datetime, start: datetime, end: datetime) -> EditionQuerySet:
    return Edition.objects.first_published_between(start, end).live(at).newest_first()


def months_with_stories(years: Iterable[int], at: datetime) -> list[Month]:
    """Those months of the years that are not empty, the newest first within a year. One query."""
    months = [Month(year, number) for year in years for number in range(12, 0, -1)]
    newest = first_in_spans([month.span for month in months], partial(first_published, at))
    for month, edition in zip(months, newest, strict=True):
        month.newest = edition
    return [month for month in months if month.newest]


def show_covers(months: Sequence[Month], at: datetime) -> None:
    """Give each month the photo of its newest story. Two queries."""
    ids = [month.newest for month in months if month.newest]
    editions = Edition.objects.live(at).for_cards().in_bulk(ids)
    covers = {card.edition.pk: card.photo for card in cards(editions.values(), at)}
    for month in months:
        month.cover = covers.get(month.newest or 0)


def local_year(moment: datetime | None) -> int:
    return timezone.localtime(moment).year
