"""JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import JsonResponse
from django.templatetags.static import static

from newsroom.head import absolute, without_empty
from photos.addresses import photo_url

from .atom import Feed
from .entries import Entry
from .freshness import dated


def json_feed(feed: Feed, entries: Sequence[Entry]) -> JsonResponse:
    facts = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": absolute(feed.page),
        "feed_url": absolute(feed.path),
        "icon": absolute(static("site/icon-512.png")),
        "favicon": absolute(static("site/icon-192.png")),
        "language": settings.LANGUAGE_CODE,
        "authors": [{"name": settings.SITE_NAME, "url": absolute("/")}],
    }
    content = without_empty(facts) | {"items": [item(entry) for entry in entries]}
    return dated(JsonResponse(content, content_type="application/feed+json"), feed.at)


def item(entry: Entry) -> dict[str, Any]:
    edition = entry.edition
    facts = {
        "id": entry.id,
        "url": entry.url,
        "title": edition.headline,
        "summary": edition.dek,
        "image": photo_url(entry.photo, "largest", is_absolute=True) if entry.photo else "",
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [
            {"name": person.name, "url": absolute(person.get_absolute_url())}
            for person in entry.people
        ],
        "tags": entry.labels,
        "language": edition.language,
    }
    return without_empty(facts) | {"content_html": entry.html}
