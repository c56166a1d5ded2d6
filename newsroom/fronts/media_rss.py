"""Media RSS of galleries: every slide's picture with title, caption, credit and thumbnail.

https://www.rssboard.org/media-rss  https://www.rssboard.org/rss-specification
"""

from collections.abc import Sequence
from email.utils import format_datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from newsroom.clock import moment
from newsroom.head import absolute
from newsroom.kinds import kind_named
from newsroom.models import Edition
from photos.addresses import largest

from .entries import Entry, entries
from .freshness import dated
from .media_elements import JPEG, NAMESPACE, address_of, write_media
from .paging import PER_PAGE
from .pictures import Picture, pictures
from .xml_document import XmlDocument

NAMESPACES: dict[str, object] = {
    "version": "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    **NAMESPACE,
}


def feed(request: HttpRequest, kind: str) -> HttpResponse:
    """The newest twenty stories of the kind, whole. Called by the kind's own urls."""
    at = moment(request)
    editions = Edition.objects.live(at).of_kind(kind).newest_first().for_feeds()[:PER_PAGE]
    stories = entries(editions, at)
    slides = pictures([story.edition for story in stories], at)
    xml = XmlDocument()
    language = {"xml:lang": settings.LANGUAGE_CODE}
    with xml.inside("rss", NAMESPACES | language), xml.inside("channel"):
        begin(xml, request.path, kind, stories)
        for story, shown in zip(stories, slides, strict=True):
            with xml.inside("item", {"xml:lang": story.edition.language}):
                write_item(xml, story, shown)
    answer = HttpResponse(xml.text(), content_type="application/rss+xml; charset=utf-8")
    return dated(answer, at)


def begin(xml: XmlDocument, path: str, kind: str, stories: Sequence[Entry]) -> None:
    label = str(kind_named(kind).label_plural)
    xml.leaf("title", f"{label} – {settings.SITE_NAME}")
    xml.leaf("link", absolute(reverse(f"{kind}:front")))
    xml.leaf("description", label)
    xml.leaf("language", settings.LANGUAGE_CODE)
    if stories:
        updated = max(story.updated for story in stories)
        xml.leaf("lastBuildDate", format_datetime(updated))
    itself = {"rel": "self", "type": "application/rss+xml", "href": absolute(path)}
    xml.leaf("atom:link", attributes=itself)


def write_item(xml: XmlDocument, story: Entry, shown: Sequence[Picture]) -> None:
    pictures = [(one, file) for one in shown if (file := largest(one.photo))]
    xml.leaf("title", story.edition.headline)
    xml.leaf("link", story.url)
    xml.leaf("guid", story.id, {"isPermaLink": "false"})
    xml.leaf("pubDate", format_datetime(story.published))
    xml.leaf("atom:updated", story.updated.isoformat())
    for person in story.people:
        xml.leaf("dc:creator", person.name)
    for label in story.labels:
        xml.leaf("category", label)
    xml.leaf("description", story.edition.dek)  # empty too: else a caption is taken for it
    xml.leaf("content:encoded", story.html)
    for picture, file in pictures[:1]:  # RSS has room for one
        first = {"url": address_of(picture.photo, file), "length": file.bytes, "type": JPEG}
        xml.leaf("enclosure", attributes=first)
    for picture, file in pictures:
        write_media(xml, picture, file)
