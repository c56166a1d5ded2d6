"""The files of sets: to readers while a live story shows the photo, else to desk and previews."""

from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
)
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .addresses import is_signed, signed_url
from .open_keys import Decision, open_keys
from .rendition_folders import folder_of

__all__ = ["media", "signed_url"]

DAY = timedelta(days=1)
TYPES = {"avif": "image/avif", "jpg": "image/jpeg"}
POLICY = "default-src 'none'; sandbox"


@require_safe
def media(request: HttpRequest, key: str, name: str) -> HttpResponseBase:
    """200 or 304 to who may have it, 410 for what readers could once have, else 404."""
    at = getattr(request, "at", None) or timezone.now()
    decision = open_keys.decide(key, at)
    path = folder_of(key) / name
    if decision.is_open and path.is_file():
        response = file_response(request, path, f'"{key}-{name}"')
        patch_cache_control(response, public=True, max_age=seconds_open(decision, at))
        return protected(response)
    if may_see_all(request, key, name) and path.is_file():
        response = file_response(request, path, f'"{key}-{name}"')
        patch_cache_control(response, private=True, no_store=True)
        return protected(response)
    if decision.is_gone or decision.is_open:
        return gone()
    raise Http404


def seconds_open(decision: Decision, at: datetime) -> int:
    """At most a day, and never past the moment from which readers may not have it."""
    left = DAY if decision.until is None else min(DAY, decision.until - at)
    return max(0, int(left.total_seconds()))


def may_see_all(request: HttpRequest, key: str, name: str) -> bool:
    """A signed address, or somebody of the desk. Sessions are looked at only here."""
    if is_signed(key, name, request.GET.get("until", ""), request.GET.get("signature", "")):
        return True
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.has_perm(
        "photos.view_photo"
    )


def file_response(request: HttpRequest, path: Path, etag: str) -> HttpResponseBase:
    content_type = TYPES[path.suffix[1:]]
    response: HttpResponseBase
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if "*" in known or etag in {one.removeprefix("W/") for one in known}:
        response = HttpResponseNotModified()
    elif settings.MEDIA_ACCEL_PREFIX:
        inside = path.relative_to(settings.MEDIA_ROOT).as_posix()
        response = HttpResponse(content_type=content_type)
        response["X-Accel-Redirect"] = f"{settings.MEDIA_ACCEL_PREFIX}{inside}"
    else:
        # The handle is the response's to close.
        response = FileResponse(path.open("rb"), content_type=content_type)
    response["ETag"] = etag
    return response


def protected(response: HttpResponseBase) -> HttpResponseBase:
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    return response


def gone() -> HttpResponseBase:
    text = _("This photo is no longer shown.")
    response = HttpResponse(
        f"{text}\n", status=HTTPStatus.GONE, content_type="text/plain; charset=utf-8"
    )
    patch_cache_control(response, no_cache=True)
    return protected(response)
