"""Everything that a person or desk has written or photographed, with an account or without."""

from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.expressions import RawSQL
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom import structured_data
from newsroom.clock import moment
from newsroom.head import Head
from newsroom.models import (
    Contributor,
    Edition,
    EditionContributor,
    EditionPhoto,
    PhotoCredit,
)
from newsroom.models.edition import EditionQuerySet
from photos.models import Photo

from .listing import answer, found
from .newest_of import Ids, editions_among, ids_newest_first
from .paging import page_number, page_of, span

PARTS = {"words": gettext_lazy("Written"), "photos": gettext_lazy("Photographed")}


def front(request: HttpRequest, slug: str, part: str = "") -> HttpResponse:
    """All of it, or one of PARTS. 404 for somebody of whom nothing is live: a name is not public
    before its first story."""
    people = Contributor.objects.select_related("portrait__current_set")
    contributor = get_object_or_404(people, slug=slug)
    number, at = page_number(request), moment(request)
    wanted = span(number)
    editions = work_of(contributor, at, wanted.stop, part).for_cards()
    page = page_of(request, list(editions[wanted]), number)
    found(page.rows)
    about = contributor.bio or _("Stories and photos by %(name)s.") % {"name": contributor.name}
    shown = contributor.portrait if number == 1 and not part else None
    portrait = shown if shown and shown.is_usable(at) else None
    data = {} if part else structured_data.profile(contributor, portrait)
    title = f"{contributor.name}: {PARTS[part]}" if part else contributor.name
    head = Head(title, description=about, type="profile", data=data)
    context = {
        "contributor": contributor,
        "portrait": portrait,
        "part": part,
        "tabs": tabs(contributor, at, part),
    }
    return answer(request, "newsroom/contributor.html", page, head, **context)


def tabs(contributor: Contributor, at: datetime, part: str) -> list[dict[str, Any]]:
    """Ways to each part, where there are both. One query."""
    has = Contributor.objects.filter(pk=contributor.pk).values_list(
        *(Exists(some_of(name, contributor, at, 1)) for name in PARTS)
    )
    if not all(has.get()):
        return []
    way = partial(reverse, kwargs={"slug": contributor.slug})
    here = {"label": _("All"), "url": way("newsroom:contributor"), "is_here": not part}
    parts = [
        {"label": label, "url": way(f"newsroom:contributor_{name}"), "is_here": part == name}
        for name, label in PARTS.items()
    ]
    return [here, *parts]


def work_of(contributor: Contributor, at: datetime, most: int, part: str = "") -> EditionQuerySet:
    """Live editions with the contributor's words or visible photos: the newest `most`, ordered.

    Each part gives its own newest before they are joined: asked for both at once, a database goes
    through every story there is.
    """
    if part:
        return editions_among(some_of(part, contributor, at, most))
    written, photographed = (some_of(name, contributor, at, most) for name in PARTS)
    return editions_among(written.union(photographed))


def some_of(part: str, contributor: Contributor, at: datetime, most: int) -> Ids:
    ids = (
        written_by(contributor, at)[:most]
        if part == "words"
        else photographed_by(contributor, at, most)
    )
    return Edition.objects.filter(pk__in=ids).order_by().values("pk")


def written_by(contributor: Contributor, at: datetime) -> Ids:
    """Of several roles in one edition one counts."""
    rows = EditionContributor.objects.filter(contributor=contributor)
    before = rows.filter(edition=OuterRef("edition"), pk__lt=OuterRef("pk"))
    return ids_newest_first(rows.filter(~Exists(before)), at)


def photographed_by(contributor: Contributor, at: datetime, most: int) -> RawSQL:
    """Ids of the newest `most`. No index holds several photos' editions in one order, so all are
    sorted; but only the first of them are asked whether readers may see them, which takes longer.
    """
    edition = RawSQL("sorted.edition", [])
    live = Edition.objects.live(at).filter(pk=edition)
    own = PhotoCredit.objects.filter(contributor=contributor, photo=OuterRef("photo"))
    usable = Photo.objects.usable(at).filter(pk=OuterRef("photo"))
    seen = EditionPhoto.objects.filter(Exists(own), Exists(usable), edition=edition)
    asked = [one.order_by().values("pk").query.sql_with_params() for one in (live, seen)]
    conditions = " AND ".join(f"EXISTS ({sql})" for sql, _params in asked)
    return RawSQL(  # noqa: S611 -- only our own text
        f"SELECT edition FROM ({ALL_PHOTOGRAPHED}) sorted WHERE {conditions} LIMIT %s",  # noqa: S608
        [contributor.pk, *(one for _sql, params in asked for one in params), most],
    )


#: Both databases keep the order of a subquery until they have enough of it. CROSS tells SQLite to
#: begin with the contributor's own: with statistics it goes through the photos of all editions.
ALL_PHOTOGRAPHED = f"""
    SELECT shown.edition_id AS edition, MAX(shown.first_published_at) AS first
    FROM {PhotoCredit._meta.db_table} made CROSS JOIN {EditionPhoto._meta.db_table} shown
    WHERE made.contributor_id = %s AND shown.photo_id = made.photo_id
    AND shown.first_published_at IS NOT NULL
    GROUP BY shown.edition_id ORDER BY first DESC, edition DESC
"""  # noqa: S608 -- only our own text
