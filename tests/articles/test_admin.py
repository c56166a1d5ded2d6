"""The form of an article: blocks of five kinds, rich text cleaned."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom import publishing
from tests.factories import make_article, make_gallery, make_photo
from tests.newsroom.desk.conftest import Desk


@pytest.fixture
def desk(editor):
    return Desk(editor)


@pytest.fixture
def article(db):
    return make_article(text="<p>First words.</p>")


def block(i, kind, **values):
    return {f"blocks-{i}-kind": kind} | {f"blocks-{i}-{name}": v for name, v in values.items()}


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("text", {"html": "<p>More.</p>"}),
        ("quote", {"quote": "We saw it.", "attribution": "A witness"}),
        ("embed", {"embed_url": "https://player.vimeo.com/video/1", "embed_title": "Launch"}),
    ],
)
def test_it_adds_a_block(desk, article, kind, values):
    desk.save(article, **block(1, kind, **values))
    row = article.blocks.get(position=2)
    assert row.kind == kind
    assert {name: getattr(row, name) for name in values} == values


def test_it_adds_a_photo_and_a_gallery(desk, article):
    photo, gallery = make_photo(), make_gallery(1)
    desk.save(article, **block(1, "photo", photo=photo.pk, caption="Here"))
    desk.save(article, **block(2, "gallery", gallery=gallery.pk))
    kinds = [(row.kind, row.photo_id, row.gallery_id) for row in article.blocks.all()]
    assert kinds[1:] == [("photo", photo.pk, None), ("gallery", None, gallery.pk)]


def test_it_cleans_rich_text(desk, article):
    dirty = '<p onclick="x()">Good <strong>words</strong><script>x()</script></p>'
    desk.save(article, **{"blocks-0-html": dirty})
    assert article.blocks.get().html == "<p>Good <strong>words</strong></p>"


def test_it_makes_no_edition_of_a_text_that_is_only_looked_at(desk, article):
    desk.save(article)
    assert article.editions.count() == 1


def test_it_orders_blocks_by_number(desk, article):
    desk.save(article, **block(1, "quote", quote="First now", position="1"))
    assert [row.kind for row in article.blocks.all()] == ["quote", "text"]


def test_it_loads_the_editor_under_a_nonce(desk, article):
    page = desk.client.get(desk.url(article))
    nonce = page.wsgi_request.csp_nonce
    assert f'<script type="importmap" nonce="{nonce}">' in page.content.decode()
    assert f"'nonce-{nonce}'" in page["Content-Security-Policy"]


def test_it_stands_before_the_editor_so_that_no_style_is_injected(desk, article):
    page = desk.client.get(desk.url(article)).content.decode()
    assert page.index("desk/prose.js") < page.index('src="/static/django_prose_editor/editor.js')


def test_it_publishes_an_article(desk, article):
    desk.save(article, "_publish", **{"blocks-0-html": "<p>Out now.</p>"})
    assert publishing.newest(article).live_from is not None


def test_it_opens_twenty_blocks_with_as_many_queries_as_two(desk):
    counts = []
    for n in (2, 20):
        article = make_article()
        for i in range(n):
            article.blocks.create(kind="gallery", gallery=make_gallery(1), position=2 + i)
            article.blocks.create(kind="photo", photo=make_photo(), position=100 + i)
        with CaptureQueriesContext(connection) as captured:
            desk.open(article)
        counts.append(len(captured))
    assert counts[0] == counts[1]
