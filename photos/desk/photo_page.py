"""What the page of a photo shows beside its form."""

import json
from typing import Any

from django.urls import reverse

from accounts.models import AuditEntry
from photos.models import Photo
from photos.uses import uses_of

from .pages import may_retry


def about(photo: Photo) -> dict[str, Any]:
    log = AuditEntry.objects.filter(target_type="photos.photo", target_id=photo.pk)
    large = photo.current_set.named("960.avif") if photo.current_set else None
    return {
        "photo": photo,
        "thumbnail_url": reverse("admin:photos_photo_thumbnail", args=[photo.pk]),
        "large": large,
        "uses": uses_of(photo.pk),
        "sets": list(photo.rendition_sets.all()[:5]),
        "said": json.loads(photo.from_file or "{}"),
        "log": list(log[:12]),
        "twin": photo.twin,
        "may_retry": may_retry(photo),
    }
