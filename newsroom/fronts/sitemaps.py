"""Sitemaps: all stories, the news of 48 hours, every picture.

https://www.sitemaps.org/protocol.html and two extensions of Google's. Of an image it reads the
address alone since 2022 (creator, credit and licence it takes from the page's JSON-LD and from the
file); caption, title and licence are still in the schema that other crawlers go by, so they are
said: https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from newsroom.clock import moment
from newsroom.head import absolute
from newsroom.kinds import all_kinds
from newsroom.models import Edition, Section
from newsroom.translations import Version, live_versions
from photos.addresses import photo_url

from .freshness import dated
from .pictures import Picture, pictures
from .sitemap_parts import changed_at, in_part, parts_with_stories
from .xml_document import Attributes, XmlDocument

STORIES_A_PART = 5_000
PICTURED_A_PART = 250  # stories: with 200 slides each they fill a sitemap
NEWS_SPAN, MOST_NEWS = timedelta(hours=48), 1_000
MOST_ADDRESSES = 50_000  # of one sitemap, says the protocol
MOST_BYTES = 50 * 2**20 - 1_000  # but for its first and last line
MOST_IMAGES = 1_000  # under one address, says Google
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS: Attributes = {"xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9"}
XHTML: Attributes = {"xmlns:xhtml": "http://www.w3.org/1999/xhtml"}
IMAGES: Attributes = {"xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1"}
CHINESE = {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}  # the only regions that Google News tells apart


def stories(request: HttpRequest) -> HttpResponse:
    """Fronts and stories; of more than 5,000 an index of parts."""
    at = moment(request)
    parts = parts_with_stories(STORIES_A_PART, at)
    if len(parts) == 1:
        return stories_in(parts[0], parts, at)
    return index(parts, "newsroom:sitemap_part", changed_at(parts, STORIES_A_PART, at), at)


def stories_part(request: HttpRequest, part: int) -> HttpResponse:
    at = moment(request)
    return stories_in(part, parts_with_stories(STORIES_A_PART, at), at)


def stories_in(part: int, parts: list[int], at: datetime) -> HttpResponse:
    """The fronts stand in the first part."""
    columns = ("story", "kind", "slug", "live_from", "translation_group")
    editions = list(in_part(part, parts, STORIES_A_PART, at).only(*columns))
    groups = {one.translation_group for one in editions if one.translation_group}
    versions = live_versions(groups, at) if groups else {}
    xml = XmlDocument()
    with xml.inside("urlset", {"xmlns": SITEMAP, **(XHTML if versions else {})}):
        for path in fronts() if part == parts[0] else []:
            with xml.inside("url"):
                xml.leaf("loc", absolute(path))
        for edition in editions:
            with xml.inside("url"):
                xml.leaf("loc", absolute(edition.get_absolute_url()))
                write_lastmod(xml, edition.live_from)
                if edition.translation_group:
                    write_versions(xml, versions.get((edition.translation_group, edition.kind), ()))
    return answer(xml, at)


def news(request: HttpRequest) -> HttpResponse:
    """First published in the last 48 hours. The page cache keeps none of it: it ages by itself."""
    at = moment(request)
    recent = Edition.objects.first_published_between(at - NEWS_SPAN, at).live(at)
    xml = XmlDocument()
    with xml.inside("urlset", {"xmlns": SITEMAP, **NEWS}):
        for edition in recent.newest_first().defer("payload")[:MOST_NEWS]:
            with xml.inside("url"):
                write_news(xml, edition)
    return written(xml)


def images(request: HttpRequest) -> HttpResponse:
    """Every slide's page with its picture; of more than 250 stories an index of parts."""
    at = moment(request)
    parts = parts_with_stories(PICTURED_A_PART, at)
    if len(parts) == 1:
        return images_in(parts[0], parts, at)
    return index(parts, "newsroom:sitemap_images_part", [], at)  # a mended caption has no date


def images_part(request: HttpRequest, part: int) -> HttpResponse:
    at = moment(request)
    return images_in(part, parts_with_stories(PICTURED_A_PART, at), at)


def images_in(part: int, parts: list[int], at: datetime) -> HttpResponse:
    editions = list(in_part(part, parts, PICTURED_A_PART, at))
    pages = [page for shown in pictures(editions, at) for page in by_page(shown).items()]
    xml = XmlDocument()
    with xml.inside("urlset", {"xmlns": SITEMAP, **IMAGES}):
        write_pages(xml, pages[:MOST_ADDRESSES])
    return answer(xml, at)


def write_pages(xml: XmlDocument, pages: Sequence[tuple[str, list[Picture]]]) -> None:
    """As many as a sitemap may hold; where that is not all, crawlers find the rest by links."""
    size = 0
    for address, several in pages:
        before = len(xml.parts)
        with xml.inside("url"):
            xml.leaf("loc", address)
            write_lastmod(xml, several[0].edition.live_from)
            for picture in several[:MOST_IMAGES]:
                write_image(xml, picture)
        size += sum(len(part.encode()) for part in xml.parts[before:])
        if size > MOST_BYTES:
            del xml.parts[before:]
            return


def index(
    parts: list[int], name: str, changed: Sequence[datetime | None], at: datetime
) -> HttpResponse:
    xml = XmlDocument()
    with xml.inside("sitemapindex", {"xmlns": SITEMAP}):
        for place, part in enumerate(parts):
            with xml.inside("sitemap"):
                xml.leaf("loc", absolute(reverse(name, kwargs={"part": part})))
                write_lastmod(xml, changed[place] if changed else None)
    return answer(xml, at)


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


def write_lastmod(xml: XmlDocument, at: datetime | None) -> None:
    xml.leaf_if("lastmod", at and at.isoformat(timespec="seconds"))


def write_versions(xml: XmlDocument, versions: Sequence[Version]) -> None:
    """https://developers.google.com/search/docs/specialty/international/localized-versions"""
    for one in versions:
        link = {"rel": "alternate", "hreflang": one.language, "href": one.address}
        xml.leaf("xhtml:link", attributes=link)


def write_news(xml: XmlDocument, edition: Edition) -> None:
    first = edition.first_published_at
    xml.leaf("loc", absolute(edition.get_absolute_url()))
    write_lastmod(xml, edition.live_from)
    with xml.inside("news:news"):
        with xml.inside("news:publication"):
            xml.leaf("news:name", settings.SITE_NAME)
            xml.leaf("news:language", news_language(edition.language or settings.LANGUAGE_CODE))
        xml.leaf("news:publication_date", first and first.isoformat(timespec="seconds"))
        xml.leaf("news:title", edition.headline)


def news_language(code: str) -> str:
    """Two or three letters, but for Chinese."""
    return CHINESE.get(code, code.partition("-")[0])


def write_image(xml: XmlDocument, picture: Picture) -> None:
    with xml.inside("image:image"):
        xml.leaf("image:loc", photo_url(picture.photo, "largest", is_absolute=True))
        xml.leaf_if("image:caption", picture.caption)
        xml.leaf_if("image:title", picture.title)
        xml.leaf_if("image:license", picture.photo.licence_url)


def answer(xml: XmlDocument, at: datetime) -> HttpResponse:
    return dated(written(xml), at)


def written(xml: XmlDocument) -> HttpResponse:
    return HttpResponse(xml.text(), content_type="application/xml; charset=utf-8")
