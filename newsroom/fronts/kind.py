"""The front of one kind of story: /gallery/ and /articles/."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from newsroom.clock import moment
from newsroom.head import Head
from newsroom.kinds import kind_named
from newsroom.models import Edition

from .listing import answer
from .paging import paged


def front(request: HttpRequest, kind: str) -> HttpResponse:
    """All live stories of the kind, newest first. Called by the kind's own urls."""
    editions = Edition.objects.live(moment(request)).of_kind(kind).newest_first().for_cards()
    name = str(kind_named(kind).label_plural)
    head = Head(name, description=_("%(kinds)s, newest first.") % {"kinds": name})
    return answer(
        request, "newsroom/kind.html", paged(request, editions), head, kind=kind, here=kind
    )
