"""The form of a story's own fields. It asks for nothing but what the database needs."""

from itertools import count
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from newsroom.models import Address, Story
from newsroom.preflight import RESERVED
from photos.models import Photo

from .named_rows import ChosenPhoto
from .plain_newlines import with_plain_newlines
from .translation_field import NAME as TRANSLATION
from .translation_field import TranslationField, group_of, join, prepare

#: Not part of an edition, so that no version guards them: a form opened earlier must not put an old
#: value back. Their first value travels with the form.
DESK_ONLY = ["stage", "note"]


class StoryForm(forms.ModelForm):
    lead_photo = forms.ModelChoiceField(
        Photo.objects.all(), required=False, label=_("Lead photo"), widget=ChosenPhoto
    )
    correction = forms.CharField(
        label=_("Correction"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_(
            "What was wrong and is right now, for readers. It stands under the story and on the "
            "page of corrections once you publish the changes."
        ),
    )

    translation_of = TranslationField()

    class Meta:
        widgets = {
            "headline": forms.TextInput({"class": "headline"}),
            "kicker": forms.TextInput(),
            "slug": forms.TextInput(),
            "dek": forms.Textarea({"rows": 3}),
            "note": forms.Textarea({"rows": 3}),
            "share_title": forms.TextInput(),
            "share_description": forms.Textarea({"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in DESK_ONLY:
            if name in self.fields:
                self.fields[name].show_hidden_initial = True
        self.desk_only_changed = False
        if TRANSLATION in self.fields:
            field = self.fields[TRANSLATION]
            self.initial[TRANSLATION] = prepare(field, self.instance, self.data)

    def clean(self) -> dict[str, Any]:
        values = with_plain_newlines(super().clean() or self.cleaned_data)
        self._keep_desk_only(values)
        self._find_translations(values)
        if not values.get("slug") and "slug" not in self.errors and values.get("headline"):
            values["slug"] = free_address(self.instance, values["headline"])
        return values

    def _find_translations(self, values: dict[str, Any]) -> None:
        if TRANSLATION not in values:
            return
        other, language = values[TRANSLATION], values.get("language", self.instance.language)
        try:
            group = group_of(self.instance, other, language, self.data)
        except ValidationError as error:
            self.add_error(TRANSLATION, error)
        else:
            self.instance.translation_group = group

    def save(self, commit: bool = True) -> Any:
        story = super().save(commit)
        join(story, self.cleaned_data.get(TRANSLATION))
        return story

    def _keep_desk_only(self, values: dict[str, Any]) -> None:
        """What this editor did not touch stays as a colleague may have set it meanwhile."""
        for name in DESK_ONLY:
            if name not in values:
                continue
            if name in self.changed_data:
                self.desk_only_changed |= values[name] != getattr(self.instance, name)
            else:
                values[name] = getattr(self.instance, name)


def free_address(story: Story, headline: str) -> str:
    """An address from the headline that no other story of the kind has or has had; "" if the
    headline has no letters for one."""
    base = slugify(headline)[:80].strip("-")
    if not base:
        return ""
    others = Story.objects.filter(kind=story.KIND, slug__startswith=base).exclude(pk=story.pk)
    claimed = Address.objects.filter(kind=story.KIND, slug__startswith=base)
    taken = {
        *others.values_list("slug", flat=True),
        *claimed.exclude(story=story.pk).values_list("slug", flat=True),
        *RESERVED,
    }
    tries = (base if n == 1 else f"{base}-{n}" for n in count(1))
    return next(slug for slug in tries if slug not in taken and not slug.isdecimal())
