"""The lists that stories of all kinds have: bylines and related stories, each one inline."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db import models
from django.forms.models import inlineformset_factory
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from newsroom.models import Byline, Contributor, RelatedStory, Story

from .named_rows import KnownAutocomplete, NamedRow
from .ordered_rows import OrderedRowForm, OrderedRows


class OrderedInline(admin.StackedInline):
    """A list of the story. `place` says in which column of the form it stands."""

    formset = OrderedRows
    form = OrderedRowForm
    fields: ClassVar[Any]
    extra = 1  # for those without JavaScript; cards.js takes it out
    place = "side"

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[Any]:
        """Without Django's own deletion guard, which asks for the relations of each removed row."""
        return inlineformset_factory(
            self.parent_model,
            self.model,
            form=self.form,
            formset=self.formset,
            fk_name=self.fk_name,
            fields=list(self.fields),
            extra=self.extra,
            can_delete=True,
        )


class BylineForm(OrderedRowForm):
    contributor = NamedRow(
        Contributor.objects.all(),
        label=_("Contributor"),
        widget=KnownAutocomplete(Byline._meta.get_field("contributor"), admin.site),
    )


class BylineRows(OrderedRows):
    named = ["contributor"]
    identity = ["contributor", "role"]


class BylineInline(OrderedInline):
    model = Byline
    form = BylineForm
    formset = BylineRows
    fields = ["contributor", "role"]
    template = "admin/newsroom/story/_bylines.html"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).select_related("contributor")


class RelatedForm(OrderedRowForm):
    to = NamedRow(
        Story.objects.all(),
        label=_("Story"),
        widget=KnownAutocomplete(RelatedStory._meta.get_field("to"), admin.site),
    )


class RelatedRows(OrderedRows):
    named = ["to"]
    identity = ["to"]

    def clean(self) -> None:
        super().clean()
        for form in self.kept_forms():
            if form.cleaned_data.get("to") and form.cleaned_data["to"].pk == self.instance.pk:
                form.add_error("to", _("This is the story itself. Choose another, or remove it."))


class RelatedInline(OrderedInline):
    model = RelatedStory
    form = RelatedForm
    formset = RelatedRows
    fk_name = "story"
    fields = ["to"]
    template = "admin/newsroom/story/_related.html"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).select_related("to")
