"""Share links that are plain links: nothing is asked of these sites before a reader follows one."""

from typing import NamedTuple
from urllib.parse import quote

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


class ShareLink(NamedTuple):
    name: str | Promise
    url: str


#: {url} and {title} stand quoted; {both} is the title and then the address.
SHARED_BY: list[tuple[str | Promise, str]] = [
    (gettext_lazy("Email"), "mailto:?subject={title}&body={url}"),
    ("WhatsApp", "https://wa.me/?text={both}"),
    ("Bluesky", "https://bsky.app/intent/compose?text={both}"),
    ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
    ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
    ("X", "https://x.com/intent/post?text={title}&url={url}"),
]


def share_links(title: str, url: str) -> list[ShareLink]:
    """`url` is the absolute, canonical one."""
    parts = {"title": quote(title, safe=""), "url": quote(url, safe="")}
    parts["both"] = f"{parts['title']}%20{parts['url']}"
    return [ShareLink(name, pattern.format(**parts)) for name, pattern in SHARED_BY]
