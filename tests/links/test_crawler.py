"""The crawler finds what is dead wherever an address can stand."""

import pytest

from .crawler import Answer, walk

SITE = "http://site.example"
HTML = "text/html; charset=utf-8"
GONE = f"{SITE}/gone/"


def walked(pages, **options):
    """`pages`: text by path, or (text, content type), or an Answer. All else is a 404."""

    def fetch(path):
        page = pages.get(path, Answer(404))
        if isinstance(page, Answer):
            return page
        text, kind = page if isinstance(page, tuple) else (page, HTML)
        return Answer(200, kind, text)

    return walk(fetch, SITE, {"/": 200}, **options)


@pytest.mark.parametrize(
    "page",
    [
        '<a href="/gone/">x</a>',
        '<a href="gone/">x</a>',
        f'<a href="{GONE}#part">x</a>',
        '<img src="/gone/" alt="">',
        '<img srcset="/ 320w, /gone/ 640w">',
        '<source srcset="/gone/ 1x">',
        '<link rel="preload" imagesrcset="/gone/ 320w">',
        '<form action="/gone/"></form>',
        '<script src="/gone/"></script>',
        f'<meta property="og:image" content="{GONE}">',
        '<article data-path="/gone/"></article>',
        f'<script type="application/ld+json">{{"a": [{{"url": "{GONE}"}}]}}</script>',
        f'<textarea>&lt;iframe src="{GONE}"&gt;</textarea>',
        ('{"icons": [{"src": "/gone/"}]}', "application/manifest+json"),
        (f'{{"html": "<a href=\\"{GONE}\\">"}}', "application/json"),
        (f"<loc>{GONE}</loc>", "application/xml; charset=utf-8"),
        (f'<content>&lt;img src="{GONE}"&gt;</content>', "application/atom+xml"),
        ("a { background: url('gone/') }", "text/css"),
        ('import { a } from "./gone/";', "text/javascript"),
        (f"Sitemap: {GONE}\n", "text/plain"),
        Answer(302, location="/gone/"),
    ],
)
def test_it_finds_a_dead_address(page):
    if isinstance(page, Answer):
        found = walked({"/": '<a href="/moved/">x</a>', "/moved/": page})
        assert found.dead == ["/gone/ (404), named on /moved/"]
    else:
        assert walked({"/": page}).dead == ["/gone/ (404), named on /"]


def test_it_finds_an_anchor_that_is_not_there():
    pages = {"/": '<a href="#here">x</a><a href="/b/#there">x</a><p id="here">', "/b/": "<p>"}
    assert walked(pages).dead == ["/b/#there (no such id), named on /"]
    pages["/b/"] = '<p id="there">'
    assert walked(pages).dead == []


def test_it_goes_all_the_way_and_asks_for_each_once():
    asked = []
    pages = {f"/{n}/": f'<a href="/{n + 1}/">x</a><a href="/">x</a>' for n in range(9)}
    pages |= {"/": '<a href="/0/?page=2">x</a><a href="/0/">x</a>', "/0/?page=2": ""}

    def fetch(path):
        asked.append(path)
        return Answer(200, HTML, pages.get(path, ""))

    assert len(walk(fetch, SITE, {"/": 200}).answers) == 12
    assert len(asked) == len(set(asked)) == 12


def test_it_lists_other_sites_and_leaves_them_alone():
    page = '<a href="https://other.example/x">x</a><a href="mailto:a@b.example">x</a>'
    found = walked({"/": page})
    assert found.elsewhere == {"https://other.example/x"}
    assert list(found.answers) == ["/"]


def test_an_entrance_must_answer_as_it_should():
    assert walk(lambda path: Answer(200), SITE, {"/nothing/": 404}).dead
    assert not walk(lambda path: Answer(404), SITE, {"/nothing/": 404}).dead


def test_it_stops_where_addresses_are_made_up():
    def fetch(path):
        return Answer(200, HTML, f'<a href="{path}a/">x</a>')

    with pytest.raises(RuntimeError, match="more than 50"):
        walk(fetch, SITE, {"/": 200}, most=50)
