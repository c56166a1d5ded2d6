"""Pages that change the facts of many photos: choose, look, apply; and the history, to undo."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.models import User
from photos.editing_many import Changes, Undone, changes, edit_many, undo
from photos.models import FactsEdit, Photo

from .many_form import ManyForm
from .pages import user_of
from .wall import MOST
from .wanted import Wanted

LOOKED_AT = 12  # photos whose changes are shown before they are applied
STRIP = 24  # thumbnails above the form
EDITS = 50  # in the history


def edit(request: HttpRequest) -> HttpResponse:
    """Steps of one form: facts are chosen, looked at, applied. The photos stand in it by number."""
    by = user_of(request, "photos.change_photo")
    ids = chosen(request) if request.method == "POST" else []
    if not ids or len(ids) > MOST:
        messages.warning(request, too_few_or_many(ids))
        return redirect("admin:photos_photo_changelist")
    step = request.POST.get("step", "")
    form = ManyForm(request.POST if step else None)
    looked = None
    if step in {"look", "apply"} and form.is_valid():
        if step == "apply":
            return applied(request, form, ids, by)
        looked = changes(Photo.objects.in_bulk(ids), form.facts().of)
    photos = Photo.objects.only("title", "headline", "file_name").filter(pk__in=ids)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": ngettext("Edit %(n)d photo", "Edit %(n)d photos", len(ids)) % {"n": len(ids)},
        "opts": Photo._meta,
        "form": form,
        "ids": ",".join(map(str, ids)),
        "strip": list(photos[:STRIP]),
        "beyond": max(0, len(ids) - STRIP),
        "count": len(ids),
        "looked": look(looked, form) if looked else None,
    }
    return TemplateResponse(request, "admin/photos/photo/edit_many.html", context)


def chosen(request: HttpRequest) -> list[int]:
    """Ids of the photos meant, newest first, at most one more than can be changed."""
    if request.POST.get("all"):
        photos = Wanted.read(QueryDict(request.POST.get("filter", ""))).photos()
    else:
        named = request.POST.getlist("photo") + request.POST.get("also", "").split(",")
        ids = [int(one) for one in named if one.isdecimal() and len(one) < 19]
        photos = Photo.objects.filter(pk__in=ids[: MOST + 1])
    return list(photos.exclude(original="").values_list("pk", flat=True)[: MOST + 1])


def too_few_or_many(ids: list[int]) -> str:
    if not ids:
        return _("No photo was picked. Pick some below, then edit their facts.")
    return _("At most %(n)d photos are changed at once. Pick fewer, or narrow the search.") % {
        "n": MOST
    }


def look(found: Changes, form: ManyForm) -> dict[str, Any]:
    """What would change, for the page: the first photos from before to after, the rest as a sum."""
    labels = form.labels()
    shown = [
        (
            found.photos[pk],
            [(labels[name], name, was, now) for name, (was, now) in difference.items()],
        )
        for pk, difference in list(found.changed.items())[:LOOKED_AT]
    ]
    refused = [(found.photos[pk], why) for pk, why in list(found.refused.items())[:LOOKED_AT]]
    count = len(found.photos)
    return {
        "changed": len(found.changed),
        "shown": shown,
        "beyond": max(0, len(found.changed) - LOOKED_AT),
        "same": count - len(found.changed) - len(found.refused),
        "refused": refused,
        "refused_count": len(found.refused),
    }


def applied(request: HttpRequest, form: ManyForm, ids: list[int], by: User) -> HttpResponse:
    made, found = edit_many(ids, by, form.facts().of)
    n = len(found.changed)
    if made:
        text = ngettext("%(n)d photo was changed.", "%(n)d photos were changed.", n) % {"n": n}
        messages.success(request, text)
    else:
        messages.info(request, _("Nothing was changed: the photos say all of that already."))
    if left := len(found.refused):
        text = ngettext(
            "%(n)d photo stays as it is, since the new facts would not fit it.",
            "%(n)d photos stay as they are, since the new facts would not fit them.",
            left,
        )
        messages.warning(request, text % {"n": left})
    return redirect(reverse("admin:photos_photo_edits") + "?done=1")


def edits(request: HttpRequest) -> HttpResponse:
    user_of(request, "photos.change_photo")
    rows = FactsEdit.objects.select_related("by", "undone_by")[:EDITS]
    labels = ManyForm().labels()
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Edits of many photos"),
        "opts": Photo._meta,
        "edits": [
            (row, ", ".join(labels.get(name, name) for name in row.facts.split(",")))
            for row in rows
        ],
        "done": "done" in request.GET,
    }
    return TemplateResponse(request, "admin/photos/photo/edits.html", context)


@require_POST
def undo_edit(request: HttpRequest, pk: int) -> HttpResponse:
    by = user_of(request, "photos.change_photo")
    undone = undo(get_object_or_404(FactsEdit, pk=pk), by)
    if undone is None:
        messages.info(request, _("This edit was undone before; nothing has changed now."))
    else:
        messages.success(request, said(undone))
    return redirect("admin:photos_photo_edits")


def said(undone: Undone) -> str:
    sentences = [
        ngettext(
            "%(n)d photo says again what it said before.",
            "%(n)d photos say again what they said before.",
            undone.photos,
        )
        % {"n": undone.photos}
    ]
    if undone.left:
        text = ngettext(
            "%(n)d was left as it is, since somebody has changed it since.",
            "%(n)d were left as they are, since somebody has changed them since.",
            undone.left,
        )
        sentences.append(text % {"n": undone.left})
    if undone.gone:
        text = ngettext("%(n)d is deleted or erased.", "%(n)d are deleted or erased.", undone.gone)
        sentences.append(text % {"n": undone.gone})
    return " ".join(sentences)
