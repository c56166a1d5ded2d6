"""The desk for what stories are filed under, who makes them, and what leads the home page."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.audit import record
from photos.public_revision import bump

from .desk.named_rows import ChosenPhoto
from .desk.saving import user_of
from .folding import fold
from .models import Contributor, CreditedName, HomeLead, PreviewLink, Section, Story, Tag
from .photo_credits import credit_contributor


class LiveFactAdmin(admin.ModelAdmin):
    """What readers see on many pages at once: a mended name is public with its save.

    The admin's own views are one transaction, so the revision rises together with the row.
    """

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        record(request.user, "changed" if change else "made", form.instance)
        bump()

    def delete_model(self, request: Any, obj: Any) -> None:
        record(request.user, "deleted", obj)
        super().delete_model(request, obj)
        bump()

    def delete_queryset(self, request: Any, queryset: QuerySet[Any]) -> None:
        with transaction.atomic():
            for obj in queryset:
                record(request.user, "deleted", obj)
            super().delete_queryset(request, queryset)
            bump()


@admin.register(Section)
class SectionAdmin(LiveFactAdmin):
    list_display = ["name", "slug", "position", "description"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Tag)
class TagAdmin(LiveFactAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


class CreditedNameForm(forms.ModelForm):
    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        others = CreditedName.objects.filter(folded=fold(name)).exclude(pk=self.instance.pk)
        if other := others.select_related("contributor").first():
            raise ValidationError(
                _("“%(name)s” already leads to %(who)s. One name leads to one contributor."),
                params={"name": other.name, "who": other.contributor},
            )
        self.instance.folded = fold(name)
        return name


class CreditedNameInline(admin.TabularInline):
    model = CreditedName
    form = CreditedNameForm
    extra = 1
    fields = ["name"]
    verbose_name_plural = _("Credited as: every way in which files write the name")


@admin.register(Contributor)
class ContributorAdmin(LiveFactAdmin):
    list_display = ["name", "slug", "user"]
    list_select_related = ["user"]
    search_fields = ["name", "credited_as__name"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [CreditedNameInline]

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        credit_contributor(form.instance)

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "portrait":
            return db_field.formfield(widget=ChosenPhoto())
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(HomeLead)
class HomeLeadAdmin(LiveFactAdmin):
    """The newest whose story is live leads; earlier ones stay as the record."""

    list_display = ["story", "leads_from", "chosen_by"]
    list_select_related = ["story", "chosen_by"]
    autocomplete_fields = ["story"]

    def save_model(self, request: Any, obj: HomeLead, form: Any, change: bool) -> None:
        obj.chosen_by = obj.chosen_by or request.user
        super().save_model(request, obj, form, change)


@admin.register(PreviewLink)
class PreviewLinkAdmin(admin.ModelAdmin):
    """Links that show a story before its readers see it. They end by themselves, or are revoked."""

    list_display = ["story", "made_by", "made_at", "expires_at", "revoked_at"]
    list_select_related = ["story", "made_by"]
    list_filter = ["made_at"]
    fields = ["story", "made_by", "made_at", "expires_at", "revoked_at"]
    readonly_fields = ["story", "made_by", "made_at", "expires_at", "revoked_at"]
    actions = ["revoke"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.action(description=_("Revoke the chosen links"), permissions=["change"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[PreviewLink]) -> None:
        with transaction.atomic():
            revoked = queryset.filter(revoked_at=None)
            for link in revoked.select_related("story"):
                record(user_of(request), "revoked preview", link.story)
            n = revoked.update(revoked_at=timezone.now())
        message = ngettext(
            "%(n)d link now answers “not found”.", "%(n)d links now answer “not found”.", n
        )
        messages.success(request, message % {"n": n})


@admin.register(Story)
class AnyStoryAdmin(admin.ModelAdmin):
    """Only here so that stories of all kinds can be searched: related stories, home leads."""

    search_fields = ["headline"]
    ordering = ["-updated_at"]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
