"""The admin that galleries and articles share. A kind adds its slides or its blocks."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from js_asset import Media as NoncedMedia

from accounts.roles import PUBLISH
from newsroom import publishing

from . import autosave, buttons, conflict, deleting_page, form_page, history, publish_pages, saving
from .filing import BylineInline, RelatedInline
from .lists import StoryList, StoryListColumns, list_filters
from .story_form import StoryForm
from .tag_field import TagField, TagSelect

#: Pages that only a button or a script may ask for.
POST_ONLY = {"lead", "conflict", "draft", "autosave", "roll_back"}

StoryView = Callable[..., HttpResponse]


class StoryAdmin(StoryListColumns, admin.ModelAdmin):  # type: ignore[misc]  # the mixin's lists are typed wider there
    form = StoryForm
    change_form_template = "admin/newsroom/story/change_form.html"
    change_list_template = "admin/newsroom/story/change_list.html"
    autocomplete_fields = ["tags"]
    inlines: ClassVar[Any] = [BylineInline, RelatedInline]
    list_filter: ClassVar[Any] = list_filters
    search_fields = ["headline", "kicker"]
    list_per_page = 50
    show_full_result_count = False
    actions = None
    fieldsets: ClassVar[Any] = [
        (None, {"fields": ["headline", "dek"], "classes": ["words"]}),
        (_("Filed"), {"fields": ["section", "kicker", "slug", "stage"], "classes": ["side"]}),
        (_("Lead photo"), {"fields": ["lead_photo"], "classes": ["side", "lead"]}),
        (_("Tags"), {"fields": ["tags"], "classes": ["side", "tags"]}),
        (
            _("Sharing, language and notes"),
            {
                "fields": [
                    "note",
                    "share_title",
                    "share_description",
                    "language",
                    "translation_of",
                ],
                "classes": ["collapse", "side"],
            },
        ),
    ]

    class Media:
        js = [
            forms.Script("desk/cards.js", type="module"),
            forms.Script("desk/ordering.js", type="module"),
            forms.Script("desk/upload.js", type="module"),
            forms.Script("desk/picker.js", type="module"),
            forms.Script("desk/autosave.js", type="module"),
            forms.Script("desk/toolbar.js", type="module"),
            forms.Script("desk/select-names.js", type="module"),
        ]

    # Who may what

    def may_publish(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PUBLISH)

    # The form

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The correction stands where it can be used: with what is live, for who may publish."""
        fieldsets: list[Any] = list(super().get_fieldsets(request, obj))
        if obj is not None and self.may_publish(request) and form_page.is_live(obj):
            correction = (
                _("Correction for readers"),
                {"fields": ["correction"], "classes": ["side", "correction"]},
            )
            fieldsets.insert(1, correction)
        return fieldsets

    def formfield_for_manytomany(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "tags":
            kwargs |= {"widget": TagSelect(db_field, self.admin_site), "form_class": TagField}
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[arg-type]

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: Any, **kwargs: Any
    ) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in {"section", "tags"} and field:
            # Pop-ups would take the editor away from the story: sections and tags have own pages.
            for what in ("add", "change", "delete", "view"):
                setattr(field.widget, f"can_{what}_related", False)
        if db_field.name == "tags" and field:
            field.widget.can_add_related = request.user.has_perm("newsroom.add_tag")
        return field

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        if request.method != "POST":
            return form_page.show(self, request, object_id, super().changeform_view)
        try:
            saved = saving.receive(self, request, object_id)
        except publishing.Conflict as found:
            return conflict.show(self, request, found)
        if saved is not None:
            return buttons.press(self, request, saved)
        messages.error(request, _("Nothing was saved yet: mend what is marked, then save again."))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        """Reached only if a form that was wrong a moment ago is right now: saving.py saves."""
        raise PermissionDenied

    def render_change_form(
        self, request: Any, context: Any, add: bool = False, change: bool = False,
        form_url: str = "", obj: Any = None,
    ) -> Any:  # fmt: skip
        form_page.add_to(self, request, context, obj)
        context["media"] = NoncedMedia.from_media(context["media"], nonce=request.csp_nonce)
        return super().render_change_form(request, context, add, change, form_url, obj)

    # Pages of a story besides its form

    def get_urls(self) -> list[URLPattern]:
        pages: dict[str, tuple[str, StoryView]] = {
            "schedule": ("<path:object_id>/schedule/", publish_pages.schedule),
            "withdraw": ("<path:object_id>/withdraw/", publish_pages.withdraw),
            "question": ("<path:object_id>/question/", publish_pages.ask),
            "lead": ("<path:object_id>/lead/", form_page.lead_home_page),
            "conflict": ("<path:object_id>/conflict/", conflict.choose),
            "draft": ("<path:object_id>/draft/", conflict.discard_draft),
            "autosave": ("<path:object_id>/autosave/", autosave.keep),
            "compare": ("<path:object_id>/history/compare/", history.compare_two),
            "roll_back": ("<path:object_id>/history/<int:number>/roll-back/", history.roll_back),
        }
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            path(route, self.story_page(view, page in POST_ONLY), name=f"{name}_{page}")
            for page, (route, view) in pages.items()
        ]
        start = self.admin_site.admin_view(self.start_by_autosave)
        return [path("add/autosave/", start, name=f"{name}_start"), *own, *super().get_urls()]

    def story_page(self, view: Any, post_only: bool) -> Any:
        def bound(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            return view(self, request, **kwargs)

        page = update_wrapper(bound, view)
        return self.admin_site.admin_view(require_POST(page) if post_only else page)

    def start_by_autosave(self, request: HttpRequest) -> HttpResponse:
        return autosave.start(self, request)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        return history.show(self, request, object_id)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        return deleting_page.delete(self, request, object_id)

    # The list

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[StoryList]:
        return StoryList

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """The kind is said although every row has it: the ordered index begins with it."""
        return super().get_queryset(request).filter(kind=self.model.KIND)
