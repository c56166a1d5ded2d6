"""The desk for articles: one page, with the body's blocks as cards."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_prose_editor.widgets import prose_editor_js

from gallery.models import Gallery
from newsroom.desk.filing import BylineInline, OrderedInline, RelatedInline
from newsroom.desk.named_rows import ChosenPhoto, KnownAutocomplete, NamedRow
from newsroom.desk.ordered_rows import OrderedRowForm, OrderedRows
from newsroom.desk.story_admin import StoryAdmin
from newsroom.rich_text import EXTENSIONS
from photos.models import Photo

from .models import Article, Block
from .payload import FIELDS
from .prose_widget import LaterProseEditor

#: How the fields of a block stand below each other; each kind shows its own of them.
FIELD_ORDER = ["html", "photo", "gallery", "quote", "attribution", "embed_url", "embed_title"]
FIELD_ORDER += ["caption", "credit", "alt", "width"]
#: What the editor offers: all that cleaning lets through. It knows these three protocols by itself,
#: and complains in the console when it is told.
OFFERED = {**EXTENSIONS, "Link": {**EXTENSIONS["Link"], "protocols": []}}


class BlockForm(OrderedRowForm):
    photo = NamedRow(Photo.objects.all(), label=_("Photo"), widget=ChosenPhoto)
    gallery = NamedRow(
        Gallery.objects.all(),
        label=_("Gallery"),
        widget=KnownAutocomplete(Block._meta.get_field("gallery"), admin.site),
    )
    embed_url = forms.URLField(
        label=_("Address of the video"), required=False, max_length=500, assume_scheme="https"
    )

    class Media:
        # In this order: what prose.js prepares must stand before the editor starts.
        js = [forms.Script("desk/prose.js", type="module"), prose_editor_js]

    class Meta:
        widgets = {
            "html": LaterProseEditor(),
            "caption": forms.Textarea({"rows": 2}),
            "credit": forms.TextInput(),
            "alt": forms.Textarea({"rows": 2}),
            "quote": forms.Textarea({"rows": 3}),
            "attribution": forms.TextInput(),
            "embed_title": forms.TextInput(),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["html"].widget.config = {"extensions": OFFERED}

    def fields_of_kinds(self) -> list[tuple[Any, str]]:
        """Each field with the kinds that show it, for the template: "photo embed"."""
        return [
            (self[name], " ".join(kind for kind, fields in FIELDS.items() if name in fields))
            for name in FIELD_ORDER
        ]


class BlockRows(OrderedRows):
    named = ["photo", "gallery"]


class BlockInline(OrderedInline):
    model = Block
    form = BlockForm
    formset = BlockRows
    fields = ["kind", *FIELD_ORDER]
    template = "admin/newsroom/story/_blocks.html"
    place = "main"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).select_related("photo", "gallery")


@admin.register(Article)
class ArticleAdmin(StoryAdmin):
    inlines = [BlockInline, BylineInline, RelatedInline]
