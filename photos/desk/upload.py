"""The upload page.

With JavaScript each file is a request of its own, answered in JSON; without, the browser sends them
all at once and gets this page back with what became of each. Opened from a story, it puts the
photos into that story as well.
"""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from photos.intake import IntakeResult, take_in
from photos.models import Photo

from . import filling
from .batch_order import ORDERS
from .facts import facts
from .pages import user_of
from .targets import Target, target_of

BATCH_FACTS = {
    "credit": gettext_lazy("Credit"),
    "byline": gettext_lazy("By-line"),
    "copyright_notice": gettext_lazy("Copyright notice"),
    "keywords": gettext_lazy("Keywords"),
}
MOST_FILES = 300
ACCEPT = "image/jpeg,image/png,image/webp,image/avif,image/gif"


def upload(request: HttpRequest) -> HttpResponse:
    by = user_of(request, "photos.add_photo")
    target = target_of(request, by)
    batch = {name: request.POST.get(name, "").strip() for name in BATCH_FACTS}
    files = request.FILES.getlist("files") if request.method == "POST" else []
    arrived = filling.posted_batch(request) if target else []
    if request.method == "POST" and "application/json" in request.headers.get("Accept", ""):
        if target and arrived:
            return filling.as_json(filling.fill(request, target, arrived))
        return answer(files, by, batch)
    results = [(str(file.name), one(file, by, batch)) for file in files[:MOST_FILES]]
    arrived += filling.of_results(results)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": title(target),
        "opts": Photo._meta,
        "fields": [(name, label, batch[name]) for name, label in BATCH_FACTS.items()],
        "accept": ACCEPT,
        "limits": limits(),
        "results": results,
        "left_out": max(0, len(files) - MOST_FILES),
        "nothing_chosen": request.method == "POST" and not files and not arrived,
        "target": target,
        "orders": ORDERS.items(),
        "order": request.POST.get("order") or "taken",
        "filled": filling.fill(request, target, arrived) if target else None,
        "arrived": arrived,
    }
    return TemplateResponse(request, "admin/photos/photo/upload.html", context)


def title(target: Target | None) -> str:
    if target is None:
        return _("Upload photos")
    return _("Upload photos into “%(story)s”") % {"story": target.title}


def answer(files: list[UploadedFile], by: User, batch: dict[str, str]) -> JsonResponse:
    """One file's fate: {"outcome", "reason", "photo"}; a refusal is an answer, not an error."""
    if len(files) != 1:
        reason = _("One file in each request is taken here, and %(n)d came.") % {"n": len(files)}
        return JsonResponse({"outcome": "refused", "reason": reason, "photo": None}, status=400)
    result = one(files[0], by, batch)
    photo = facts(result.photo) if result.photo else None
    return JsonResponse({"outcome": result.outcome, "reason": result.reason, "photo": photo})


def one(file: UploadedFile, by: User, batch: dict[str, str]) -> IntakeResult:
    return take_in(file, str(file.name or ""), by, {k: v for k, v in batch.items() if v})


def limits() -> str:
    return _(
        "JPEG, PNG, WebP, AVIF and GIF, up to %(mb)d MB and %(megapixels)d megapixels each. "
        "What a file says of itself is read: title, caption, credit, date, place."
    ) % {
        "mb": settings.PHOTO_MAX_BYTES // 2**20,
        "megapixels": settings.PHOTO_MAX_PIXELS // 10**6,
    }
