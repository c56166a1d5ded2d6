"""The one way a photo gets onto a page: `{% photo %}`; `{% photo_url %}` gives an address."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from django import template
from django.template import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from photos import addresses
from photos.models import Photo, RenditionSet

register = template.Library()

# Formatted rather than rendered: a page of twenty photos would spend a millisecond on a template.
SOURCE = '<source type="image/avif" srcset="{srcset}" sizes="{sizes}">'
FIRST_PART = (
    '<picture>{source}<img src="{src}" srcset="{srcset}" sizes="{sizes}" width="{width}" '
    'height="{height}" class="{css}" loading="{loading}" decoding="async"{priority} alt="'
)
LAST_PART = SafeString('"></picture>')
PRIORITY = SafeString(' fetchpriority="high"')
WAITING = '<span class="photo-waiting {css}" role="img" aria-label="{alt}"></span>'

#: Of `sizes`: an entry is a length, perhaps with a condition before it. Brackets may nest once.
ENTRY = re.compile(r"(\([^)]*\)(?: and \([^)]*\))* )?(.+)")
OUTER_COMMA = re.compile(r",(?![^()]*(?:\([^()]*\)[^()]*)*\))")

Address = Callable[[RenditionSet, str], str]
FOCAL_STEP = 5  # percent; the stylesheet has a class for each step


@register.simple_tag(takes_context=True, name="photo")
def show_photo(
    context: Context,
    photo: Photo,
    sizes: str = "100vw",
    *,
    alt: str = "",
    css: str = "",
    lazy: bool = True,
    priority: bool = False,
    shape: float = 0,
    signed: bool | None = None,
    **attributes: Any,
) -> SafeString:
    """`<picture>` with AVIF and JPEG of every width.

    `sizes` as in HTML. `alt`: only where it differs from the photo's. `class`: of the img.
    `shape`: width by height of the box that the photo fills and is cropped by: of a flatter photo
    more than the box's width is drawn. `lazy=False` for what is seen at once, `priority=True` for
    the one picture a page is about.
    `signed`: addresses for a preview; by default as the context's `preview` says.
    """
    css = attributes.pop("class", css)
    if attributes:
        raise template.TemplateSyntaxError(f"photo takes no {', '.join(attributes)}")
    if signed is None:
        signed = bool(context.get("preview"))
    zoom = round(max(1, photo.width / photo.height / shape), 2) if shape else 1
    look = Look(sizes, f"{css} {focal_classes(photo)}".strip(), lazy, priority, zoom)
    files = photo.current_set
    first = None
    if files is not None:
        first = (
            signed_part(photo, look) if signed else public_part(files.key, files.files_json, look)
        )
    if first is None:
        return format_html(WAITING, css=look.css, alt=alt_of(photo, alt))
    return first + conditional_escape(alt_of(photo, alt)) + LAST_PART


@register.simple_tag
def photo_url(photo: Photo | None, which: str = "page", is_absolute: bool = False) -> str:
    """See `photos.addresses.photo_url`."""
    return addresses.photo_url(photo, which, is_absolute=is_absolute) if photo else ""


class Look(NamedTuple):
    """How a photo stands in its place."""

    sizes: str
    css: str
    lazy: bool
    priority: bool
    zoom: float = 1  # how many times as wide as its box the photo is drawn


@lru_cache(maxsize=10_000)
def public_part(key: str, files_json: str, look: Look) -> SafeString | None:
    """Written once: a set never changes, and so neither do its public addresses."""
    renditions = RenditionSet(key=key, files_json=files_json)
    return first_part(Photo(current_set=renditions), look, addresses.media_url)


def signed_part(photo: Photo, look: Look) -> SafeString | None:
    return first_part(photo, look, addresses.signed_url)


def first_part(photo: Photo, look: Look, address: Address) -> SafeString | None:
    """All but the alt text; None where there is no file to show."""
    renditions = photo.current_set
    shown = addresses.nearest(photo, addresses.PREFERRED_WIDTH)
    if renditions is None or shown is None:
        return None
    sizes = zoomed(look.sizes, look.zoom)
    avif, jpeg = (
        ", ".join(
            f"{address(renditions, file.name)} {file.width}w"
            for file in addresses.pages(photo, suffix)
        )
        for suffix in ("avif", "jpg")
    )
    return format_html(
        FIRST_PART,
        source=format_html(SOURCE, srcset=avif, sizes=sizes) if avif else "",
        src=address(renditions, shown.name),
        srcset=jpeg,
        sizes=sizes,
        width=shown.width,
        height=shown.height,
        css=look.css,
        loading="lazy" if look.lazy and not look.priority else "eager",
        priority=PRIORITY if look.priority else "",
    )


def zoomed(sizes: str, zoom: float) -> str:
    """`sizes` with every length so many times as long."""
    if zoom == 1:
        return sizes
    entries = (ENTRY.fullmatch(entry.strip()) for entry in OUTER_COMMA.split(sizes))
    return ", ".join(f"{one[1] or ''}calc({zoom} * ({one[2]}))" for one in entries if one)


def alt_of(photo: Photo, own: str = "") -> str:
    """Empty only for what an editor has called decorative."""
    if own:
        return own
    if photo.decorative:
        return ""
    return photo.alt or photo.title or photo.headline or _("Photo")


def focal_classes(photo: Photo) -> str:
    """`fx-50 fy-35`: no inline style could pass the Content-Security-Policy."""
    return _focal_classes(photo.focal_x, photo.focal_y)


@lru_cache(maxsize=1_000)
def _focal_classes(x: float, y: float) -> str:
    x, y = (round(part * 100 / FOCAL_STEP) * FOCAL_STEP for part in (x, y))
    return f"fx-{x} fy-{y}"
