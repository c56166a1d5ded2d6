"""/sitemap-news.xml: what was first published in the last 48 hours.

https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from newsroom.clock import moment
from newsroom.head import absolute
from newsroom.models import Edition

from .sitemap_documents import SITEMAP, answer, write_lastmod
from .xml_document import Attributes, XmlDocument

SPAN, MOST = timedelta(hours=48), 1_000
NEWS: Attributes = {"xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9"}
CHINESE = {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}  # the only regions that Google News tells apart


def news(request: HttpRequest) -> HttpResponse:
    """The page cache keeps none of it: it ages by itself."""
    at = moment(request)
    recent = Edition.objects.first_published_between(at - SPAN, at).live(at)
    xml = XmlDocument()
    with xml.inside("urlset", {"xmlns": SITEMAP, **NEWS}):
        for edition in recent.newest_first().defer("payload")[:MOST]:
            with xml.inside("url"):
                write_story(xml, edition)
    return answer(xml)


def write_story(xml: XmlDocument, edition: Edition) -> None:
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
