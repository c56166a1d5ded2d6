"""Everything that a person or desk has written or photographed, with an account or without."""

from datetime import datetime

from django.db.models import Exists, Max, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from newsroom import structured_data
from newsroom.clock import moment
from newsroom.head import Head
from newsroom.models import Contributor, Edition, EditionContributor, EditionPhoto
from newsroom.models.edition import EditionQuerySet
from photos.models import Photo

from .listing import answer, found
from .newest_of import Ids, editions_among, ids_newest_first
from .paging import page_number, page_of, span


def front(request: HttpRequest, slug: str) -> HttpResponse:
    """404 for somebody of whom nothing is live: a name is not public before its first story."""
    people = Contributor.objects.select_related("portrait__current_set")
    contributor = get_object_or_404(people, slug=slug)
    number, at = page_number(request), moment(request)
    wanted = span(number)
    editions = work_of(contributor, at, wanted.stop).for_cards()
    page = page_of(request, list(editions[wanted]), number)
    found(page.rows)
    about = contributor.bio or _("Stories and photos by %(name)s.") % {"name": contributor.name}
    shown = contributor.portrait if number == 1 else None
    portrait = shown if shown and shown.is_usable(at) else None
    data = structured_data.profile(contributor, portrait)
    head = Head(contributor.name, description=about, type="profile", data=data)
    context = {"contributor": contributor, "portrait": portrait}
    return answer(request, "newsroom/contributor.html", page, head, **context)


def work_of(contributor: Contributor, at: datetime, most: int) -> EditionQuerySet:
    """Live editions with the contributor's words or visible photos: the newest `most`, ordered.

    Each half gives its own newest before they are joined: asked for both at once, a database goes
    through every story there is.
    """
    written, photographed = (
        Edition.objects.filter(pk__in=half[:most]).order_by().values("pk")
        for half in (written_by(contributor, at), photographed_by(contributor, at))
    )
    return editions_among(written.union(photographed))


def written_by(contributor: Contributor, at: datetime) -> Ids:
    """Of several roles in one edition one counts."""
    rows = EditionContributor.objects.filter(contributor=contributor)
    before = rows.filter(edition=OuterRef("edition"), pk__lt=OuterRef("pk"))
    return ids_newest_first(rows.filter(~Exists(before)), at)


def photographed_by(contributor: Contributor, at: datetime) -> Ids:
    """No index holds several photos' editions in one order: this reads them all and sorts."""
    visible = Photo.objects.usable(at).filter(credits__contributor=contributor).order_by()
    live = Edition.objects.live(at).filter(pk=OuterRef("edition"))
    rows = EditionPhoto.objects.filter(Exists(live), photo__in=visible).values("edition")
    newest = rows.annotate(first=Max("first_published_at")).order_by("-first", "-edition")
    return newest.values("edition")
