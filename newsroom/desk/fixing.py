"""The fix-it desk: one photo a screen, all by keyboard, until every photo has its words.

A round is what goes by: the photos that readers see (below), or those of one gallery before it goes
out (gallery/fixing.py). What was mended leaves the round by itself; what was skipped is remembered
until the editor logs out, and so is how far they came.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from newsroom.models import Edition, EditionPhoto
from photos.desk.library import LACKS
from photos.desk.pages import user_of
from photos.editing import save_photo
from photos.models import Photo
from photos.uses import uses_of

from .plain_newlines import with_plain_newlines

SESSION = "fix_it"
LACKING = LACKS["alt"][1] | LACKS["credit"][1] | LACKS["caption"][1]
MOST_CREDITS = 40  # suggested


class FixForm(forms.ModelForm):
    class Meta:
        model = Photo
        fields = ["alt", "decorative", "caption", "credit"]
        widgets = {
            "alt": forms.Textarea({"rows": 2}),
            "caption": forms.Textarea({"rows": 3}),
            "credit": forms.TextInput({"list": "credits"}),
        }
        help_texts = {
            "alt": gettext_lazy("What the photo shows, for those who cannot see it."),
            "decorative": gettext_lazy("It says nothing that the words do not say."),
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("decorative"):
            values["alt"] = ""
        return with_plain_newlines(values)


@dataclass(frozen=True)
class Item:
    """A photo that lacks words, and what stands in its place when it has some."""

    photo: Photo
    caption: str = ""


class Round(ABC):
    """`key` tells rounds apart in the session; `title` heads the page; `done_url` leads back."""

    key: str
    title: str
    done_url: str

    @abstractmethod
    def ids(self) -> list[int]:
        """Ids of the photos that still lack something, the most urgent first."""

    def item(self, photo: Photo) -> Item:
        return Item(photo, photo.caption)

    def save(self, photo: Photo, by: User, texts: dict[str, Any]) -> None:
        save_photo(photo, by, texts)


class Published(Round):
    """The photos that readers see now: those in most stories first, then the newest."""

    key = "published"

    def __init__(self) -> None:
        self.title = _("Photos that readers see")
        self.done_url = reverse("admin:index")

    def ids(self) -> list[int]:
        live = Edition.objects.live(timezone.now()).filter(pk=OuterRef("edition"))
        rows = EditionPhoto.objects.filter(Exists(live))
        shown = Photo.objects.filter(LACKING, taken_down_at=None)
        counted = shown.filter(Exists(rows.filter(photo=OuterRef("pk")))).annotate(
            stories=Count("edition_rows", filter=Q(edition_rows__in=rows))
        )
        return list(counted.order_by("-stories", "-added_at", "-pk").values_list("pk", flat=True))


def published(request: HttpRequest) -> HttpResponse:
    return fix(request, Published())


def fix(request: HttpRequest, round_: Round) -> HttpResponse:
    """Show the photo whose turn it is; take its words, or pass it over, and go on to the next."""
    by = user_of(request, "photos.change_photo")
    kept = memory(request, round_.key)
    if "again" in request.GET:
        kept["skipped"] = []
    ids = round_.ids()
    waiting = [pk for pk in ids if pk not in kept["skipped"]]
    form = None
    if request.method == "POST":
        form = take(request, round_, by, kept, ids)
        if form is None:
            return redirect(request.path)
    turn = [form.instance.pk] if form else waiting[:1]
    photo = Photo.objects.select_related("current_set").filter(pk__in=turn).first()
    return page(request, round_, photo, form, (len(waiting), kept))


def memory(request: HttpRequest, key: str) -> dict[str, Any]:
    """What this editor did in the round: how many were `mended`, which were `skipped`."""
    rounds = request.session.setdefault(SESSION, {})
    kept: dict[str, Any] = rounds.setdefault(key, {"mended": 0, "skipped": []})
    request.session.modified = True
    return kept


def take(
    request: HttpRequest, round_: Round, by: User, kept: dict[str, Any], ids: list[int]
) -> FixForm | None:
    """None when all is well; else the form with what is wrong."""
    number = request.POST.get("photo", "")
    photo = Photo.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    if photo is None or photo.pk not in ids:
        return None  # mended by somebody else meanwhile
    if "_skip" in request.POST:
        kept["skipped"].append(photo.pk)
        return None
    form = FixForm(request.POST, instance=photo)
    if not form.is_valid():
        return form
    try:
        round_.save(Photo.objects.get(pk=photo.pk), by, form.cleaned_data)
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return form
    after = round_.ids()
    if photo.pk in after:  # still lacks something: it comes again at the end
        kept["skipped"].append(photo.pk)
        messages.info(request, _("Kept. It still lacks something, and comes again at the end."))
    else:
        kept["mended"] += 1
    return None


def page(
    request: HttpRequest,
    round_: Round,
    photo: Photo | None,
    form: FixForm | None,
    progress: tuple[int, dict[str, Any]],
) -> HttpResponse:
    left, kept = progress
    item = round_.item(photo) if photo else None
    if photo is not None and item is not None and form is None:
        form = FixForm(instance=photo, initial={"caption": item.caption})
    context = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": round_.title,
        "done_url": round_.done_url,
        "photo": photo,
        "large": photo.current_set.named("960.avif") if photo and photo.current_set else None,
        "uses": uses_of(photo.pk)[:4] if photo else [],
        "form": form,
        "lacks": lacking(photo, item),
        "left": left,
        "mended": kept["mended"],
        "skipped": len(kept["skipped"]),
        "of": left + kept["mended"],
        "credits": recent_credits() if photo else [],
    }
    return TemplateResponse(request, "admin/newsroom/fix_it.html", context)


def lacking(photo: Photo | None, item: Item | None) -> list[str]:
    """The fields that are to be filled; the first gets the cursor."""
    if photo is None or item is None:
        return []
    lacks = {
        "alt": not photo.alt and not photo.decorative,
        "caption": not item.caption,
        "credit": not photo.credit,
    }
    return [name for name, is_so in lacks.items() if is_so]


def recent_credits() -> list[str]:
    newest = Photo.objects.exclude(credit="").order_by("-added_at", "-id")
    return list(dict.fromkeys(newest.values_list("credit", flat=True)[: 10 * MOST_CREDITS]))[
        :MOST_CREDITS
    ]
