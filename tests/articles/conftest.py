"""An article with a block of every kind, that readers see."""

import pytest

from articles.models import Article, Block
from newsroom import publishing
from newsroom.models import Byline, Tag
from tests.factories import MONDAY, make_article, make_contributor, make_photo, publish
from tests.gallery.conftest import published_gallery


@pytest.fixture
def article(db) -> Article:
    gallery = published_gallery(12, headline="The gallery within", slug="within")[0]
    article = make_article(
        saved=False,
        headline="The station carries on",
        slug="carries-on",
        kicker="At 23",
        dek="What all the trouble is for.",
        text="<p>It began.</p><h2>A subhead</h2><p>It goes <em>on</em>.</p>",
    )
    add = article.blocks.create
    add(position=2, kind=Block.Kind.PHOTO, photo=make_photo(), caption="A photo in the text.")
    add(position=3, kind=Block.Kind.PHOTO, photo=make_photo(), width="full", credit="Credit here")
    add(position=4, kind=Block.Kind.GALLERY, gallery=gallery)
    add(position=5, kind=Block.Kind.QUOTE, quote="A quotation.", attribution="Somebody")
    add(
        position=6,
        kind=Block.Kind.EMBED,
        embed_url="https://www.youtube.com/watch?v=abc",
        embed_title="The lap, filmed",
    )
    article.tags.add(Tag.objects.create(name="Crew-2", slug="crew-2"))
    Byline.objects.create(story=article, contributor=make_contributor("Space Desk"))
    Byline.objects.create(
        story=article, contributor=make_contributor("Picture Desk"), role="photos", position=1
    )
    publishing.save(article, None)
    publish(article, MONDAY)
    return article
