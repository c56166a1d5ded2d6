from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from newsroom.clock import moment
from newsroom.head import Head
from newsroom.models import Edition, Section

from .listing import answer
from .paging import paged


def front(request: HttpRequest, slug: str) -> HttpResponse:
    """A section stands in the navigation, so it has a page even before its first story."""
    section = get_object_or_404(Section, slug=slug)
    editions = Edition.objects.live(moment(request)).in_section(section).newest_first().for_cards()
    head = Head(
        section.name,
        description=section.description or _("All stories in %(name)s.") % {"name": section.name},
    )
    return answer(request, "newsroom/section.html", paged(request, editions), head, section=section)
