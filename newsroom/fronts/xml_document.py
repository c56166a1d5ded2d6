"""Writes XML for feeds and sitemaps: escaped, and without the characters that XML forbids."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from xml.sax.saxutils import escape, quoteattr

# XML 1.0, section 2.2. One such character, pasted into a headline, would make a feed unreadable.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Attributes = Mapping[str, object]


class XmlDocument:
    """
    xml = XmlDocument()
    with xml.inside("feed", {"xmlns": ATOM}):
        xml.leaf("title", "Flyaround")
    xml.text()
    """

    def __init__(self) -> None:
        self.parts = ['<?xml version="1.0" encoding="utf-8"?>\n']

    @contextmanager
    def inside(self, name: str, attributes: Attributes | None = None) -> Iterator[None]:
        self.parts.append(f"<{name}{attribute_text(attributes)}>\n")
        yield
        self.parts.append(f"</{name}>\n")

    def leaf(self, name: str, text: object = "", attributes: Attributes | None = None) -> None:
        """An element of text alone. Attributes that are None or "" are left out."""
        content = escape(allowed(text))
        end = f">{content}</{name}>\n" if content else "/>\n"
        self.parts.append(f"<{name}{attribute_text(attributes)}{end}")

    def leaf_if(self, name: str, text: object, attributes: Attributes | None = None) -> None:
        """Nothing at all where there is no text."""
        if text not in (None, ""):
            self.leaf(name, text, attributes)

    def text(self) -> str:
        return "".join(self.parts)


def attribute_text(attributes: Attributes | None) -> str:
    given = (attributes or {}).items()
    return "".join(
        f" {name}={quoteattr(allowed(value))}" for name, value in given if value not in (None, "")
    )


def allowed(value: object) -> str:
    return FORBIDDEN.sub("", str(value))
