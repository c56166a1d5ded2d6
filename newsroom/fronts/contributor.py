"""Everything that a person or desk has written or photographed, with an account or without."""

from datetime import datetime

from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from newsroom.clock import moment
from newsroom.head import Head
from newsroom.models import Contributor, Edition, EditionContributor, EditionPhoto
from newsroom.models.edition import EditionQuerySet
from photos.models import Photo

from .listing import answer, found
from .paging import page_number, page_of, span


def front(request: HttpRequest, slug: str) -> HttpResponse:
    """404 for somebody of whom nothing is live: a name is not public before its first story."""
    contributor = get_object_or_404(Contributor, slug=slug)
    number = page_number(request)
    wanted = span(number)
    editions = work_of(contributor, moment(request), wanted.stop).for_cards()
    page = page_of(request, list(editions[wanted]), number)
    found(page.rows)
    about = contributor.bio or _("Stories and photos by %(name)s.") % {"name": contributor.name}
    head = Head(contributor.name, description=about, type="profile")
    return answer(request, "newsroom/contributor.html", page, head, contributor=contributor)


def work_of(contributor: Contributor, at: datetime, most: int) -> EditionQuerySet:
    """Live editions with the contributor's words or visible photos: the newest `most`, ordered.

    Each half gives its own newest before they are joined: asked for both at once, a database goes
    through every story there is.
    """
    written = Q(pk__in=written_by(contributor, at, most))
    photographed = Q(pk__in=photographed_by(contributor, at, most))
    return Edition.objects.filter(written | photographed).newest_first()


def written_by(contributor: Contributor, at: datetime, most: int):
    rows = EditionContributor.objects.filter(
        contributor=contributor, edition__in=Edition.objects.live(at).order_by()
    )
    return newest(rows, most)


def photographed_by(contributor: Contributor, at: datetime, most: int):
    rows = EditionPhoto.objects.filter(
        photo__in=Photo.objects.usable(at).filter(credits__contributor=contributor).order_by(),
        edition__in=Edition.objects.live(at).order_by(),
    )
    return newest(rows, most)


def newest(rows, most: int):
    """Ids of the editions of the rows, each once although it may have several rows."""
    editions = rows.values("edition").annotate(first=Max("first_published_at"))
    return editions.order_by("-first", "-edition").values("edition")[:most]
