"""The addresses of a photo's public files: for pages, feeds, sitemaps and what other sites show.

Nobody else builds them. Files are those of a photo's current set; load it with `with_renditions()`.
"""

import time
from functools import cache

from django.conf import settings
from django.core.signing import Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from .models import Photo, RenditionSet
from .rendition_files import RenditionFile

PREFERRED_WIDTH = 1440  # of the JPEG for those who can take but one
_signer = Signer(salt="photos.media")


def media_url(renditions: RenditionSet, name: str) -> str:
    """The path of one file, for readers."""
    return f"{_prefix()}{renditions.key}/{name}"


def signed_url(renditions: RenditionSet, name: str, seconds: int = 3600) -> str:
    """The path of one file for whoever is given it, such as a preview's visitor, for a time.

    The end is rounded up to the hour, so that a preview's bytes stay equal for a while.
    """
    until = (int(time.time()) + seconds) // 3600 * 3600 + 3600
    signature = _signer.signature(f"{renditions.key}/{name}/{until}")
    return f"{media_url(renditions, name)}?until={until}&signature={signature}"


def is_signed(key: str, name: str, until: str, signature: str) -> bool:
    """Whether these came out of `signed_url` and still hold."""
    if not until.isascii() or not until.isdigit() or len(until) > 12 or int(until) < time.time():
        return False
    return constant_time_compare(signature, _signer.signature(f"{key}/{name}/{until}"))


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def pages(photo: Photo, suffix: str) -> list[RenditionFile]:
    """The renditions for pages, "avif" or "jpg", narrowest first; [] before there are any."""
    if photo.current_set is None:
        return []
    return [
        file for file in photo.current_set.files if file.role == "page" and file.suffix == suffix
    ]


def nearest(photo: Photo, width: int, suffix: str = "jpg") -> RenditionFile | None:
    """The narrowest one at least `width` pixels wide, else the widest."""
    files = pages(photo, suffix)
    wide = [file for file in files if file.width >= width]
    return wide[0] if wide else (files[-1] if files else None)


def largest(photo: Photo, suffix: str = "jpg") -> RenditionFile | None:
    files = pages(photo, suffix)
    return files[-1] if files else None


def card(photo: Photo) -> RenditionFile | None:
    """The share card of 1200 by 630 pixels (less, where the original is smaller)."""
    return photo.current_set.named("card.jpg") if photo.current_set else None


def photo_url(photo: Photo, which: str = "page", *, is_absolute: bool = False) -> str:
    """The address of one JPEG: "page" (some 1440 pixels wide), "card", "largest", or a width.

    "" where the photo has no renditions yet.
    """
    if which == "card":
        file = card(photo)
    elif which == "largest":
        file = largest(photo)
    else:
        file = nearest(photo, int(which) if which.isdigit() else PREFERRED_WIDTH)
    if file is None or photo.current_set is None:
        return ""
    path = media_url(photo.current_set, file.name)
    return absolute(path) if is_absolute else path


@cache
def _prefix() -> str:
    """Asked once: a page of 200 photos has 2,000 addresses."""
    return reverse("photos:media", args=["k" * 22, "n.jpg"]).removesuffix("k" * 22 + "/n.jpg")
