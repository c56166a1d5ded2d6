"""The lists of a story (slides, blocks, bylines, related stories) as one posted whole."""

import re
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME, BaseFormSet
from django.forms.models import BaseInlineFormSet, construct_instance
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from newsroom.life_ids import new_life_id

from .named_rows import KnownRows, NamedRow, row_id
from .plain_newlines import with_plain_newlines

#: The plain formset: what a model formset adds finds rows by their database ids.
FORMSET: Any = BaseFormSet
LIFE_ID = re.compile(r"[0-9a-z]{1,12}")


class OrderedRowForm(forms.ModelForm):
    """One row. What it names is looked up for all rows together, by its formset."""

    position = forms.IntegerField(required=False, min_value=0)
    is_spare = False  # the blank row at the end, for those without JavaScript

    def __init__(self, *args: Any, known: dict[str, KnownRows], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in known.items():
            self.fields[name].known = rows  # type: ignore[attr-defined]

    def _get_validation_exclusions(self) -> set[str]:
        """What was found among `known` need not be asked for again, one query a row."""
        named = {name for name, field in self.fields.items() if isinstance(field, NamedRow)}
        return super()._get_validation_exclusions() | named  # type: ignore[misc]

    def _post_clean(self) -> None:
        """As Django's, but without asking the database about each row: named rows are known,
        choices are checked by their fields, and keys are made here."""
        try:
            construct_instance(self, self.instance, self._meta.fields)
            self.instance.clean_fields(exclude=self._get_validation_exclusions())
        except ValidationError as error:
            self._update_errors(error)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        return with_plain_newlines(super().clean() or self.cleaned_data)

    @property
    def photo_row(self) -> models.Model | None:
        return self.chosen("photo")

    def chosen(self, name: str) -> models.Model | None:
        """The row that field `name` names now, for the template."""
        known: KnownRows = self.fields[name].known  # type: ignore[attr-defined]
        return known.get(row_id(self[name].value()) or 0)

    @property
    def is_blank(self) -> bool:
        """Nothing chosen and nothing written: the spare row for those without JavaScript."""
        values = getattr(self, "cleaned_data", {})
        spare = {"position", "key", DELETION_FIELD_NAME}
        return not any(
            value and value != self.fields[name].initial and value != self.default_of(name)
            for name, value in values.items()
            if name not in spare
        )

    def default_of(self, name: str) -> Any:
        return self._meta.model._meta.get_field(name).get_default()


class OrderedRows(BaseInlineFormSet):
    """All rows as posted: who is absent goes, order is `position`, a save numbers from 1.

    Rows are told apart by their `key` for life and never by database id, so that a form which was
    opened before somebody else's save can still be read, shown and compared. Rows without a key
    (bylines) are told apart by what they name.
    """

    #: Fields that name other rows.
    named: ClassVar[list[str]] = []
    #: Fields that tell rows apart where there is no key.
    identity: ClassVar[list[str]] = []
    can_delete_extra = True
    model: Any
    forms: Any

    @property
    def has_keys(self) -> bool:
        return not self.identity

    @property
    def columns(self) -> list[str]:
        """The attributes of a row that a form writes."""
        meta = self.model._meta
        names = [name for name in self.form.base_fields if name not in {"position", "key"}]
        return [meta.get_field(name).attname for name in names]

    @cached_property
    def rows(self) -> list[Any]:
        """What the database holds now, in order."""
        return list(self.get_queryset())

    @cached_property
    def known(self) -> dict[str, KnownRows]:
        """What the rows name, by field: one query for each field of a posted list."""
        if not self.is_bound:
            return {
                name: {row.pk: row for it in self.rows if (row := getattr(it, name))}
                for name in self.named
            }
        return {name: self._posted_rows(name) for name in self.named}

    def _posted_rows(self, name: str) -> KnownRows:
        values = (self.data.get(f"{self.add_prefix(i)}-{name}") for i in self._places)
        ids = {pk for value in values if (pk := row_id(value))}
        related: Any = self.model._meta.get_field(name).related_model
        found: KnownRows = related._default_manager.in_bulk(ids)
        return found

    @property
    def _places(self) -> range:
        return range(self.total_form_count())

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "known": self.known}

    def initial_form_count(self) -> int:
        return self.total_form_count() if self.is_bound else len(self.rows)

    def _construct_form(self, i: int, **kwargs: Any) -> OrderedRowForm:
        kwargs["instance"] = self._posted_row(i) if self.is_bound else self._stored_row(i)
        form: OrderedRowForm = FORMSET._construct_form(self, i, **kwargs)
        return form

    def _stored_row(self, i: int) -> Any:
        return self.rows[i] if i < len(self.rows) else self.model()

    def _posted_row(self, i: int) -> Any:
        """A new row that carries the posted key for life, or a fresh one."""
        if not self.has_keys:
            return self.model()
        key = self.data.get(f"{self.add_prefix(i)}-key", "")
        taken = self.__dict__.setdefault("_keys_taken", set())
        if not LIFE_ID.fullmatch(key) or key in taken:
            key = new_life_id()
        taken.add(key)
        return self.model(key=key)

    def add_fields(self, form: Any, index: int | None) -> None:
        FORMSET.add_fields(self, form, index)
        form.is_spare = not self.is_bound and index is not None and index >= len(self.rows)
        if index is not None:
            form.initial["position"] = index + 1
        if self.has_keys:
            # The key travels with the form, so that the same form sent twice makes the same row.
            key = "" if index is None else form.instance.key
            form.fields["key"] = forms.CharField(
                required=False, initial=key, widget=forms.HiddenInput
            )

    def clean(self) -> None:
        if self.is_bound and any(
            f"{self.add_prefix(i)}-position" not in self.data for i in self._places
        ):
            raise ValidationError(
                _(
                    "A part of the list did not arrive, so nothing was saved. Send the form again; "
                    "if it happens again, reload the page: what you typed is kept as a draft."
                )
            )
        if self.identity:
            self._refuse_twice()

    def _refuse_twice(self) -> None:
        seen = set()
        for form in self.kept_forms():
            same = tuple(form.cleaned_data.get(name) for name in self.identity)
            if same in seen:
                form.add_error(self.identity[0], _("This stands in the list twice. Remove one."))
            seen.add(same)

    def kept_forms(self) -> list[OrderedRowForm]:
        """The rows that stay, in their new order. Where two have the same number, the one whose
        number was changed gets the place, and the other makes room on the side it came from."""
        kept = [
            (place, form)
            for place, form in enumerate(self.forms, 1)
            if hasattr(form, "cleaned_data")
            and not self._should_delete_form(form)  # type: ignore[attr-defined]
            and not form.is_blank
        ]
        return [form for place, form in sorted(kept, key=lambda row: order(*row))]

    def save(self, commit: bool = True) -> list[models.Model]:
        """Write what changed, in at most three queries. Gives all rows in their order."""
        self.new_objects: list[Any] = []
        self.changed_objects: list[Any] = []
        self.deleted_objects: list[Any] = []
        wanted = [form.instance for form in self.kept_forms()]
        for place, row in enumerate(wanted, 1):
            row.position = place
            setattr(row, self.fk.attname, self.instance.pk)
        stored = {self._facts(row) for row in self.rows}
        posted = {self._facts(row) for row in wanted}
        goes = [row.pk for row in self.rows if self._facts(row) not in posted]
        if goes:
            self.model._default_manager.filter(pk__in=goes).delete()
        comes = [row for row in wanted if self._facts(row) not in stored]
        self.model._default_manager.bulk_create(comes)
        self.changed_objects = [(row, ["position"]) for row in comes]
        self.has_written = bool(goes or comes)
        return wanted

    def _facts(self, row: Any) -> tuple[Any, ...]:
        key = [row.key] if self.has_keys else []
        return (*key, row.position, *(getattr(row, name) for name in self.columns))


def order(place: int, form: OrderedRowForm) -> tuple[int, int]:
    """The sorting key of the row that stood at `place`, from 1."""
    wanted = form.cleaned_data.get("position") or place
    return wanted, (wanted > place) - (wanted < place)
