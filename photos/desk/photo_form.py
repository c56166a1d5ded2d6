"""The form of one photo's facts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from photos.editing import EDITABLE
from photos.models import Photo

FIELDSETS: Any = [
    (
        _("What it shows"),
        {
            "fields": [
                "title",
                "headline",
                "caption",
                "alt",
                "decorative",
                "extended_description",
                "keywords",
            ]
        },
    ),
    (
        _("Whose it is"),
        {
            "fields": [
                "credit",
                "byline",
                "source",
                "copyright_notice",
                "licence_url",
                "acquire_licence_url",
                "usage_terms",
            ]
        },
    ),
    (_("When it may be shown"), {"fields": ["usable_from", "usable_until"]}),
    (
        _("Where and when it was taken"),
        {"fields": ["taken_at", "city", "country"], "classes": ["collapse"]},
    ),
    (_("Focal point"), {"fields": ["focal_x", "focal_y"], "classes": ["focal-fields"]}),
]


class HttpsField(forms.URLField):
    """An address typed without its scheme means https."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"assume_scheme": "https", **options})


class MomentField(forms.DateTimeField):
    """From the browser's own chooser, to the second, so that looking at a photo changes nothing."""

    def __init__(self, **options: Any) -> None:
        chooser = forms.DateTimeInput(
            {"type": "datetime-local", "step": 1}, format="%Y-%m-%dT%H:%M:%S"
        )
        super().__init__(**{**options, "widget": chooser})


class PhotoForm(forms.ModelForm):
    class Meta:
        model = Photo
        fields = sorted(EDITABLE)
        field_classes = {
            "licence_url": HttpsField,
            "acquire_licence_url": HttpsField,
            "usable_from": MomentField,
            "usable_until": MomentField,
            "taken_at": MomentField,
        }
        widgets = {
            "title": forms.TextInput(),
            "caption": forms.Textarea({"rows": 3}),
            "alt": forms.Textarea({"rows": 2}),
            "extended_description": forms.Textarea({"rows": 3}),
            "keywords": forms.TextInput(),
            "usage_terms": forms.Textarea({"rows": 2}),
            "focal_x": forms.NumberInput({"min": 0, "max": 1, "step": 0.01}),
            "focal_y": forms.NumberInput({"min": 0, "max": 1, "step": 0.01}),
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("decorative") and values.get("alt"):
            self.add_error(
                "decorative",
                _("A decorative photo has no alt text: empty the one, or untick the other."),
            )
        return values
