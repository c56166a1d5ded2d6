"""What is typed where no list can be searched: without JavaScript, a name stands for the row.

static/desk/desk.css hides these fields wherever scripts run.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

TYPED = "-typed"  # what the name of the text field has more than that of the list
#: What rows of each kind are called at the desk.
NAMES = ("name", "headline")
MOST_NAMED = 5  # in one message


class Typed(str):
    """Text that still has to be found."""

    __slots__ = ()


def typed_in(data: Any, name: str) -> Typed | None:
    text = str(data.get(name + TYPED) or "").strip()
    return Typed(text) if text else None


def find(queryset: models.QuerySet[Any], text: str) -> Any:
    """The one row of this name, address or number. ValidationError says what to type instead."""
    rows = _found(queryset, text)
    if len(rows) == 1:
        return rows[0]
    if rows:
        numbers = ", ".join(f"{row.pk} ({row.slug or row})" for row in rows)
        message = _("Several are called “%(text)s”. Type the number of one: %(numbers)s.")
        raise ValidationError(message % {"text": text, "numbers": numbers}, code="unclear")
    message = _("Nothing is called “%(text)s”. Type the whole name, or the address.")
    raise ValidationError(message % {"text": text}, code="unknown")


def _found(queryset: models.QuerySet[Any], text: str) -> list[Any]:
    model: Any = queryset.model
    fields = {field.name for field in model._meta.get_fields()}
    ways: list[dict[str, Any]] = [{f"{name}__iexact": text} for name in NAMES if name in fields]
    ways.append({"slug": text})
    if text.isdecimal() and len(text) < 19:
        ways.append({"pk": int(text)})
    for way in ways:
        if rows := list(queryset.filter(**way)[:MOST_NAMED]):
            return rows
    return []


def text_field(name: str, value: str, *, many: bool = False) -> SafeString:
    context = {"name": name + TYPED, "value": value, "many": many}
    return render_to_string("admin/newsroom/_typed_name.html", context)
