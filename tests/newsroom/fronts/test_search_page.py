"""/search/: a form that works without anything, matches marked, filters, older and newer."""

import pytest

from newsroom import page_cache
from tests.factories import make_article, make_section


def test_it_shows_the_form_alone_at_first(get):
    html = get("/search/").content.decode()
    assert 'role="search"' in html
    assert "found for" not in html


def test_it_marks_what_it_found_and_leads_there(get, put_out):
    put_out(headline="Rising sun", slug="sun", make=make_article)
    html = get("/search/?q=sun").content.decode()
    assert '<a href="/articles/sun/">Rising <mark>sun</mark></a>' in html
    assert "Found for “sun”" in html


def test_it_says_that_nothing_was_found(get, put_out):
    put_out()
    assert "Nothing found for “zebra”" in get("/search/?q=zebra").content.decode()


def test_what_was_asked_stands_in_the_form_again_escaped(get):
    html = get("/search/", {"q": '"><script>'}).content.decode()
    assert 'value="&quot;&gt;&lt;script&gt;"' in html
    assert "<script>" not in html


def test_search_engines_are_asked_to_leave_it_out(get):
    answer = get("/search/?q=sun")
    assert answer["X-Robots-Tag"] == "noindex"
    html = answer.content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert 'rel="canonical"' not in html


def test_it_narrows_to_kind_section_and_year(get, put_out):
    put_out(headline="Gallery sun", section=make_section("Nature"))
    put_out(headline="Article sun", make=make_article)
    for query, shown in [
        ("kind=gallery", ["Gallery sun"]),
        ("section=space", ["Article sun"]),
        ("year=2026", ["Gallery sun", "Article sun"]),
        ("year=2025", []),
        ("kind=nonsense&section=nowhere&year=soon", ["Gallery sun", "Article sun"]),
        ("year=99999999999999999999", ["Gallery sun", "Article sun"]),
    ]:
        rows = get(f"/search/?q=sun&{query}").context["page"].rows
        assert sorted(row.card.headline for row in rows) == sorted(shown), query


def test_older_keeps_the_question(get, put_out_many):
    from newsroom.models import Edition
    from newsroom.search_rows import write_search_rows

    put_out_many(21)
    for edition in Edition.objects.all():
        write_search_rows(edition)
    html = get("/search/?q=story&section=space").content.decode()
    assert 'rel="next" href="/search/?q=story&amp;section=space&amp;page=2"' in html
    second = get("/search/?q=story&section=space&page=2")
    assert len(second.context["page"].rows) == 1


@pytest.mark.parametrize("page", ["0", "101", "x"])
def test_it_answers_404_to_what_is_no_page(get, page):
    assert get(f"/search/?q=sun&page={page}").status_code == 404


def test_it_is_not_kept(get, settings):
    settings.PAGE_CACHE = True
    page_cache.forget()
    get("/search/?q=sun")
    assert not page_cache.shelf.pages
