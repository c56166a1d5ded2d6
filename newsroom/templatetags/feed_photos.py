"""A photo for feeds: one JPEG and its alt text, since few feed readers choose among sources."""

from typing import Any

from django import template

from photos.addresses import PREFERRED_WIDTH, nearest, photo_url
from photos.models import Photo
from photos.templatetags.photos import alt_of

register = template.Library()


@register.inclusion_tag("newsroom/_feed_photo.html")
def feed_photo(photo: Photo, alt: str = "") -> dict[str, Any]:
    """Nothing for a photo without renditions. `alt`: only where it differs from the photo's."""
    file = nearest(photo, PREFERRED_WIDTH)
    return {"file": file, "src": photo_url(photo), "alt": alt_of(photo, alt)}
