"""Galleries: ordered photo slides."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.life_ids import new_life_id
from newsroom.models import Story
from photos.models import Photo

from .payload import GalleryPayload, compose, restore


class Gallery(Story):
    KIND = "gallery"

    class Meta:
        verbose_name = _("gallery")
        verbose_name_plural = _("galleries")

    def compose(self) -> GalleryPayload:
        return compose(self)

    def restore(self, payload: GalleryPayload) -> None:  # type: ignore[override]  # its own kind's
        restore(self, payload, Slide)


class Slide(models.Model):
    """A photo in its place. Its caption is its own, copied from the photo at first."""

    gallery = models.ForeignKey(Gallery, on_delete=models.CASCADE, related_name="slides")
    key = models.CharField(max_length=12, default=new_life_id, editable=False)
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("Its place, from 1. A save numbers them anew.")
    )
    photo = models.ForeignKey(
        Photo, on_delete=models.PROTECT, verbose_name=_("photo"), related_name="slides"
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    caption = models.TextField(
        _("caption"), blank=True, help_text=_("One to three sentences, for this gallery.")
    )
    credit = models.CharField(
        _("credit here"), max_length=300, blank=True, help_text=_("Empty: the photo's own.")
    )
    alt = models.TextField(_("alt text here"), blank=True, help_text=_("Empty: the photo's own."))

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("slide")
        verbose_name_plural = _("slides")
        constraints = [
            models.UniqueConstraint(fields=["gallery", "key"], name="slide_key_is_its_own"),
            models.CheckConstraint(condition=~Q(key=""), name="slide_has_key"),
        ]

    def __str__(self) -> str:
        return self.title or str(self.photo)
