"""The library's wall: thumbnails to choose from, newest first, 60 a page.

What is picked is kept by the browser's tab from page to page (static/desk/wall.js). Without
JavaScript it is what is ticked on this page, or all that fits.
"""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from photos.models import Photo

from .pages import user_of
from .wanted import ADDED, ENDING, NEEDS, SHAPES, Wanted

PAGE = 60  # photos
MOST = 1000  # photos that can be changed at once, and up to which is counted
SHOWN = ["title", "headline", "file_name", "credit", "alt", "decorative", "caption", "state"]
SHOWN += ["taken_down_at", "usable_until", "twin_id", "width", "height"]


def wall(request: HttpRequest) -> HttpResponse:
    user_of(request, "photos.view_photo")
    wanted = Wanted.read(request.GET)
    number = page_number(request)
    photos = wanted.photos()
    ids, fitting = numbers(photos, (number - 1) * PAGE)
    rows = Photo.objects.only(*SHOWN).in_bulk(ids[:PAGE])
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Photos"),
        "opts": Photo._meta,
        "photos": [rows[pk] for pk in ids[:PAGE] if pk in rows],
        "wanted": wanted,
        "choices": choices(wanted),
        "fitting": min(fitting, MOST),
        "too_many": fitting > MOST,
        "most": MOST,
        "page": number,
        "newer": address(wanted, number - 1) if number > 1 else None,
        "older": address(wanted, number + 1) if len(ids) > PAGE else None,
        "soon": timezone.now() + ENDING,
    }
    return TemplateResponse(request, "admin/photos/photo/wall.html", context)


def numbers(photos: QuerySet[Photo], start: int) -> tuple[list[int], int]:
    """The ids of a page and of one photo more, and how many fit in all, up to MOST + 1.

    Rows are long: only ids are looked for, once for both, since a rare word reads every photo.
    """
    ids = photos.values_list("pk", flat=True)
    first = list(ids[: MOST + 1])
    stop = start + PAGE + 1
    page = first[start:stop] if len(first) <= MOST or stop <= MOST else list(ids[start:stop])
    return page, len(first)


def page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isdecimal() and 0 < len(asked) < 6 and int(asked) > 0 else 1


def address(wanted: Wanted, number: int) -> str:
    parts = [wanted.query, f"page={number}" if number > 1 else ""]
    return f"?{'&'.join(filter(None, parts))}"


def choices(wanted: Wanted) -> dict[str, list[tuple[Any, str, bool]]]:
    """Each filter's (value, label, whether it is chosen)."""
    people = User.objects.order_by("first_name", "last_name", "username")
    return {
        "who": [(one.pk, str(one), one.pk == wanted.who) for one in people],
        "added": [(key, str(row[0]), key == wanted.added) for key, row in ADDED.items()],
        "shape": [(key, str(row[0]), key == wanted.shape) for key, row in SHAPES.items()],
        "lacks": [(key, str(row[0]), key in wanted.lacks) for key, row in NEEDS.items()],
    }
