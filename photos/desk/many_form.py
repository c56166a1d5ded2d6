"""The form in which facts are chosen for many photos, and what it makes of one photo."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from photos.models import Photo

from .photo_form import HttpsField, MomentField

FACTS = ["credit", "byline", "copyright_notice", "licence_url", "usable_from", "usable_until"]
FACTS += ["keywords", "alt"]
HOW = {"add": _("Add these"), "take": _("Take these away"), "replace": _("Have only these")}
INPUTS = forms.fields_for_model(
    Photo,
    FACTS,
    field_classes={
        "licence_url": HttpsField,
        "usable_from": MomentField,
        "usable_until": MomentField,
    },
    widgets={"keywords": forms.TextInput(), "alt": forms.Textarea({"rows": 2})},
)


@dataclass(frozen=True)
class ManyFacts:
    values: dict[str, Any]
    how: str = "replace"  # of keywords: a key of HOW
    only_empty: bool = False

    def of(self, photo: Photo) -> dict[str, Any]:
        """What this photo is to say. A decorative photo keeps its empty alt text."""
        return {
            name: keywords(photo.keywords, value, self.how) if name == "keywords" else value
            for name, value in self.values.items()
            if not (self.only_empty and getattr(photo, name))
            and not (name == "alt" and photo.decorative)
        }


def words(text: str) -> list[str]:
    """Keywords one by one, each once, as they were first written."""
    once: dict[str, str] = {}
    for word in text.replace(";", ",").split(","):
        if word.strip():
            once.setdefault(word.strip().casefold(), word.strip())
    return list(once.values())


def keywords(had: str, given: str, how: str) -> str:
    meant = {word.casefold() for word in words(given)}
    if how == "take":
        left = [word for word in words(had) if word.casefold() not in meant]
        return ", ".join(left) if len(left) < len(words(had)) else had
    if how == "add":
        known = {word.casefold() for word in words(had)}
        new = [word for word in words(given) if word.casefold() not in known]
        return ", ".join([*words(had), *new]) if new else had
    return ", ".join(words(given))


class ManyForm(forms.Form):
    """For each fact a box that says whether it is to be changed, and its value."""

    how = forms.ChoiceField(choices=list(HOW.items()), initial="add", required=False)
    only_empty = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in FACTS:
            self.fields[f"change_{name}"] = forms.BooleanField(required=False)
            self.fields[name] = INPUTS[name]
        self.fields["how"].widget.attrs["aria-label"] = _("What to do with these keywords")

    def rows(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Each fact's box and its input."""
        for name in FACTS:
            yield self[f"change_{name}"], self[name]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        chosen = [name for name in FACTS if values.get(f"change_{name}")]
        for name in FACTS:
            if values.get(name) and name not in chosen:
                self.add_error(name, _("Tick its box to change it, or empty it."))
        if not chosen and not self.errors:
            raise forms.ValidationError(_("Tick the facts that are to be changed."))
        if "keywords" in chosen and not values.get("keywords") and values.get("how") != "replace":
            self.add_error("keywords", _("Name at least one keyword, or tick the box off."))
        begin, end = values.get("usable_from"), values.get("usable_until")
        if {"usable_from", "usable_until"} <= set(chosen) and begin and end and end <= begin:
            self.add_error("usable_until", _("The rights would end before they begin."))
        return values

    def facts(self) -> ManyFacts:
        """Of a valid form."""
        given = self.cleaned_data
        values = {name: given[name] for name in FACTS if given[f"change_{name}"]}
        return ManyFacts(values, given["how"] or "replace", given["only_empty"])

    def labels(self) -> dict[str, str]:
        return {name: str(self.fields[name].label) for name in FACTS}
