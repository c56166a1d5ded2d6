"""A database full of stories for the benchmarks, without any picture being painted."""

from datetime import UTC, datetime

from django.core.management import call_command
from django.utils.text import slugify

from articles.models import Article
from config.demo.crowd import fill_up
from newsroom.models import Contributor, Edition, Tag
from tests.factories import make_article, make_gallery, make_photo, make_section, publish


class Crowd:
    def __init__(self) -> None:
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        for name in ("Space", "Nature", "Places", "Culture"):
            make_section(name)
        for n in range(24):
            make_photo(title=f"Picture {n}")
        for name in ("Picture Desk", "Space Desk", "City Desk"):
            Contributor.objects.create(name=name, slug=slugify(name))
        for name in ("Night", "Light", "Water", "Weather"):
            Tag.objects.create(name=name, slug=slugify(name))
        self.gallery = make_gallery(slides=10)
        publish(self.gallery, datetime(2021, 11, 30, tzinfo=UTC))
        self.article = make_article(text="<p>" + "Words and more words. " * 80 + "</p>")
        self.article.blocks.create(position=2, kind="gallery", gallery=self.gallery)
        self.reload()
        publish(self.article, datetime(2021, 11, 29, tzinfo=UTC))

    def reload(self) -> None:
        from newsroom import publishing

        self.article = Article.objects.get(pk=self.article.pk)
        publishing.save(self.article, None)

    def grow(self, stories: int) -> None:
        fill_up(stories, lambda done, of: None)

    def pages(self) -> list[tuple[str, str]]:
        gallery = Edition.objects.get(story=self.gallery)
        article = Edition.objects.exclude(live_from=None).get(story=self.article)
        slide = self.gallery.slides.all()[2]
        return [
            ("slide", gallery.url_for("slide", key=slide.key)),
            ("article", article.url_for("detail")),
            ("home", "/"),
        ]
