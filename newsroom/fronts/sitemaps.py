"""Sitemaps: all stories, the news of 48 hours, every picture.

https://www.sitemaps.org/protocol.html and Google's news and image extensions. Parts are ranges of
story ids: to find one, nothing before it is read, and a story never moves to another part.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from newsroom.clock import moment
from newsroom.head import absolute
from newsroom.kinds import all_kinds
from newsroom.models import Edition, Section, Story
from newsroom.models.edition import EditionQuerySet
from photos.addresses import photo_url

from .first_in_spans import first_in_spans
from .freshness import dated
from .pictures import Picture, pictures
from .xml_document import Attributes, XmlDocument

STORIES_A_PART = 5_000
PICTURED_A_PART = 250  # stories, of 200 slides each: the 50,000 addresses a sitemap may hold
NEWS_SPAN, MOST_NEWS = timedelta(hours=48), 1_000
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS: Attributes = {"xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9"}
IMAGES: Attributes = {"xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1"}


def stories(request: HttpRequest) -> HttpResponse:
    """Fronts and stories; of more than 5,000 an index of parts."""
    return whole(request, STORIES_A_PART, stories_part, "newsroom:sitemap_part")


def stories_part(request: HttpRequest, part: int) -> HttpResponse:
    """The fronts stand in the first part."""
    parts = parts_with_stories(request, STORIES_A_PART)
    editions = in_part(request, part, parts, STORIES_A_PART)
    xml = XmlDocument()
    with xml.inside("urlset", {"xmlns": SITEMAP}):
        for path in fronts() if part == parts[0] else []:
            with xml.inside("url"):
                xml.leaf("loc", absolute(path))
        for edition in editions.only("story", "kind", "slug", "live_from"):
            with xml.inside("url"):
                xml.leaf("loc", absolute(edition.get_absolute_url()))
                xml.leaf("lastmod", edition.live_from and edition.live_from.isoformat())
    return answer(xml, moment(request))


def news(request: HttpRequest) -> HttpResponse:
    """First published in the last 48 hours. The page cache keeps none of it: it ages by itself."""
    at = moment(request)
    recent = Edition.objects.first_published_between(at - NEWS_SPAN, at).live(at)
    xml = XmlDocument()
    with xml.inside("urlset", {"xmlns": SITEMAP, **NEWS}):
        for edition in recent.newest_first().defer("payload")[:MOST_NEWS]:
            with xml.inside("url"):
                write_news(xml, edition)
    return answer(xml, moment(request))


def images(request: HttpRequest) -> HttpResponse:
    """Every slide's page with its picture; of more than 250 stories an index of parts."""
    return whole(request, PICTURED_A_PART, images_part, "newsroom:sitemap_images_part")


def images_part(request: HttpRequest, part: int) -> HttpResponse:
    parts = parts_with_stories(request, PICTURED_A_PART)
    editions = list(in_part(request, part, parts, PICTURED_A_PART))
    xml = XmlDocument()
    with xml.inside("urlset", {"xmlns": SITEMAP, **IMAGES}):
        for shown in pictures(editions, moment(request)):
            for address, several in by_page(shown).items():
                with xml.inside("url"):
                    xml.leaf("loc", address)
                    for picture in several:
                        write_image(xml, picture)
    return answer(xml, moment(request))


def whole(
    request: HttpRequest, size: int, one_part: Callable[..., HttpResponse], name: str
) -> HttpResponse:
    """The only part there is, or the index of several."""
    parts = parts_with_stories(request, size)
    if len(parts) == 1:
        return one_part(request, parts[0])
    xml = XmlDocument()
    with xml.inside("sitemapindex", {"xmlns": SITEMAP}):
        for part in parts:
            with xml.inside("sitemap"):
                xml.leaf("loc", absolute(reverse(name, kwargs={"part": part})))
    return answer(xml, moment(request))


def parts_with_stories(request: HttpRequest, size: int) -> list[int]:
    """The numbers of the parts in which a story is live; at least one part. Two queries."""
    last = Story.objects.aggregate(last=Max("pk"))["last"] or 0
    parts = range(1, -(-last // size) + 1)
    firsts = first_in_spans([span(part, size) for part in parts], partial(live, moment(request)))
    return [part for part, first in zip(parts, firsts, strict=True) if first] or [1]


def in_part(request: HttpRequest, part: int, parts: list[int], size: int) -> EditionQuerySet:
    """Raises Http404 for a part without a story."""
    if part not in parts:
        raise Http404
    return live(moment(request), *span(part, size))


def span(part: int, size: int) -> tuple[int, int]:
    """The ids of the part's stories: from the first on, before the second."""
    return (part - 1) * size + 1, part * size + 1


def live(at: datetime, first: int, before: int) -> EditionQuerySet:
    return Edition.objects.filter(story__gte=first, story__lt=before).live(at).order_by("story_id")


def fronts() -> list[str]:
    kinds = [reverse(f"{kind.name}:front") for kind in all_kinds()]
    sections = [section.get_absolute_url() for section in Section.objects.all()]
    return [reverse("newsroom:home"), *kinds, *sections]


def by_page(shown: Sequence[Picture]) -> dict[str, list[Picture]]:
    """The pictures under the address of the page that shows them."""
    pages: dict[str, list[Picture]] = {}
    for picture in shown:
        pages.setdefault(picture.url, []).append(picture)
    return pages


def write_news(xml: XmlDocument, edition: Edition) -> None:
    first = edition.first_published_at
    xml.leaf("loc", absolute(edition.get_absolute_url()))
    with xml.inside("news:news"):
        with xml.inside("news:publication"):
            xml.leaf("news:name", settings.SITE_NAME)
            xml.leaf("news:language", edition.language or settings.LANGUAGE_CODE)
        xml.leaf("news:publication_date", first and first.isoformat())
        xml.leaf("news:title", edition.headline)


def write_image(xml: XmlDocument, picture: Picture) -> None:
    with xml.inside("image:image"):
        xml.leaf("image:loc", photo_url(picture.photo, "largest", is_absolute=True))
        xml.leaf_if("image:caption", picture.caption)
        xml.leaf_if("image:title", picture.title)
        xml.leaf_if("image:license", picture.photo.licence_url)


def answer(xml: XmlDocument, at: datetime) -> HttpResponse:
    return dated(HttpResponse(xml.text(), content_type="application/xml; charset=utf-8"), at)
