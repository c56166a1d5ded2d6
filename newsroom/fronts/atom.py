"""Atom (RFC 4287) with the whole of each story, and Media RSS for its lead photo.

https://www.rfc-editor.org/rfc/rfc4287  https://www.rssboard.org/media-rss
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from newsroom.head import absolute
from photos.addresses import PREFERRED_WIDTH, nearest, photo_url
from photos.models import Photo

from .entries import Entry
from .xml_document import XmlDocument

NAMESPACES: dict[str, object] = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:media": "http://search.yahoo.com/mrss/",
    "xml:lang": "",
}
EPOCH = "1970-01-01T00:00:00+00:00"  # RFC 4287 wants a date of an empty feed too


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself. `page` and `path` are the paths of its front and of itself."""

    title: str
    page: str
    path: str
    subtitle: str = ""


def atom(feed: Feed, entries: Sequence[Entry]) -> HttpResponse:
    xml = XmlDocument()
    with xml.inside("feed", NAMESPACES | {"xml:lang": settings.LANGUAGE_CODE}):
        begin(xml, feed, max((entry.updated for entry in entries), default=None))
        for entry in entries:
            with xml.inside("entry", {"xml:lang": entry.edition.language}):
                write_entry(xml, entry)
    return HttpResponse(xml.text(), content_type="application/atom+xml; charset=utf-8")


def begin(xml: XmlDocument, feed: Feed, updated: datetime | None) -> None:
    xml.leaf("id", absolute(feed.path))
    xml.leaf("title", feed.title)
    xml.leaf_if("subtitle", feed.subtitle)
    xml.leaf("updated", updated.isoformat() if updated else EPOCH)
    xml.leaf("link", attributes={"rel": "self", "href": absolute(feed.path)})
    xml.leaf("link", attributes={"rel": "alternate", "href": absolute(feed.page)})
    with xml.inside("author"):
        xml.leaf("name", settings.SITE_NAME)
        xml.leaf("uri", absolute(reverse("newsroom:home")))
    xml.leaf("generator", "Flyaround")


def write_entry(xml: XmlDocument, entry: Entry) -> None:
    edition = entry.edition
    xml.leaf("id", entry.id)
    xml.leaf("title", edition.headline)
    xml.leaf("link", attributes={"rel": "alternate", "href": entry.url})
    xml.leaf("published", entry.published.isoformat())
    xml.leaf("updated", entry.updated.isoformat())
    for name in entry.people:
        with xml.inside("author"):
            xml.leaf("name", name)
    for label in entry.labels:
        xml.leaf("category", attributes={"term": label})
    xml.leaf_if("summary", edition.dek)
    if entry.photo:
        write_photo(xml, entry.photo)
    xml.leaf("content", entry.html, {"type": "html"})


def write_photo(xml: XmlDocument, photo: Photo) -> None:
    file = nearest(photo, PREFERRED_WIDTH)
    if file is None:
        return
    size = {"type": "image/jpeg", "width": file.width, "height": file.height}
    address = photo_url(photo, is_absolute=True)
    with xml.inside("media:content", {"url": address, "medium": "image", **size}):
        xml.leaf_if("media:credit", photo.credit)
        xml.leaf_if("media:copyright", photo.copyright_notice)
        xml.leaf("media:thumbnail", attributes={"url": photo_url(photo, "640", is_absolute=True)})
