"""What a page says of itself to machines: description, canonical address, share card, JSON-LD."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import quote_plus

from django.utils.safestring import SafeString, mark_safe

from photos.addresses import absolute, card, photo_url
from photos.models import Photo

from .context import ways
from .structured_data import Crumb, breadcrumbs
from .translations import Version

#: As in Django's json_script: without these no text can end the element. The last two end a line
#: for whoever takes JSON for JavaScript.
ENDING = "<>&\u2028\u2029"
SCRIPT = '<script type="application/ld+json">%s</script>'


@dataclass(frozen=True)
class ShareImage:
    """The 1200 x 630 card; smaller only where the photo itself is."""

    address: str
    width: int  # pixels
    height: int


@dataclass
class Head:
    """`path` is the canonical one, empty for pages without. `data` is for JSON-LD; `crumbs` are the
    pages from below the home page down to this one."""

    title: str  # the page's own, without the site's name
    share_title: str = ""
    description: str = ""
    path: str = ""
    type: str = "website"
    photo: Photo | None = None
    image_alt: str = ""
    is_hidden: bool = False  # from search engines
    is_embeddable: bool = False
    data: Mapping[str, Any] = field(default_factory=dict)
    crumbs: Sequence[Crumb] = ()
    versions: Sequence[Version] = ()  # in other languages, and this one

    def __post_init__(self) -> None:
        self.share_title = self.share_title or self.title

    @property
    def canonical(self) -> str:
        return absolute(self.path)

    @cached_property
    def image(self) -> ShareImage | None:
        return share_image(self.photo) if self.photo else None

    @property
    def oembed(self) -> str:
        return absolute(f"{ways()['oembed']}?url={quote_plus(self.canonical)}&format=json")

    @property
    def json_ld(self) -> SafeString:
        way = breadcrumbs(self.crumbs) if self.crumbs else {}
        return json_ld(*(data for data in (self.data, way) if data))


def share_image(photo: Photo) -> ShareImage | None:
    file = card(photo)
    if file is None:
        return None
    return ShareImage(photo_url(photo, "card", is_absolute=True), file.width, file.height)


def json_ld(*data: Mapping[str, Any]) -> SafeString:
    """A script element of type application/ld+json for each, with what is empty left out."""
    return mark_safe("".join(SCRIPT % escaped_json(one) for one in data))  # noqa: S308 -- escaped


def escaped_json(data: Mapping[str, Any]) -> str:
    text = json.dumps({"@context": "https://schema.org", **without_empty(data)}, ensure_ascii=False)
    for sign in ENDING:  # five times faster than to translate
        if sign in text:
            text = text.replace(sign, f"\\u{ord(sign):04X}")
    return text


def without_empty(value: Any) -> Any:
    """Of dictionaries and lists in each other what says something; 0 and False do."""
    if isinstance(value, dict):
        kept = ((key, without_empty(item)) for key, item in value.items())
        return {key: item for key, item in kept if item or item == 0}
    if isinstance(value, list):
        return [without_empty(item) for item in value]
    return value
