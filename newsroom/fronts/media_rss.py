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
from photos.addresses import largest, media_url, photo_url

from .entries import Entry, entries
from .paging import PER_PAGE
from .pictures import Picture, pictures
from .xml_document import XmlDocument

NAMESPACES: dict[str, object] = {
    "version": "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


def feed(request: HttpRequest, kind: str) -> HttpResponse:
    """The newest twenty stories of the kind, whole. Called by the kind's own urls."""
    at = moment(request)
    editions = Edition.objects.live(at).of_kind(kind).newest_first().for_feeds()[:PER_PAGE]
    stories = entries(editions, at)
    slides = pictures([story.edition for story in stories], at)
    xml = XmlDocument()
    with xml.inside("rss", NAMESPACES), xml.inside("channel"):
        begin(xml, request.path, kind, stories)
        for story, shown in zip(stories, slides, strict=True):
            with xml.inside("item"):
                write_item(xml, story, shown)
    return HttpResponse(xml.text(), content_type="application/rss+xml; charset=utf-8")


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
    xml.leaf("title", story.edition.headline)
    xml.leaf("link", story.url)
    xml.leaf("guid", story.id, {"isPermaLink": "false"})
    xml.leaf("pubDate", format_datetime(story.published))
    xml.leaf("atom:updated", story.updated.isoformat())
    for name in story.people:
        xml.leaf("dc:creator", name)
    for label in story.labels:
        xml.leaf("category", label)
    xml.leaf_if("description", story.edition.dek)
    xml.leaf("content:encoded", story.html)
    for picture in shown:
        write_picture(xml, picture)


def write_picture(xml: XmlDocument, picture: Picture) -> None:
    photo, renditions = picture.photo, picture.photo.current_set
    file = largest(photo)
    if file is None or renditions is None:
        return
    attributes: dict[str, object] = {
        "url": absolute(media_url(renditions, file.name)),
        "type": "image/jpeg",
        "medium": "image",
        "width": file.width,
        "height": file.height,
        "fileSize": file.bytes,
    }
    with xml.inside("media:content", attributes):
        xml.leaf_if("media:title", picture.title, {"type": "plain"})
        xml.leaf_if("media:description", picture.caption, {"type": "plain"})
        xml.leaf_if("media:credit", picture.credit, {"role": "photographer"})
        xml.leaf_if("media:copyright", photo.copyright_notice, {"url": photo.licence_url})
        xml.leaf("media:thumbnail", attributes={"url": photo_url(photo, "640", is_absolute=True)})
        xml.leaf("media:player", attributes={"url": picture.url})
