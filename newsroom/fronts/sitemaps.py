"""/sitemap.xml: the fronts and all stories, each with its translations; of many stories in parts.

https://www.sitemaps.org/protocol.html
"""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from newsroom.clock import moment
from newsroom.head import absolute
from newsroom.kinds import all_kinds
from newsroom.models import Section
from newsroom.translations import Version, live_versions

from .freshness import dated
from .sitemap_documents import SITEMAP, answer, index, write_lastmod
from .sitemap_parts import changed_at, in_part, parts_with_stories
from .xml_document import Attributes, XmlDocument

STORIES_A_PART = 5_000
XHTML: Attributes = {"xmlns:xhtml": "http://www.w3.org/1999/xhtml"}


def stories(request: HttpRequest) -> HttpResponse:
    """Fronts and stories; of more than 5,000 an index of parts."""
    at = moment(request)
    parts = parts_with_stories(STORIES_A_PART, at)
    if len(parts) == 1:
        return stories_in(parts[0], parts, at)
    return index(parts, "newsroom:sitemap_part", at, changed_at(parts, STORIES_A_PART, at))


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
    return dated(answer(xml), at)


def fronts() -> list[str]:
    kinds = [reverse(f"{kind.name}:front") for kind in all_kinds()]
    sections = [section.get_absolute_url() for section in Section.objects.all()]
    return [reverse("newsroom:home"), *kinds, *sections]


def write_versions(xml: XmlDocument, versions: Sequence[Version]) -> None:
    """https://developers.google.com/search/docs/specialty/international/localized-versions"""
    for one in versions:
        link = {"rel": "alternate", "hreflang": one.language, "href": one.address}
        xml.leaf("xhtml:link", attributes=link)
