from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from newsroom.clock import moment
from newsroom.head import Head
from newsroom.models import EditionTag, Tag
from newsroom.models.edition import EditionQuerySet

from .listing import answer, found
from .newest_of import editions_among, ids_newest_first
from .paging import page_number, page_of, span


def front(request: HttpRequest, slug: str) -> HttpResponse:
    """404 for a tag that no live story carries: its name is not public yet."""
    tag = get_object_or_404(Tag, slug=slug)
    number = page_number(request)
    wanted = span(number)
    editions = tagged(tag, moment(request), wanted.stop).for_cards()
    page = page_of(request, list(editions[wanted]), number)
    found(page.rows)
    head = Head(tag.name, description=_("All stories about “%(tag)s”.") % {"tag": tag.name})
    return answer(request, "newsroom/tag.html", page, head, tag=tag)


def tagged(tag: Tag, at: datetime, most: int) -> EditionQuerySet:
    """Live editions that carry the tag: the newest `most`, ordered."""
    rows = EditionTag.objects.filter(tag=tag)
    return editions_among(ids_newest_first(rows, at)[:most])
