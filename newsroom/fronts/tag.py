from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from newsroom.clock import moment
from newsroom.head import Head
from newsroom.models import Edition, Tag

from .listing import answer, found
from .paging import paged


def front(request: HttpRequest, slug: str) -> HttpResponse:
    """404 for a tag that no live story carries: its name is not public yet."""
    tag = get_object_or_404(Tag, slug=slug)
    page = paged(request, Edition.objects.live(moment(request)).tagged(tag).for_cards())
    found(page.rows)
    head = Head(tag.name, description=_("All stories about “%(tag)s”.") % {"tag": tag.name})
    return answer(request, "newsroom/tag.html", page, head, tag=tag)
