"""The desk of the photo library: a wall of thumbnails, and a page for each photo."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .after_change import offers_after
from .deleting import delete_photo
from .desk import many, pages, unused_photos
from .desk.photo_form import FIELDSETS, PhotoForm
from .desk.photo_page import about
from .desk.upload import upload
from .desk.wall import wall
from .editing import save_photo
from .models import Photo
from .uses import uses_of


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    form = PhotoForm
    fieldsets = FIELDSETS
    actions = None  # what is done to many is asked on the wall

    class Media:
        css = {"all": ["desk/photos.css"]}

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("upload/", view(upload), name="photos_photo_upload"),
            path("picker/", view(pages.picker), name="photos_photo_picker"),
            path("edit-many/", view(many.edit), name="photos_photo_edit_many"),
            path("unused/", view(unused_photos.page), name="photos_photo_unused"),
            path("edits/", view(many.edits), name="photos_photo_edits"),
            path("edits/<int:pk>/undo/", view(many.undo_edit), name="photos_photo_undo_edit"),
            path("<int:pk>/thumbnail/", view(pages.thumbnail), name="photos_photo_thumbnail"),
            path("<int:pk>/retry/", view(pages.retry), name="photos_photo_retry"),
            path("<int:pk>/rights/", view(pages.rights), name="photos_photo_rights"),
        ]
        return [*own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return wall(request)

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A photo is added by its file."""
        return redirect("admin:photos_photo_upload")

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
