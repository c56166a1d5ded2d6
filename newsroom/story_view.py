"""From an address to the edition that stands there: 200, 301, 410 or 404, decided in one place.

A view of a story's page is written once and serves readers and previews alike:

    @story_view("gallery")
    def detail(request, edition): ...

Readers' addresses carry a slug, which this turns into the live edition; a preview calls
`detail.of_edition(request, edition)` with an edition that has no date yet.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from .clock import moment
from .models import Address, Edition, Section
from .models.edition import EditionQuerySet
from .page_photos import FACTS
from .prepared import Prepared

COLUMNS = (
    *("story", "number", "payload", "kind", "slug", "kicker", "headline", "dek", "language"),
    *("translation_group", "live_from", "first_published_at", "withdrawn", "correction"),
    *("section__name", "section__slug"),
    *(f"lead_photo__{fact}" for fact in FACTS),
)

EditionView = Callable[..., HttpResponse]


def story_view(kind: str) -> Callable[[EditionView], EditionView]:
    def decorate(view: EditionView) -> EditionView:
        @wraps(view)
        def at_its_address(request: HttpRequest, slug: str, **rest: Any) -> HttpResponse:
            at = moment(request)
            edition = live_at_address(kind, slug, at)
            if edition is not None:
                return view(request, edition, **rest)
            return elsewhere(request, kind, slug, at)

        at_its_address.of_edition = view  # type: ignore[attr-defined]  # for previews
        return at_its_address

    return decorate


def live_at_address(kind: str, slug: str, at: datetime) -> Edition | None:
    """The live edition that carries this very slug. One query."""
    return next(iter(_at_address(kind=kind, slug=slug, at=at)), None)


def with_page_columns(editions: EditionQuerySet) -> EditionQuerySet:
    """With what a story's own page shows and no more: reading columns costs more than finding."""
    return editions.select_related("section", "lead_photo__current_set").only(*COLUMNS)


_at_address = Prepared(
    lambda kind, slug, at: with_page_columns(
        Edition.objects.live(at).filter(kind=kind, slug=slug).order_by()
    )
)


def elsewhere(request: HttpRequest, kind: str, slug: str, at: datetime) -> HttpResponse:
    """301 to where the story stands now, 410 if it has been live and is no more, else 404."""
    address = Address.objects.filter(kind=kind, slug=slug).first()
    if address is None:
        raise Http404
    editions = Edition.objects.filter(story=address.story_id)
    now_at = editions.live(at).values_list("slug", flat=True).first()
    seen_at = editions.has_been_live(at).filter(slug=slug).exists()
    if not seen_at:  # claimed for a publication still to come: it must not show
        raise Http404
    if now_at is not None:
        return HttpResponsePermanentRedirect(moved(request, kind, slug, now_at))
    last = editions.has_been_live(at).select_related("section").order_by("-live_from").first()
    return gone(request, section=last.section if last else None)


def moved(request: HttpRequest, kind: str, old: str, new: str) -> str:
    """The same path under the new slug, the rest of it kept."""
    old_base = reverse(f"{kind}:detail", kwargs={"slug": old})
    new_base = reverse(f"{kind}:detail", kwargs={"slug": new})
    return new_base + request.get_full_path().removeprefix(old_base)


def gone(
    request: HttpRequest,
    *,
    section: Section | None = None,
    edition: Edition | None = None,
    message: str = "",
) -> HttpResponse:
    """410: a short notice, with the way on: the story it belonged to, or its section."""
    context = {
        "message": message or _("This story is no longer available."),
        "section": section,
        "edition": edition,
    }
    return render(request, "newsroom/gone.html", context, status=410)
