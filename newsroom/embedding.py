"""The code that puts a gallery on other people's pages; https://oembed.com calls it rich."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from photos.addresses import absolute

from .models import Edition

WIDTH, HEIGHT = 800, 600  # CSS pixels, unless less is asked for


def embed_code(edition: Edition, width: int = WIDTH, height: int = HEIGHT) -> SafeString:
    """An iframe; the sizes in CSS pixels. Raises NoReverseMatch for a kind without a frame."""
    return format_html(
        '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy"'
        " allowfullscreen></iframe>",
        *(absolute(edition.url_for("embed")), str(width), str(height), edition.headline),
    )
