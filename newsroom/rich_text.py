"""Rich text: which marks it may have, and the one place that cleans it and calls it safe.

One list of editor extensions says both what the editor offers and what cleaning lets through.
"""

from functools import lru_cache
from html import unescape
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe
from django_prose_editor.fields import create_sanitizer

EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Subscript": True,
    "Superscript": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "History": True,
}

clean = create_sanitizer(EXTENSIONS)


@lru_cache(maxsize=500)
def safe_html(text: str) -> SafeString:
    """Rich text for a template: cleaned here, whatever road it came by. To clean a long article
    takes as long as a query, so what was cleaned last is kept."""
    return mark_safe(clean(text))  # noqa: S308 -- cleaned in this very line


def plain(text: str) -> str:
    """The words alone, blocks parted by spaces."""
    spaced = text.replace("<", " <")
    return " ".join(unescape(nh3.clean(spaced, tags=set())).split())
