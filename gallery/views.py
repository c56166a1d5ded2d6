"""The pages of galleries. Each serves readers and previews alike (newsroom/story_view.py)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from newsroom.cards import cards, cards_with, shown_in, stand_ins
from newsroom.clock import moment
from newsroom.embedding import embed_code
from newsroom.models import Edition
from newsroom.named import Named, named_in
from newsroom.page_photos import page_photos
from newsroom.story_view import gone, story_view
from newsroom.translations import versions
from photos.addresses import absolute

from .heads import gallery_head, slide_head
from .leads_on import LeadsOn, leads_on
from .one_slide import in_place, places
from .payload import SlidePayload
from .shown_slides import payload_of, shown_slides

MOST_EMBEDDED = 24  # slides in a frame


@story_view("gallery")
def detail(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The gallery's own address: what it is about, and its first slide."""
    slides = places(edition, moment(request))
    if not slides:
        return nothing_left(request, edition)
    return slide_page(request, edition, slides, 1, begins=True)


@story_view("gallery")
def slide(request: HttpRequest, edition: Edition, key: str) -> HttpResponse:
    """A slide's address for life."""
    slides = places(edition, moment(request))
    number = next((n for n, one in enumerate(slides, 1) if one.key == key), None)
    if number is None:
        return left_or_never_there(request, edition, key)
    return slide_page(request, edition, slides, number, begins=False)


@story_view("gallery")
def number(request: HttpRequest, edition: Edition, n: int) -> HttpResponse:
    """To the slide that stands at `n` now."""
    slides = places(edition, moment(request))
    if not slides:
        return nothing_left(request, edition)
    if n > len(slides):
        raise Http404
    view = {"view": "detail"} if n == 1 else {"view": "slide", "key": slides[n - 1].key}
    return HttpResponseRedirect(edition.url_for(**view))


@story_view("gallery")
def all_slides(request: HttpRequest, edition: Edition) -> HttpResponse:
    return whole(request, edition, "all")


@story_view("gallery")
def grid(request: HttpRequest, edition: Edition) -> HttpResponse:
    return whole(request, edition, "grid")


@story_view("gallery")
def embed(request: HttpRequest, edition: Edition) -> HttpResponse:
    """A small frame for other sites, the only page that they may frame: the first slides to leaf
    through, and the way to all."""
    slides = shown_slides(edition, moment(request))
    if not slides:
        return nothing_left(request, edition)
    context = {
        "edition": edition,
        "slides": slides[:MOST_EMBEDDED],
        "of": len(slides),
        "canonical": absolute(edition.get_absolute_url()),
    }
    response = render(request, "gallery/embed.html", context)
    response.csp = "embed"  # type: ignore[attr-defined]  # read by config/headers.py
    return response


def slide_page(
    request: HttpRequest, edition: Edition, slides: list[SlidePayload], number: int, *, begins: bool
) -> HttpResponse:
    """The last slide also shows what the gallery leads on to, its photos found with the slide's."""
    at = moment(request)
    named = named_in(edition, at)
    is_last = number == len(slides)
    to = leads_on(edition, payload_of(edition), at) if is_last else LeadsOn()
    counted = shown_in(to.editions, at)
    wanted = slides[number - 1].photo
    photos = page_photos({wanted} | stand_ins(to.editions, counted, at), at)
    place = in_place(edition, slides, number, photos[wanted])
    others = versions(edition, named.translations) if begins else []
    context = page_context(edition, named, "slides", "" if begins else f"#{place.shown.key}") | {
        "place": place,
        "slide": place.shown,
        "begins": begins,
        "share_url": absolute(place.url),
        "versions": others,
        "embed_code": embed_code(edition) if is_last and not edition.preview_prefix else "",
        "head": gallery_head(edition, [place.shown], named, at)
        if begins
        else slide_head(edition, place),
    }
    context["head"].versions = others
    context |= to.told_apart(cards_with(to.editions, counted, photos, at))
    return render(request, "gallery/slide.html", context)


def whole(request: HttpRequest, edition: Edition, view: str) -> HttpResponse:
    """Every slide on one page, large or as thumbnails."""
    at = moment(request)
    slides = shown_slides(edition, at)
    if not slides:
        return nothing_left(request, edition)
    named = named_in(edition, at)
    context = page_context(edition, named, view) | {
        "slides": slides,
        "tags": named.tags,
        "versions": versions(edition, named.translations, view),
        "embed_code": "" if edition.preview_prefix else embed_code(edition),
        "head": gallery_head(edition, slides, named, at),
    }
    to = leads_on(edition, payload_of(edition), at)
    context |= to.told_apart(cards(to.editions, at))
    return render(request, f"gallery/{view}.html", context)


def page_context(edition: Edition, named: Named, view: str, at: str = "") -> dict[str, Any]:
    """`at` is where the other views open: a slide's key as a fragment."""
    return {
        "edition": edition,
        "preview": edition.preview_prefix,
        "sections": named.sections,
        "bylines": named.bylines,
        "corrections": named.corrections,
        "view": view,
        "views": {
            "slides": edition.url_for("detail"),
            "all": edition.url_for("all") + at,
            "grid": edition.url_for("grid") + at,
        },
    }


def nothing_left(request: HttpRequest, edition: Edition) -> HttpResponse:
    message = _("The photos of this gallery may no longer be shown.")
    return gone(request, section=edition.section, message=message)


def left_or_never_there(request: HttpRequest, edition: Edition, key: str) -> HttpResponse:
    """410 for a slide that this gallery has had, 404 for any other key."""
    known = {one.key for one in payload_of(edition).slides}
    earlier = Edition.objects.filter(story=edition.story_id).has_been_live(moment(request))
    if key not in known and not earlier.filter(payload__contains=f'"key":"{key}"').exists():
        raise Http404
    message = _("This photo is no longer part of the gallery.")
    return gone(request, edition=edition, message=message)
