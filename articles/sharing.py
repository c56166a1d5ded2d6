"""Share links that are plain links: nothing is asked of these sites before a reader follows one."""

from functools import lru_cache
from urllib.parse import quote

from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

#: {url} and {title} stand quoted; {both} is the title and then the address.
SHARED_BY: list[tuple[str | Promise, str]] = [
    (gettext_lazy("Email"), "mailto:?subject={title}&body={url}"),
    ("WhatsApp", "https://wa.me/?text={both}"),
    ("Bluesky", "https://bsky.app/intent/compose?text={both}"),
    ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
    ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
    ("X", "https://x.com/intent/post?text={title}&url={url}"),
]


@lru_cache(maxsize=2_000)
def share_links(title: str, url: str, language: str) -> SafeString:
    """Items of a list. `url` is the absolute, canonical one; `language` is the page's, by which the
    names are translated: a template took as long over these as a query does."""
    parts = {"title": quote(title, safe=""), "url": quote(url, safe="")}
    parts["both"] = f"{parts['title']}%20{parts['url']}"
    links = ((pattern.format(**parts), name) for name, pattern in SHARED_BY)
    return format_html_join("", '<li><a href="{}" rel="nofollow noopener">{}</a></li>', links)
