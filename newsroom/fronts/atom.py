"""Atom (RFC 4287) with the whole of each story, and Media RSS for its lead photo.

https://www.rfc-editor.org/rfc/rfc4287  https://www.rssboard.org/media-rss
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpResponse
from django.templatetags.static import static
from django.urls import reverse

from newsroom.head import absolute
from photos.addresses import PREFERRED_WIDTH, nearest

from .entries import Entry
from .freshness import dated
from .media_elements import JPEG, NAMESPACE, address_of, write_media
from .pictures import Picture
from .xml_document import XmlDocument

NAMESPACES: dict[str, object] = {"xmlns": "http://www.w3.org/2005/Atom", **NAMESPACE}
ATOM = "application/atom+xml"
EPOCH = "1970-01-01T00:00:00+00:00"  # RFC 4287 wants a date of an empty feed too


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself. `page` and `path` are the paths of its front and of itself."""

    title: str
    page: str
    path: str
    at: datetime
    subtitle: str = ""


def atom(feed: Feed, entries: Sequence[Entry]) -> HttpResponse:
    xml = XmlDocument()
    with xml.inside("feed", NAMESPACES | {"xml:lang": settings.LANGUAGE_CODE}):
        begin(xml, feed, max((entry.updated for entry in entries), default=None))
        for entry in entries:
            with xml.inside("entry", {"xml:lang": entry.edition.language}):
                write_entry(xml, entry)
    return atom_answer(xml, feed)


def atom_answer(xml: XmlDocument, feed: Feed) -> HttpResponse:
    return dated(HttpResponse(xml.text(), content_type=f"{ATOM}; charset=utf-8"), feed.at)


def begin(xml: XmlDocument, feed: Feed, updated: datetime | None) -> None:
    xml.leaf("id", absolute(feed.path))
    xml.leaf("title", feed.title)
    xml.leaf_if("subtitle", feed.subtitle)
    xml.leaf("updated", updated.isoformat() if updated else EPOCH)
    write_link(xml, "self", ATOM, absolute(feed.path))
    write_link(xml, "alternate", "text/html", absolute(feed.page))
    xml.leaf("icon", absolute(static("site/icon-192.png")))
    write_person(xml, settings.SITE_NAME, absolute(reverse("newsroom:home")))
    xml.leaf("generator", "Flyaround")


def write_entry(xml: XmlDocument, entry: Entry) -> None:
    edition = entry.edition
    xml.leaf("id", entry.id)
    xml.leaf("title", edition.headline)
    write_link(xml, "alternate", "text/html", entry.url)
    xml.leaf("published", entry.published.isoformat())
    xml.leaf("updated", entry.updated.isoformat())
    for person in entry.people:
        write_person(xml, person.name, absolute(person.get_absolute_url()))
    for label in entry.labels:
        xml.leaf("category", attributes={"term": label})
    xml.leaf_if("summary", edition.dek)
    xml.leaf("content", entry.html, {"type": "html"})
    if entry.picture:  # behind the content: readers take the first description for it
        write_photo(xml, entry.picture)


def write_link(xml: XmlDocument, rel: str, kind: str, address: str) -> None:
    xml.leaf("link", attributes={"rel": rel, "type": kind, "href": address})


def write_person(xml: XmlDocument, name: str, address: str) -> None:
    with xml.inside("author"):
        xml.leaf("name", name)
        xml.leaf("uri", address)


def write_photo(xml: XmlDocument, picture: Picture) -> None:
    file = nearest(picture.photo, PREFERRED_WIDTH)
    if file is None:
        return
    address = address_of(picture.photo, file)
    enclosure = {"rel": "enclosure", "type": JPEG, "length": file.bytes, "href": address}
    xml.leaf("link", attributes=enclosure)
    write_media(xml, picture, file)
