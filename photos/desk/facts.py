"""A photo as the desk's scripts know it: static/desk/picker.js and upload.js pass these on."""

from typing import Any

from django.urls import reverse

from photos.models import Photo


def facts(photo: Photo) -> dict[str, Any]:
    """What a slide or a photo field needs when this photo is chosen for it."""
    return {
        "id": photo.pk,
        "title": photo.headline or photo.title,
        "caption": photo.caption,
        "credit": photo.credit,
        "alt": photo.alt,
        "decorative": photo.decorative,
        "thumbnail": thumbnail_url(photo),
        "width": photo.width,
        "height": photo.height,
        "state": photo.state,
    }


def thumbnail_url(photo: Photo) -> str:
    return reverse("admin:photos_photo_thumbnail", args=[photo.pk])
