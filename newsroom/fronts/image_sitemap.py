"""/sitemap-images.xml: every picture, under the page that shows it; of many stories in parts.

Google reads the address alone since 2022: creator, credit and licence it takes from the page's
JSON-LD and from the file. Caption, title and licence are still in the schema, by which others go,
so they are said: https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps
"""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from newsroom.clock import moment
from photos.addresses import photo_url

from .freshness import dated
from .pictures import Picture, pictures
from .sitemap_documents import SITEMAP, answer, index, write_lastmod
from .sitemap_parts import in_part, parts_with_stories
from .xml_document import Attributes, XmlDocument

STORIES_A_PART = 250  # with 200 slides each they fill a sitemap
MOST_ADDRESSES = 50_000  # of one sitemap, says the protocol
MOST_BYTES = 50 * 2**20 - 1_000  # but for its first and last line
MOST_IMAGES = 1_000  # under one address, says Google
IMAGES: Attributes = {"xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1"}


def images(request: HttpRequest) -> HttpResponse:
    """Every slide's page with its picture; of more than 250 stories an index of parts."""
    at = moment(request)
    parts = parts_with_stories(STORIES_A_PART, at)
    if len(parts) == 1:
        return images_in(parts[0], parts, at)
    return index(parts, "newsroom:sitemap_images_part", at)  # a mended caption has no date


def images_part(request: HttpRequest, part: int) -> HttpResponse:
    at = moment(request)
    return images_in(part, parts_with_stories(STORIES_A_PART, at), at)


def images_in(part: int, parts: list[int], at: datetime) -> HttpResponse:
    editions = list(in_part(part, parts, STORIES_A_PART, at))
    pages = [page for shown in pictures(editions, at) for page in by_page(shown).items()]
    xml = XmlDocument()
    with xml.inside("urlset", {"xmlns": SITEMAP, **IMAGES}):
        write_pages(xml, pages[:MOST_ADDRESSES])
    return dated(answer(xml), at)


def by_page(shown: Sequence[Picture]) -> dict[str, list[Picture]]:
    """The pictures under the address of the page that shows them."""
    pages: dict[str, list[Picture]] = {}
    for picture in shown:
        pages.setdefault(picture.url, []).append(picture)
    return pages


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


def write_image(xml: XmlDocument, picture: Picture) -> None:
    with xml.inside("image:image"):
        xml.leaf("image:loc", photo_url(picture.photo, "largest", is_absolute=True))
        xml.leaf_if("image:caption", picture.caption)
        xml.leaf_if("image:title", picture.title)
        xml.leaf_if("image:license", picture.photo.licence_url)
