"""The desk of the photo library: a wall of thumbnails, and a page for each photo."""

import json
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.models import AuditEntry, User

from .after_change import offers_after
from .deleting import delete_photo
from .desk import pages
from .desk.library import LACKS, found
from .desk.upload import upload
from .editing import EDITABLE, save_photo
from .models import Photo
from .uses import uses_of


class Lacks(admin.SimpleListFilter):
    title = _("what is missing")
    parameter_name = "lacks"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(name, label) for name, (label, _condition) in LACKS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Photo]) -> QuerySet[Photo]:
        lack = LACKS.get(self.value() or "")
        return queryset.filter(lack[1]) if lack else queryset


class HttpsField(forms.URLField):
    """An address typed without its scheme means https."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"assume_scheme": "https", **options})


class MomentField(forms.DateTimeField):
    """From the browser's own chooser, to the second, so that looking at a photo changes nothing."""

    def __init__(self, **options: Any) -> None:
        chooser = forms.DateTimeInput(
            {"type": "datetime-local", "step": 1}, format="%Y-%m-%dT%H:%M:%S"
        )
        super().__init__(**{**options, "widget": chooser})


class PhotoForm(forms.ModelForm):
    class Meta:
        model = Photo
        fields = sorted(EDITABLE)
        field_classes = {
            "licence_url": HttpsField,
            "acquire_licence_url": HttpsField,
            "usable_from": MomentField,
            "usable_until": MomentField,
            "taken_at": MomentField,
        }
        widgets = {
            "title": forms.TextInput(),
            "caption": forms.Textarea({"rows": 3}),
            "alt": forms.Textarea({"rows": 2}),
            "extended_description": forms.Textarea({"rows": 3}),
            "keywords": forms.TextInput(),
            "usage_terms": forms.Textarea({"rows": 2}),
            "focal_x": forms.NumberInput({"min": 0, "max": 1, "step": 0.01}),
            "focal_y": forms.NumberInput({"min": 0, "max": 1, "step": 0.01}),
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("decorative") and values.get("alt"):
            self.add_error(
                "decorative",
                _("A decorative photo has no alt text: empty the one, or untick the other."),
            )
        return values


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    form = PhotoForm
    list_display = ["title", "credit", "added_at"]
    list_filter = [Lacks, "uploaded_by"]
    list_per_page = 60
    show_full_result_count = False
    search_fields = ["title"]  # the box; what it finds is found() below
    actions = None
    fieldsets = [
        (
            _("What it shows"),
            {
                "fields": [
                    "title",
                    "headline",
                    "caption",
                    "alt",
                    "decorative",
                    "extended_description",
                    "keywords",
                ]
            },
        ),
        (
            _("Whose it is"),
            {
                "fields": [
                    "credit",
                    "byline",
                    "source",
                    "copyright_notice",
                    "licence_url",
                    "acquire_licence_url",
                    "usage_terms",
                ]
            },
        ),
        (_("When it may be shown"), {"fields": ["usable_from", "usable_until"]}),
        (
            _("Where and when it was taken"),
            {"fields": ["taken_at", "city", "country"], "classes": ["collapse"]},
        ),
        (_("Focal point"), {"fields": ["focal_x", "focal_y"], "classes": ["focal-fields"]}),
    ]

    class Media:
        css = {"all": ["desk/photos.css"]}

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("upload/", view(upload), name="photos_photo_upload"),
            path("picker/", view(pages.picker), name="photos_photo_picker"),
            path("<int:pk>/thumbnail/", view(pages.thumbnail), name="photos_photo_thumbnail"),
            path("<int:pk>/retry/", view(pages.retry), name="photos_photo_retry"),
            path("<int:pk>/rights/", view(pages.rights), name="photos_photo_rights"),
        ]
        return [*own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"title": _("Photos"), **(extra_context or {})})

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A photo is added by its file."""
        return redirect("admin:photos_photo_upload")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Photo], search_term: str
    ) -> tuple[QuerySet[Photo], bool]:
        return queryset & found(search_term), False

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        photo = self.get_object(request, object_id or "") if object_id else None
        context = about(photo) if photo else {}
        context["show_save_and_add_another"] = False  # a photo is added by its file
        return super().changeform_view(
            request, object_id, form_url, {**context, **(extra_context or {})}
        )

    def save_model(self, request: HttpRequest, obj: Photo, form: Any, change: bool) -> None:
        """Facts are live: every page that shows the photo has them from now on."""
        changed = {name: form.cleaned_data[name] for name in form.changed_data}
        done = save_photo(obj, by(request), changed)
        before = {name: form.initial.get(name) for name in done}
        for offer in offers_after(request, obj, before):
            link = (offer.url, _("Change them too…"))
            messages.info(request, format_html('{} <a href="{}">{}</a>', offer.sentence, *link))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and obj is not None

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """A photo in use is not deleted: the page says where it stands, and what to do instead."""
        photo = self.get_object(request, object_id)
        if photo is not None and (uses := uses_of(photo.pk)):
            where = ", ".join(use.title for use in uses[:3])
            self.message_user(
                request,
                _(
                    "“%(photo)s” stands in a story (%(where)s), so it cannot be deleted. "
                    "Take it out there, withdraw the story, or take the photo down."
                )
                % {"photo": photo, "where": where},
                messages.ERROR,
            )
            return redirect("admin:photos_photo_change", photo.pk)
        return super().delete_view(request, object_id, extra_context)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        return [str(photo) for photo in objs], {"photos": len(objs)}, set(), []

    def delete_model(self, request: HttpRequest, obj: Photo) -> None:
        delete_photo(obj, by(request))

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The audit log has it already."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """The audit log has it already."""


def by(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 -- for mypy: the desk has no other visitors
    return request.user


def about(photo: Photo) -> dict[str, Any]:
    """What the photo's page shows beside its form."""
    log = AuditEntry.objects.filter(target_type="photos.photo", target_id=photo.pk)
    large = photo.current_set.named("960.avif") if photo.current_set else None
    return {
        "photo": photo,
        "thumbnail_url": reverse("admin:photos_photo_thumbnail", args=[photo.pk]),
        "large": large,
        "uses": uses_of(photo.pk),
        "sets": list(photo.rendition_sets.all()[:5]),
        "said": json.loads(photo.from_file or "{}"),
        "log": list(log[:12]),
        "twin": photo.twin,
        "may_retry": pages.may_retry(photo),
    }
