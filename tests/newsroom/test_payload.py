"""What is published is in the payload or in NOT_PUBLISHED; old formats can always be read."""

from pathlib import Path

import pytest

from articles.models import Article, Block
from articles.payload import FIELDS, ArticlePayload
from articles.payload import load as load_article
from gallery.models import Gallery, Slide
from gallery.payload import GalleryPayload, SlidePayload
from gallery.payload import load as load_gallery
from newsroom.models import Byline, Tag
from newsroom.payload import NOT_PUBLISHED, StoryPayload, UnknownFormat, dump
from tests.factories import make_article, make_contributor, make_gallery, make_photo

SAMPLES = Path(__file__).parent / "payload_samples"
#: Fields that say which row it is and where it stands; a payload says that by its order.
PLACE = {"id", "gallery", "article", "position"}
#: A relation in the payload goes by a name of its own.
NAMES = {"contributors": "bylines"}


def fields_of(model):
    own = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return {NAMES.get(field.name, field.name) for field in own}


@pytest.mark.parametrize(
    ("model", "payload"), [(Gallery, GalleryPayload), (Article, ArticlePayload)]
)
def test_each_field_of_a_story_is_published_or_named_as_not(model, payload):
    fields = fields_of(model) - {"story_ptr"}
    assert len(fields) > 15
    assert fields - NOT_PUBLISHED <= set(payload.__struct_fields__)
    assert not fields & NOT_PUBLISHED & set(payload.__struct_fields__)
    assert fields >= NOT_PUBLISHED


def test_each_field_of_a_slide_is_published():
    assert fields_of(Slide) - PLACE == set(SlidePayload.__struct_fields__)


def test_each_field_of_a_block_is_published_for_some_kind():
    shown = {name for names in FIELDS.values() for name in names}
    assert (fields_of(Block) | {"gallery"}) - PLACE - {"key", "kind"} == shown - {"gallery"}
    assert set(FIELDS) == set(Block.Kind.values)


@pytest.mark.django_db
class TestRoundTrip:
    def full(self, story):
        story.bylines.create(contributor=make_contributor(), role=Byline.Role.PHOTOS)
        story.tags.add(Tag.objects.create(name="Station", slug="station"))
        story.related_rows.create(to=make_gallery())
        story.share_title = "Shared"
        story.save()
        return story

    def test_restore_undoes_every_change_of_a_gallery(self):
        gallery = self.full(make_gallery())
        before = dump(gallery.compose())
        keys = list(gallery.slides.values_list("key", flat=True))
        gallery.slides.all().delete()
        gallery.tags.clear()
        gallery.bylines.all().delete()
        gallery.headline = "Spoiled"
        gallery.save()
        gallery.restore(load_gallery(before))
        assert dump(Gallery.objects.get(pk=gallery.pk).compose()) == before
        assert list(gallery.slides.values_list("key", flat=True)) == keys

    def test_restore_undoes_every_change_of_an_article(self):
        article = self.full(make_article(saved=False))
        gallery, photo = make_gallery(), make_photo()
        article.blocks.create(position=2, kind="photo", photo=photo, caption="C", width="wide")
        article.blocks.create(position=3, kind="gallery", gallery=gallery)
        article.blocks.create(position=4, kind="quote", quote="Q", attribution="A")
        article.blocks.create(position=5, kind="embed", embed_url="https://example.org/v")
        before = dump(article.compose())
        article.blocks.all().delete()
        article.restore(load_article(before))
        assert dump(Article.objects.get(pk=article.pk).compose()) == before

    def test_it_cleans_rich_text_that_came_by_another_road(self):
        article = make_article(text='<p onclick="x()">Hi<script>alert(1)</script></p>')
        assert article.compose().blocks[0].html == "<p>Hi</p>"

    def test_only_what_the_kind_of_block_shows_is_published(self):
        article = make_article(saved=False)
        block = article.blocks.get()
        block.quote = "left over from when it was a quote"
        block.save()
        assert "left over" not in dump(article.compose())


def test_the_same_words_give_the_same_text():
    assert dump(StoryPayload(headline="A", tags=[1, 2])) == dump(
        StoryPayload(tags=[1, 2], headline="A")
    )


def test_nuls_are_left_out_and_nothing_else():
    text = dump(StoryPayload(headline="a\0b", dek="back\\u0000slash"))
    assert StoryPayload(headline="ab", dek="back\\u0000slash") == load_as_story(text)


def load_as_story(text):
    from newsroom.payload import load_as

    return load_as(StoryPayload, text)


def test_it_refuses_a_format_from_the_future():
    with pytest.raises(UnknownFormat, match="newer version"):
        load_gallery('{"format": 99}')


@pytest.mark.parametrize(
    ("name", "load", "headline"),
    [
        ("gallery-1.json", load_gallery, "Once around the station"),
        ("article-1.json", load_article, "Still flying"),
    ],
)
def test_a_sample_of_each_released_format_can_be_read(name, load, headline):
    payload = load((SAMPLES / name).read_text())
    assert payload.headline == headline
    assert (getattr(payload, "slides", None) or payload.blocks)[0].key == "b7k2m9xq"
