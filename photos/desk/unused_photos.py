"""How much disk the library takes, and the deletion of old photos that no story uses."""

from datetime import timedelta
from typing import Any

from django.contrib import admin, messages
from django.db.models import ProtectedError, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from photos.deleting import delete_photo
from photos.disk_use import disk_use, of_photos
from photos.models import Photo

from .pages import user_of
from .wanted import unused

DAYS = 365
MOST = 200  # photos deleted at once


def page(request: HttpRequest) -> HttpResponse:
    """Lists; asks; deletes exactly those that were listed, if they are still unused."""
    by = user_of(request, "photos.delete_photo")
    days = days_in(request)
    photos = old(days)
    step = request.POST.get("step", "")
    if request.method == "POST":
        ids = [int(one) for one in request.POST.getlist("photo") if one.isdecimal()][:MOST]
        photos = photos.filter(pk__in=ids)
    listed = list(photos[: MOST + 1])
    if step == "delete":
        delete(request, listed[:MOST], by)
        return redirect(f"{request.path}?days={days}")
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Disk and unused photos"),
        "opts": Photo._meta,
        "days": days,
        "photos": listed[:MOST],
        "takes": of_photos(listed[:MOST]),
        "more": len(listed) > MOST,
        "most": MOST,
        "asks": step == "ask",
        "disk": disk_use(),
    }
    return TemplateResponse(request, "admin/photos/photo/unused.html", context)


def days_in(request: HttpRequest) -> int:
    asked = request.POST.get("days") or request.GET.get("days", "")
    return int(asked) if asked.isdecimal() and len(asked) < 5 else DAYS


def old(days: int) -> QuerySet[Photo]:
    """Unused and added so many days ago or before, the oldest first.

    What was taken down stays: its row is what keeps the same file from coming back.
    """
    now = timezone.now()
    photos = Photo.objects.filter(added_at__lte=now - timedelta(days=days), taken_down_at=None)
    return photos.filter(unused(now)).order_by("added_at", "pk")


def delete(request: HttpRequest, photos: list[Photo], by: User) -> None:
    takes, gone = of_photos(photos), 0
    for photo in photos:
        try:
            delete_photo(photo, by)
        except ProtectedError:  # a story took it up meanwhile
            continue
        gone += 1
    text = ngettext(
        "%(n)d photo was deleted (%(size)s).", "%(n)d photos were deleted (%(size)s).", gone
    )
    messages.success(request, text % {"n": gone, "size": filesizeformat(takes)})
    if left := len(photos) - gone:
        text = ngettext(
            "%(n)d stays: a story uses it now.", "%(n)d stay: stories use them now.", left
        )
        messages.warning(request, text % {"n": left})
