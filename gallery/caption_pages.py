"""The desk's page of a gallery's caption sheet: down, up, look at the difference, take some."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom import publishing
from newsroom.desk.addresses import change_url
from newsroom.desk.comparing import label, pieces
from newsroom.desk.publish_pages import page
from newsroom.desk.saving import user_of, version_in
from photos.spreadsheet import NotATable, Table, read_table

from .caption_sheet import KEY, TEXTS, Change, Difference, difference, sheet, take
from .models import Gallery

if TYPE_CHECKING:
    from newsroom.desk.story_admin import StoryAdmin


def captions(admin: "StoryAdmin", request: HttpRequest, object_id: str) -> HttpResponse:
    gallery = changeable(admin, request, object_id)
    if request.method == "GET" and "download" in request.GET:
        return download(gallery)
    if "_take" in request.POST:
        return taken(admin, request, gallery)
    found = None
    if request.method == "POST":
        found = read(request, gallery)
    return shown(admin, request, gallery, found)


def changeable(admin: "StoryAdmin", request: HttpRequest, object_id: str) -> Gallery:
    gallery = admin.get_object(request, object_id)
    if gallery is None:
        raise Http404
    if not admin.has_change_permission(request, gallery):
        raise PermissionDenied
    assert isinstance(gallery, Gallery)  # noqa: S101 -- for mypy: the admin of galleries
    return gallery


def download(gallery: Gallery) -> HttpResponse:
    response = HttpResponse(sheet(gallery), content_type="text/csv; charset=utf-8")
    name = gallery.slug or f"gallery-{gallery.pk}"
    response["Content-Disposition"] = f'attachment; filename="{name}-captions.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


def read(request: HttpRequest, gallery: Gallery) -> Difference | None:
    file = request.FILES.get("sheet")
    if file is None:
        messages.error(request, _("Choose the file that you have edited."))
        return None
    try:
        table = read_table(file.read(), KEY)
    except NotATable as why:
        messages.error(request, str(why))
        return None
    if table.is_guessed:
        text = _("The file is not UTF-8, so it was read as Windows writes it: check the accents.")
        messages.warning(request, text)
    return difference(gallery, table)


def shown(
    admin: "StoryAdmin", request: HttpRequest, gallery: Gallery, found: Difference | None
) -> HttpResponse:
    return page(
        admin,
        request,
        gallery,
        "captions",
        title=_("Captions as a sheet"),
        found=found,
        rows=[described(one) for one in found.changes] if found else [],
        how_many=gallery.slides.count(),
        version=gallery.version,
    )


def described(change: Change) -> dict[str, Any]:
    old, new = pieces(change.old, change.new)
    return {"change": change, "label": label(change.name), "old": old, "new": new}


def taken(admin: "StoryAdmin", request: HttpRequest, gallery: Gallery) -> HttpResponse:
    """The chosen changes. After somebody else's save the difference is shown once more."""
    chosen = [
        (key, name, request.POST.get(f"text-{key}-{name}", "").replace("\r\n", "\n"))
        for key, dash, name in (one.partition("-") for one in request.POST.getlist("take"))
        if dash
    ]
    try:
        n = take(gallery, chosen, user_of(request), version_in(request))
    except publishing.Conflict:
        gallery.refresh_from_db()
        text = _("Somebody saved this gallery while you looked. This is what differs now.")
        messages.warning(request, text)
        return shown(admin, request, gallery, difference(gallery, as_table(chosen)))
    said = ngettext("%(n)d text taken over.", "%(n)d texts taken over.", n) % {"n": n}
    messages.success(request, said if n else _("Nothing was chosen, so nothing has changed."))
    return HttpResponseRedirect(change_url(gallery))


def as_table(chosen: list[tuple[str, str, str]]) -> Table:
    rows: dict[str, dict[str, str]] = {}
    for key, name, text in chosen:
        rows.setdefault(key, {KEY: key})[name] = text
    return Table((KEY, *TEXTS), list(rows.values()))
