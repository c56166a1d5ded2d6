"""The pages of galleries. Each serves readers and previews alike (newsroom/story_view.py)."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from newsroom import structured_data
from newsroom.cards import Card, cards
from newsroom.clock import moment
from newsroom.head import Head
from newsroom.models import Edition
from newsroom.named import named_in
from newsroom.story_view import gone, story_view
from photos.addresses import absolute
from photos.models import Photo

from .one_slide import SlideInPlace, in_place, places
from .shown_slides import ShownSlide, shown_slides


@story_view("gallery")
def detail(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The gallery's own address: what it is about, and its first slide."""
    slides = places(edition, moment(request))
    if not slides:
        return nothing_left(request, edition)
    return slide_page(request, edition, in_place(edition, slides, 1), begins=True)


@story_view("gallery")
def slide(request: HttpRequest, edition: Edition, key: str) -> HttpResponse:
    """A slide's address for life."""
    slides = places(edition, moment(request))
    number = next((n for n, one in enumerate(slides, 1) if one.key == key), None)
    if number is None:
        return left_or_never_there(request, edition, key)
    return slide_page(request, edition, in_place(edition, slides, number), begins=False)


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
    """A small frame for other sites; the only page that they may frame."""
    slides = places(edition, moment(request))
    if not slides:
        return nothing_left(request, edition)
    context = {
        "edition": edition,
        "place": in_place(edition, slides, 1),
        "canonical": absolute(edition.get_absolute_url()),
    }
    response = render(request, "gallery/embed.html", context)
    response.csp = "embed"  # type: ignore[attr-defined]  # read by config/headers.py
    return response


def slide_page(
    request: HttpRequest, edition: Edition, place: SlideInPlace, *, begins: bool
) -> HttpResponse:
    named = named_in(edition.load())
    context = {
        "edition": edition,
        "place": place,
        "slide": place.shown,
        "begins": begins,
        "bylines": named.bylines,
        "sections": named.sections,
        "next_card": None if place.after else next_gallery(edition, moment(request)),
        "head": slide_head(edition, place, begins),
        "preview": edition.preview_prefix,
        "view": "slides",
        "views": addresses_of_views(edition),
    }
    shown = place.shown
    picture = structured_data.image(
        shown.photo, name=shown.title, caption=shown.caption, credit=shown.credit
    )
    if begins:
        lead = lead_photo(edition, shown.photo, moment(request))
        story = structured_data.story(edition, "ImageGallery", named, lead)
        context["head"].data = story | {"associatedMedia": [picture]}
    else:
        context["head"].data = picture
    return render(request, "gallery/slide.html", context)


def slide_head(edition: Edition, place: SlideInPlace, begins: bool) -> Head:
    shown = place.shown
    if begins:
        return gallery_head(edition, shown.photo)
    title = shown.title or _("Photo")
    counted = _("%(title)s (%(n)d of %(of)d)") % {"title": title, "n": shown.number, "of": place.of}
    return Head(
        title=f"{counted} – {edition.headline}",
        share_title=title,
        description=shown.caption or edition.dek,
        path=shown.url,
        type="article",
        photo=shown.photo,
        image_alt=shown.alt,
        is_embeddable=True,
    )


def gallery_head(edition: Edition, photo: Photo) -> Head:
    payload = edition.load()
    return Head(
        title=edition.headline,
        share_title=payload.share_title,
        description=payload.share_description or edition.dek,
        path=edition.get_absolute_url(),
        type="article",
        photo=photo,
        image_alt=photo.alt,
        is_embeddable=True,
    )


def whole(request: HttpRequest, edition: Edition, view: str) -> HttpResponse:
    """Every slide on one page, large or as thumbnails."""
    at = moment(request)
    slides = shown_slides(edition, at)
    if not slides:
        return nothing_left(request, edition)
    named = named_in(edition.load())
    head = gallery_head(edition, lead_photo(edition, slides[0].photo, at))
    story = structured_data.story(edition, "ImageGallery", named, head.photo)
    head.data = story | {"associatedMedia": [described(one) for one in slides]}
    context: dict[str, Any] = {
        "edition": edition,
        "slides": slides,
        "bylines": named.bylines,
        "tags": named.tags,
        "sections": named.sections,
        "next_card": next_gallery(edition, at),
        "head": head,
        "preview": edition.preview_prefix,
        "view": view,
        "views": addresses_of_views(edition),
    }
    return render(request, f"gallery/{view}.html", context)


def addresses_of_views(edition: Edition) -> dict[str, str]:
    return {
        "slides": edition.url_for("detail"),
        "all": edition.url_for("all"),
        "grid": edition.url_for("grid"),
    }


def described(shown: ShownSlide) -> structured_data.Data:
    return structured_data.image(
        shown.photo, name=shown.title, caption=shown.caption, credit=shown.credit
    )


def lead_photo(edition: Edition, first: Photo, at: datetime) -> Photo:
    """The photo that stands for the gallery elsewhere."""
    lead = edition.lead_photo
    return lead if lead is not None and lead.is_usable(at) else first


def next_gallery(edition: Edition, at: datetime) -> Card | None:
    """The gallery published before this one; after the oldest, the newest. Two queries."""
    others = Edition.objects.live(at).of_kind("gallery").exclude(story=edition.story_id)
    others = others.newest_first().for_cards()
    before = others.filter(first_published_at__lt=edition.first_published_at or at)
    chosen = before.first() or others.first()
    return cards([chosen], at)[0] if chosen else None


def nothing_left(request: HttpRequest, edition: Edition) -> HttpResponse:
    message = _("The photos of this gallery may no longer be shown.")
    return gone(request, section=edition.section, message=message)


def left_or_never_there(request: HttpRequest, edition: Edition, key: str) -> HttpResponse:
    """410 for a slide that this gallery has had, 404 for any other key."""
    known = {one.key for one in edition.load().slides}
    earlier = Edition.objects.filter(story=edition.story_id).has_been_live(moment(request))
    if key not in known and not earlier.filter(payload__contains=f'"key":"{key}"').exists():
        raise Http404
    message = _("This photo is no longer part of the gallery.")
    return gone(request, edition=edition, message=message)
