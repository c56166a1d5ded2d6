"""The library's own pages at the desk, besides Django's list and form (photos/admin.py)."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from accounts.models import User
from photos import originals, takedown, tasks
from photos.models import Photo

from .facts import facts
from .library import choosable

PAGE = 48  # photos in one view of the picker
ACTS = {"down": takedown.take_down, "lift": takedown.lift, "erase": takedown.erase}


def user_of(request: HttpRequest, permission: str) -> User:
    """The editor, if their role has the permission; PermissionDenied otherwise."""
    if not isinstance(request.user, User) or not request.user.has_perm(permission):
        raise PermissionDenied
    return request.user


def thumbnail(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The small picture made at intake. Private: the photo may not be published yet, or never."""
    user_of(request, "photos.view_photo")
    photo = get_object_or_404(Photo.objects.only("sha256"), pk=pk)
    etag = f'"{photo.sha256[:24]}"'
    if request.headers.get("If-None-Match") == etag:
        response: HttpResponse | FileResponse = HttpResponseNotModified()
    else:
        try:
            file = originals.thumbnail_path(photo.sha256).open("rb")
        except OSError as error:
            raise Http404 from error
        response = FileResponse(file, content_type="image/jpeg")
    response["ETag"] = etag
    response["Cache-Control"] = "private, max-age=3600"
    return response


def picker(request: HttpRequest) -> HttpResponse:
    """The dialog in which photos are chosen, or with `?results` only what it has found."""
    user_of(request, "photos.view_photo")
    query = request.GET.get("q", "")[:100]
    page = request.GET.get("page", "1")
    start = (int(page) - 1) * PAGE if page.isdecimal() and 0 < int(page) < 10_000 else 0
    photos = list(choosable(query)[start : start + PAGE + 1])
    context = {
        "photos": [(photo, facts(photo)) for photo in photos[:PAGE]],
        "next_page": start // PAGE + 2 if len(photos) > PAGE else None,
        "query": query,
        "may_upload": request.user.has_perm("photos.add_photo"),
    }
    name = "_picked" if "results" in request.GET else "picker"
    return TemplateResponse(request, f"admin/photos/photo/{name}.html", context)


def may_retry(photo: Photo) -> bool:
    """Whether its renditions can be asked for once more: they failed, or were put off after a try.

    Where no worker runs, nobody comes back to what was put off or killed in the middle.
    """
    if photo.taken_down_at or photo.is_erased:
        return False
    left_alone = settings.RUN_TASKS == "inline" and photo.set_wanted_at is not None
    return bool(photo.state == Photo.State.FAILED or photo.failure or left_alone)


def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Prepare a photo that failed once more. Without a worker it is done when this answers."""
    user_of(request, "photos.change_photo")
    photo = get_object_or_404(Photo, pk=pk)
    if request.method == "POST" and may_retry(photo):
        tasks.retry(photo)
        photo.refresh_from_db()
        tell_of_retry(request, photo)
    return redirect("admin:photos_photo_change", pk)


def tell_of_retry(request: HttpRequest, photo: Photo) -> None:
    values = {"photo": photo, "reason": photo.failure}
    if photo.failure:
        text = _("“%(photo)s” could not be prepared: %(reason)s Try again, or replace the file.")
        messages.error(request, text % values)
    elif photo.set_wanted_at:
        messages.success(request, _("“%(photo)s” is being prepared again.") % values)
    else:
        messages.success(request, _("“%(photo)s” is ready.") % values)


def rights(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a photo down, let it back, or erase it: with a reason, which the log keeps."""
    by = user_of(request, "photos.take_down_photo")
    photo = get_object_or_404(Photo, pk=pk)
    reason = request.POST.get("reason", "").strip()
    act = ACTS.get(request.POST.get("act", ""))
    error = ""
    if request.method == "POST":
        error = problem_with(photo, request.POST.get("act", ""), reason)
        if act and not error:
            act(photo, by, reason)
            messages.success(request, said(request.POST["act"], photo))
            return redirect("admin:photos_photo_change", pk)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Rights of “%(photo)s”") % {"photo": photo},
        "photo": photo,
        "opts": Photo._meta,
        "error": error,
        "reason": reason,
    }
    return TemplateResponse(request, "admin/photos/photo/rights.html", context)


def problem_with(photo: Photo, act: str, reason: str) -> str:
    if act not in ACTS:
        return _("Choose what is to be done.")
    if not reason:
        return _("Say why: the log keeps it, and somebody will ask.")
    if act == "lift" and photo.is_erased:
        return _("An erased photo cannot come back: its file is gone.")
    return ""


def said(act: str, photo: Photo) -> str:
    sentences = {
        "down": _("“%(photo)s” is down: no page shows it any more, and its files are gone."),
        "lift": _("“%(photo)s” may be shown again, as soon as its files are made anew."),
        "erase": _("“%(photo)s” is erased: its original and its facts are gone for good."),
    }
    return sentences[act] % {"photo": photo}
