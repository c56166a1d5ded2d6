"""The addresses of the feeds: the newest twenty stories, whole."""

from collections.abc import Sequence

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.clock import moment
from newsroom.models import Contributor, Edition, Section, Tag
from newsroom.models.edition import EditionQuerySet

from . import contributor as contributor_front
from . import tag as tag_front
from .atom import Feed, atom
from .entries import Entry, entries
from .json_feed import json_feed
from .paging import PER_PAGE


def site(request: HttpRequest) -> HttpResponse:
    return atom(whole_site(request), newest(request))


def site_json(request: HttpRequest) -> HttpResponse:
    return json_feed(whole_site(request), newest(request))


def section(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Section, slug=slug)
    editions = Edition.objects.live(moment(request)).in_section(found).newest_first()
    feed = feed_of(found, request, found.description)
    return atom(feed, of(editions, request))


def tag(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Tag, slug=slug)
    editions = tag_front.tagged(found, moment(request), PER_PAGE)
    return atom(feed_of(found, request), something(of(editions, request)))


def contributor(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Contributor, slug=slug)
    editions = contributor_front.work_of(found, moment(request), PER_PAGE)
    return atom(feed_of(found, request, found.bio), something(of(editions, request)))


def whole_site(request: HttpRequest) -> Feed:
    home = reverse("newsroom:home")
    about = _("Photo stories and news.")
    return Feed(settings.SITE_NAME, home, request.path, moment(request), about)


def feed_of(front: Section | Tag | Contributor, request: HttpRequest, about: str = "") -> Feed:
    title = _("%(name)s – %(site)s") % {"name": front.name, "site": settings.SITE_NAME}
    return Feed(title, front.get_absolute_url(), request.path, moment(request), about)


def newest(request: HttpRequest) -> list[Entry]:
    return of(Edition.objects.live(moment(request)).newest_first(), request)


def of(editions: EditionQuerySet, request: HttpRequest) -> list[Entry]:
    return entries(editions.for_feeds()[:PER_PAGE], moment(request))


def something(found: Sequence[Entry]) -> Sequence[Entry]:
    """As its front: what nothing live stands under is not told from what never was."""
    if not found:
        raise Http404
    return found
