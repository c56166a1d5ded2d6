"""The desk for galleries: one page, with the slides as cards."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from newsroom.desk.filing import BylineInline, OrderedInline, RelatedInline
from newsroom.desk.named_rows import ChosenPhoto, NamedRow
from newsroom.desk.ordered_rows import OrderedRowForm, OrderedRows
from newsroom.desk.story_admin import StoryAdmin
from photos.models import Photo

from .caption_pages import captions
from .fixing import fix_gallery
from .mended_captions import mended
from .models import Gallery, Slide


class SlideForm(OrderedRowForm):
    photo = NamedRow(Photo.objects.all(), label=_("Photo"), widget=ChosenPhoto)

    class Meta:
        widgets = {
            "title": forms.TextInput(),
            "caption": forms.Textarea({"rows": 3}),
            "credit": forms.TextInput(),
            "alt": forms.Textarea({"rows": 2}),
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not self.is_blank and values.get("photo") is None and "photo" not in self.errors:
            self.add_error("photo", _("This slide has no photo. Choose one, or remove the slide."))
        return values


class SlideRows(OrderedRows):
    named = ["photo"]


class SlideInline(OrderedInline):
    model = Slide
    form = SlideForm
    formset = SlideRows
    fields = ["photo", "title", "caption", "credit", "alt"]
    template = "admin/newsroom/story/_slides.html"
    place = "main"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).select_related("photo")


@admin.register(Gallery)
class GalleryAdmin(StoryAdmin):
    inlines = [SlideInline, BylineInline, RelatedInline]

    def get_urls(self) -> list[URLPattern]:
        pages = {"captions": captions, "fix": fix_gallery}
        own = [
            path(
                f"<path:object_id>/{name}/",
                self.story_page(view, post_only=False),
                name=f"gallery_gallery_{name}",
            )
            for name, view in pages.items()
        ]
        after = self.story_page(mended, post_only=False)
        own.append(path("mended/<int:photo>/", after, name="gallery_gallery_mended"))
        return [*own, *super().get_urls()]
