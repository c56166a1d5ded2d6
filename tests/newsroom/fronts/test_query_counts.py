"""No public page asks more than six questions, with one story on it or with twenty."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom import publishing
from newsroom.models import PhotoCredit
from tests.factories import make_article, make_contributor, publish

PAGES = [
    "/",
    "/gallery/",
    "/articles/",
    "/section/space/",
    "/tag/night/",
    "/people/ada-lens/",
    "/archive/",
    "/archive/2026/",
    "/archive/2026/3/",
    "/search/?q=words",
    "/search/?q=words&kind=article&section=space&year=2026",
    "/corrections/",
    "/feed/",
    "/feed.json",
    "/gallery/feed/",
    "/section/space/feed/",
    "/tag/night/feed/",
    "/people/ada-lens/feed/",
    "/corrections/feed/",
    "/sitemap.xml",
    "/sitemap-news.xml",
    "/sitemap-images.xml",
    "/robots.txt",
    "/oembed.json?url=http://127.0.0.1:8000/gallery/lap/",
]
MOST = 6


def fill(put_out, night, number):
    """Per round: a gallery, and an article that embeds it, all by Ada, each corrected once."""
    ada = make_contributor("Ada Lens")
    facts = {"tags": [night], "by": ada}
    galleries = put_out(number, slides=2, **facts)
    galleries[0].slug = "lap"
    galleries[0].save()
    for gallery in galleries:
        first, last = gallery.slides.all()
        PhotoCredit.objects.create(photo=first.photo, contributor=ada)
        article = make_article(saved=False, text="<p>Many words.</p>")
        article.tags.set([night])
        article.bylines.create(contributor=ada, position=1)
        article.blocks.create(position=2, kind="gallery", gallery=gallery)
        article.blocks.create(position=3, kind="photo", photo=last.photo)
        for story in (gallery, article):
            publishing.save(story, None)
            publish(story, correction="It was eight.")


def queries(get, path):
    with CaptureQueriesContext(connection) as asked:
        answer = get(path)
    assert answer.status_code == 200, path
    return [query["sql"] for query in asked]


@pytest.mark.parametrize("number", [1, 20])
def test_every_front_asks_at_most_six(get, put_out, night, number):
    fill(put_out, night, number)
    asked = {path: queries(get, path) for path in PAGES}
    assert max(len(sql) for sql in asked.values()) > 2, "they do ask the database"
    over = {path: sql for path, sql in asked.items() if len(sql) > MOST}
    assert over == {}


def test_more_stories_cost_no_more_queries(get, put_out, night):
    facts = {"tags": [night], "by": make_contributor("Ada Lens"), "slides": 2}
    fill(put_out, night, 1)
    put_out(**facts)
    with_few = {path: len(queries(get, path)) for path in PAGES}
    put_out(12, **facts)
    assert {path: len(queries(get, path)) for path in PAGES} == with_few


def test_a_page_for_nothing_asks_little(get, db):
    for path in ["/tag/none/", "/people/none/", "/archive/1999/", "/section/none/"]:
        with CaptureQueriesContext(connection) as asked:
            assert get(path).status_code == 404
        assert len(asked) <= 2
