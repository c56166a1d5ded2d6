"""Form fields that name another row by its id, checked without a query each.

A gallery of 200 slides names 200 photos: a ModelChoiceField would ask for each of them. These are
given every row that the whole list names, found by one query (ordered_rows.py).
"""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from . import typed_names
from .typed_names import Typed

KnownRows = dict[int, models.Model]


def row_id(value: Any) -> int | None:
    """The id that was posted, or None for anything that cannot be one."""
    text = str(value)
    return int(text) if text.isdecimal() and len(text) < 19 else None


class NamedRow(forms.ModelChoiceField):
    """Takes an id and gives the row, from `known` alone."""

    default_error_messages = {
        "gone": _("What was chosen here no longer exists. Choose another, or leave it out."),
    }

    def __init__(self, queryset: models.QuerySet[Any], **options: Any) -> None:
        super().__init__(queryset, required=False, **options)
        self.known: KnownRows = {}

    def to_python(self, value: Any) -> models.Model | None:
        if value in self.empty_values:
            return None
        if isinstance(value, Typed):
            return self.typed(value)
        row = self.known.get(row_id(value) or 0)
        if row is None:
            raise ValidationError(self.error_messages["gone"], code="gone")
        return row

    def typed(self, text: str) -> models.Model:
        """The row that was named without JavaScript. It is known from now on."""
        assert self.queryset is not None  # noqa: S101 -- for mypy: it was made with one
        row: models.Model = typed_names.find(self.queryset, text)
        self.known[row.pk] = row
        return row


class KnownAutocomplete(AutocompleteSelect):
    """Django's autocomplete; the chosen row comes from the field's `known`, not from a query.

    Beside it a name can be typed, for those without JavaScript: it goes before what was chosen.
    """

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return typed_names.typed_in(data, name) or super().value_from_datadict(data, files, name)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        typed = str(value) if isinstance(value, Typed) else ""
        chosen = super().render(name, None if typed else value, attrs, renderer)
        return chosen + typed_names.text_field(name, typed)

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> list[Any]:
        field: Any = self.choices.field  # of a ModelChoiceIterator
        chosen = [field.known.get(row_id(one) or 0) for one in value]
        options = [self.create_option(name, "", "", False, 0)]
        options += [
            self.create_option(name, row.pk, str(row), True, 1) for row in chosen if row is not None
        ]
        return [(None, options, 0)]


class ChosenPhoto(forms.NumberInput):
    """A photo: its thumbnail, and the buttons that choose another. The id itself can be typed where
    there is no JavaScript; photo-field.js hides it."""

    class Media:
        css = {"all": ["desk/photos.css"]}
        js = [
            forms.Script("desk/photo-field.js", type="module"),
            forms.Script("desk/upload.js", type="module"),
            forms.Script("desk/picker.js", type="module"),
        ]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        context = self.get_context(name, value, {**(attrs or {}), "class": "photo-number"})
        context["photo"] = row_id(value)
        return render_to_string("admin/newsroom/_photo_input.html", context)
