"""The one way a photo gets onto a page: `{% photo %}`; `{% photo_url %}` gives an address."""

from collections.abc import Callable
from typing import Any

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from photos import addresses
from photos.models import Photo, RenditionSet
from photos.rendition_files import RenditionFile

register = template.Library()

Address = Callable[[RenditionSet, str], str]
FOCAL_STEP = 5  # percent; the stylesheet has a class for each step


@register.inclusion_tag("photos/_photo.html", takes_context=True, name="photo")
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
) -> dict[str, Any]:
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
    address: Address = addresses.signed_url if signed else addresses.media_url
    shown = addresses.nearest(photo, addresses.PREFERRED_WIDTH)
    if photo.current_set is None or shown is None:
        return {"photo": photo, "shown": None, "alt": alt_of(photo, alt), "css": css}
    return {
        "photo": photo,
        "shown": shown,
        "src": address(photo.current_set, shown.name),
        "avif": srcset(photo, "avif", address),
        "jpeg": srcset(photo, "jpg", address),
        "sizes": sizes,
        "alt": alt_of(photo, alt),
        "css": f"{css} {focal_classes(photo)}".strip(),
        "loading": "lazy" if lazy and not priority else "eager",
        "priority": priority,
    }


@register.simple_tag
def photo_url(photo: Photo | None, which: str = "page", is_absolute: bool = False) -> str:
    """See `photos.addresses.photo_url`."""
    return addresses.photo_url(photo, which, is_absolute=is_absolute) if photo else ""


def srcset(photo: Photo, suffix: str, address: Address) -> str:
    if photo.current_set is None:
        return ""
    renditions = photo.current_set
    files: list[RenditionFile] = addresses.pages(photo, suffix)
    return ", ".join(f"{address(renditions, file.name)} {file.width}w" for file in files)


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
