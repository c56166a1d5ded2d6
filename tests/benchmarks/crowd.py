"""A database full of stories for the benchmarks, without any picture being painted."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.core.management import call_command
from django.utils.text import slugify

from articles.models import Article
from config.demo.crowd import fill_up
from gallery.models import Gallery
from newsroom import publishing
from newsroom.models import Contributor, Edition, Story, Tag
from tests.factories import make_article, make_gallery, make_photo, make_section, publish

GALLERY, ARTICLE = "the-gallery-measured", "the-article-measured"


class Crowd:
    """One gallery and one article to look at, and as many others as are asked for, all older.

    A database that has them already is taken as it stands.
    """

    def __init__(self) -> None:
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if not Story.objects.exists():
            begin()
        self.gallery = Gallery.objects.get(slug=GALLERY)
        self.article = Article.objects.get(slug=ARTICLE)

    def grow(self, stories: int, report: Callable[[int, int], None]) -> None:
        fill_up(stories, report)

    def pages(self) -> list[tuple[str, str]]:
        gallery = Edition.objects.get(story=self.gallery)
        article = Edition.objects.exclude(live_from=None).get(story=self.article)
        slide = self.gallery.slides.all()[2]
        return [
            ("slide", gallery.url_for("slide", key=slide.key)),
            ("article", article.url_for("detail")),
            ("home", "/"),
            ("gallery", gallery.url_for("detail")),
            ("all slides", gallery.url_for("all")),
            ("grid", gallery.url_for("grid")),
            ("galleries", "/gallery/"),
            ("galleries, page 10", "/gallery/?page=10"),
            ("section", "/section/space/"),
            ("tag", "/tag/night/"),
            ("person", "/people/space-desk/"),
            ("archive", "/archive/"),
            ("month", "/archive/2021/11/"),
            ("feed", "/feed/"),
        ]


def begin() -> None:
    for name in ("Space", "Nature", "Places", "Culture"):
        make_section(name)
    for n in range(24):
        make_photo(title=f"Picture {n}")
    for name in ("Picture Desk", "Space Desk", "City Desk"):
        Contributor.objects.create(name=name, slug=slugify(name))
    for name in ("Night", "Light", "Water", "Weather"):
        Tag.objects.create(name=name, slug=slugify(name))
    gallery = make_gallery(slides=10, slug=GALLERY)
    publish(gallery, datetime(2021, 11, 30, tzinfo=UTC))
    article = make_article(slug=ARTICLE, text="<p>" + "Words and more words. " * 80 + "</p>")
    article.blocks.create(position=2, kind="gallery", gallery=gallery)
    article = Article.objects.get(pk=article.pk)
    publishing.save(article, None)
    publish(article, datetime(2021, 11, 29, tzinfo=UTC))
