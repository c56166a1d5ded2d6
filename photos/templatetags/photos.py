"""The one way a photo gets onto a page: `{% photo %}`; `{% photo_url %}` gives an address."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from photos import addresses
from photos.models import Photo, RenditionSet
from photos.rendition_files import RenditionFile

register = template.Library()

# Formatted rather than rendered: a page of twenty photos would spend a millisecond on a template.
PICTURE = (
    '<picture>{source}<img src="{src}" srcset="{srcset}" sizes="{sizes}" width="{width}" '
    'height="{height}" alt="{alt}" class="{css}" loading="{loading}" decoding="async"{priority}>'
    "</picture>"
)
SOURCE = '<source type="image/avif" srcset="{srcset}" sizes="{sizes}">'
PRIORITY = SafeString(' fetchpriority="high"')
WAITING = '<span class="photo-waiting {css}" role="img" aria-label="{alt}"></span>'

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
    signed: bool | None = None,
    **attributes: Any,
) -> SafeString:
    """`<picture>` with AVIF and JPEG of every width.

    `sizes` as in HTML. `alt`: only where it differs from the photo's. `class`: of the img.
    `lazy=False` for what is seen at once, `priority=True` for the one picture a page is about.
    `signed`: addresses for a preview; by default as the context's `preview` says.
    """
    css = attributes.pop("class", css)
    if attributes:
        raise template.TemplateSyntaxError(f"photo takes no {', '.join(attributes)}")
    if signed is None:
        signed = bool(context.get("preview"))
    files = None
    if photo.current_set is not None:
        files = signed_files(photo) if signed else public_files(photo.current_set)
    if files is None:
        return format_html(WAITING, css=css, alt=alt_of(photo, alt))
    return format_html(
        PICTURE,
        source=format_html(SOURCE, srcset=files.avif, sizes=sizes) if files.avif else "",
        src=files.src,
        srcset=files.jpeg,
        sizes=sizes,
        width=files.shown.width,
        height=files.shown.height,
        alt=alt_of(photo, alt),
        css=f"{css} {focal_classes(photo)}".strip(),
        loading="lazy" if lazy and not priority else "eager",
        priority=PRIORITY if priority else "",
    )


@register.simple_tag
def photo_url(photo: Photo | None, which: str = "page", is_absolute: bool = False) -> str:
    """See `photos.addresses.photo_url`."""
    return addresses.photo_url(photo, which, is_absolute=is_absolute) if photo else ""


@dataclass(frozen=True)
class Files:
    """A set's files as the tag writes them."""

    shown: RenditionFile  # the one for browsers that know no srcset
    src: str
    avif: str  # srcset
    jpeg: str  # srcset


def public_files(renditions: RenditionSet) -> Files | None:
    """Written once: a set never changes, and so neither do its public addresses."""
    return _public_files(renditions.key, renditions.files_json)


@lru_cache(maxsize=10_000)
def _public_files(key: str, files_json: str) -> Files | None:
    renditions = RenditionSet(key=key, files_json=files_json)
    return files_of(Photo(current_set=renditions), addresses.media_url)


def signed_files(photo: Photo) -> Files | None:
    return files_of(photo, addresses.signed_url)


def files_of(photo: Photo, address: Address) -> Files | None:
    renditions = photo.current_set
    shown = addresses.nearest(photo, addresses.PREFERRED_WIDTH)
    if renditions is None or shown is None:
        return None
    avif, jpeg = (
        ", ".join(
            f"{address(renditions, file.name)} {file.width}w"
            for file in addresses.pages(photo, suffix)
        )
        for suffix in ("avif", "jpg")
    )
    return Files(shown, address(renditions, shown.name), avif, jpeg)


def alt_of(photo: Photo, own: str = "") -> str:
    """Empty only for what an editor has called decorative."""
    if own:
        return own
    if photo.decorative:
        return ""
    return photo.alt or photo.title or photo.headline or _("Photo")


def focal_classes(photo: Photo) -> str:
    """`fx-50 fy-35`: no inline style could pass the Content-Security-Policy."""
    x, y = (round(part * 100 / FOCAL_STEP) * FOCAL_STEP for part in (photo.focal_x, photo.focal_y))
    return f"fx-{x} fy-{y}"
