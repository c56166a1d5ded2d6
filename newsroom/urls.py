"""The addresses of what all kinds of stories share. A kind's own are in its app's urls."""

from django.urls import path, register_converter

from .fronts import (
    archive,
    contributor,
    corrections,
    corrections_feed,
    feeds,
    home,
    image_sitemap,
    news_sitemap,
    oembed,
    robots,
    search,
    section,
    security_txt,
    sitemaps,
    tag,
    web_manifest,
)
from .preview_view import preview


class Number:
    """No sign and no zeros before it: one page has one address."""

    regex = "[1-9][0-9]{0,5}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class Year(Number):
    regex = "1[89][0-9]{2}|2[0-9]{3}"


class Month(Number):
    regex = "[1-9]|1[0-2]"


register_converter(Number, "counted")
register_converter(Year, "year")
register_converter(Month, "month")

app_name = "newsroom"
urlpatterns = [
    path("", home.front, name="home"),
    path("section/<slug:slug>/", section.front, name="section"),
    path("section/<slug:slug>/feed/", feeds.section, name="section_feed"),
    path("tag/<slug:slug>/", tag.front, name="tag"),
    path("tag/<slug:slug>/feed/", feeds.tag, name="tag_feed"),
    path("people/<slug:slug>/", contributor.front, name="contributor"),
    path("people/<slug:slug>/words/", contributor.front, {"part": "words"}, "contributor_words"),
    path("people/<slug:slug>/photos/", contributor.front, {"part": "photos"}, "contributor_photos"),
    path("people/<slug:slug>/feed/", feeds.contributor, name="contributor_feed"),
    path("archive/", archive.front, name="archive"),
    path("archive/<year:year>/", archive.of_year, name="archive_year"),
    path("archive/<year:year>/<month:month>/", archive.of_month, name="archive_month"),
    path("search/", search.front, name="search"),
    path("corrections/", corrections.front, name="corrections"),
    path("corrections/feed/", corrections_feed.feed, name="corrections_feed"),
    path("feed/", feeds.site, name="feed"),
    path("feed.json", feeds.site_json, name="feed_json"),
    path("sitemap.xml", sitemaps.stories, name="sitemap"),
    path("sitemap-<counted:part>.xml", sitemaps.stories_part, name="sitemap_part"),
    path("sitemap-news.xml", news_sitemap.news, name="sitemap_news"),
    path("sitemap-images.xml", image_sitemap.images, name="sitemap_images"),
    path(
        "sitemap-images-<counted:part>.xml", image_sitemap.images_part, name="sitemap_images_part"
    ),
    path("robots.txt", robots.robots, name="robots"),
    path("site.webmanifest", web_manifest.manifest, name="manifest"),
    path("favicon.ico", web_manifest.favicon, name="favicon"),
    path(".well-known/security.txt", security_txt.security_txt, name="security_txt"),
    path("oembed.json", oembed.oembed, name="oembed"),
    path("preview/<slug:token>/", preview, name="preview"),
    path("preview/<slug:token>/<path:rest>", preview, name="preview"),
]
