"""What all sitemaps have in common: https://www.sitemaps.org/protocol.html"""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpResponse
from django.urls import reverse

from newsroom.head import absolute

from .freshness import dated
from .xml_document import XmlDocument

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def index(
    parts: list[int], name: str, at: datetime, changed: Sequence[datetime | None] = ()
) -> HttpResponse:
    """Names the parts, whose view is `name`, and when each has changed where that is known."""
    xml = XmlDocument()
    with xml.inside("sitemapindex", {"xmlns": SITEMAP}):
        for place, part in enumerate(parts):
            with xml.inside("sitemap"):
                xml.leaf("loc", absolute(reverse(name, kwargs={"part": part})))
                write_lastmod(xml, changed[place] if changed else None)
    return dated(answer(xml), at)


def write_lastmod(xml: XmlDocument, at: datetime | None) -> None:
    xml.leaf_if("lastmod", at and at.isoformat(timespec="seconds"))


def answer(xml: XmlDocument) -> HttpResponse:
    return HttpResponse(xml.text(), content_type="application/xml; charset=utf-8")
