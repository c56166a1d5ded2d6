"""A story's tags: chosen from a searchable list, or typed where there is no JavaScript."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.safestring import SafeString

from . import typed_names
from .typed_names import Typed


class TagSelect(AutocompleteSelectMultiple):
    """Its value: the ids that are chosen, and each name that was typed."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        chosen = super().value_from_datadict(data, files, name) or []
        names = (typed_names.typed_in(data, name) or "").split(",")
        return [*chosen, *(Typed(one.strip()) for one in names if one.strip())]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        typed = [one for one in value or [] if isinstance(one, Typed)]
        chosen = [one for one in value or [] if not isinstance(one, Typed)]
        text = typed_names.text_field(name, ", ".join(typed), many=True)
        return super().render(name, chosen, attrs, renderer) + text


class TagField(forms.ModelMultipleChoiceField):
    @property
    def tags(self) -> models.QuerySet[Any]:
        assert self.queryset is not None  # noqa: S101 -- for mypy: it was made with one
        return self.queryset

    def clean(self, value: Any) -> Any:
        found, errors = [], []
        for one in value or []:
            try:
                typed = isinstance(one, Typed)
                found.append(typed_names.find(self.tags, one).pk if typed else one)
            except ValidationError as error:
                errors.append(error)
        if errors:
            raise ValidationError(errors)
        return super().clean(found)
