"""/search/: a form that works without anything, matches marked, filters, older and newer."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom import page_cache, search_index
from tests.factories import make_article, make_photo, make_section


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
        assert sorted(row.card.face.headline for row in rows) == sorted(shown), query


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


class TestKinds:
    def test_everything_begins_with_a_few_photos(self, get, put_out):
        (gallery,) = put_out(headline="Sun", slides=8, slug="lap")
        answer = get("/search/?q=slide")
        html = answer.content.decode()
        assert len(answer.context["photos"]) == 6
        assert [row.card.face.headline for row in answer.context["page"].rows] == ["Sun"]
        key = gallery.slides.first().key
        assert f'<a href="/gallery/lap/photo/{key}/"><mark>Slide</mark> 1 of' in html
        assert "Agency" in html

    def test_photos_alone_with_what_they_belong_to(self, get, put_out):
        put_out(headline="A headline", slides=8)
        answer = get("/search/?q=slide&kind=photo")
        html = answer.content.decode()
        assert len(answer.context["page"].rows) == 8
        assert html.count("A headline") == 8
        assert 'class="results"' not in html

    def test_a_kind_of_story_shows_no_photos(self, get, put_out):
        put_out(headline="Slide")
        for query in ("kind=gallery", "kind=article", "page=2"):
            answer = get(f"/search/?q=slide&{query}")
            assert answer.status_code == 404 or not answer.context["photos"]

    def test_photos_may_be_found_where_no_story_is(self, get, put_out):
        put_out(headline="A headline")
        html = get("/search/?q=alt+text").content.decode()
        assert "Nothing found" not in html
        assert "Found for “alt text”" in html

    def test_tabs_keep_words_and_filters(self, get, put_out):
        put_out(headline="Sun")
        html = get("/search/?q=sun&section=space&year=2026&kind=photo").content.decode()
        address = "/search/?q=sun&amp;{}section=space&amp;year=2026"
        for kind in ("", "kind=gallery&amp;", "kind=article&amp;", "kind=photo&amp;"):
            assert f'href="{address.format(kind)}"' in html
        assert html.count('aria-current="page">Photos') == 1
        assert '<input type="hidden" name="kind" value="photo">' in html

    def test_photos_are_narrowed_to_section_and_year(self, get, put_out):
        put_out(headline="One", section=make_section("Nature"))
        put_out(headline="Other")
        for query, shown in [
            ("section=nature", ["One"]),
            ("year=2026&section=space", ["Other"]),
            ("year=2025", []),
        ]:
            rows = get(f"/search/?q=slide&kind=photo&{query}").context["page"].rows
            assert [row.edition.headline for row in rows] == shown, query

    def test_the_next_page_of_photos_keeps_the_question(self, get, put_out):
        put_out(slides=21)
        html = get("/search/?q=slide&kind=photo&section=space&year=2026").content.decode()
        older = "/search/?q=slide&amp;kind=photo&amp;section=space&amp;year=2026&amp;page=2"
        assert f'rel="next" href="{older}"' in html
        second = get(older.replace("&amp;", "&"))
        assert len(second.context["page"].rows) == 1
        assert "Found for “slide”, page 2" in second.content.decode()

    def test_a_photo_whose_slide_has_no_title_goes_by_the_storys_headline(self, get, put_out):
        lead = make_photo(title="", alt="Golden")
        put_out(headline="A headline", slug="sun", make=make_article, lead_photo=lead)
        html = get("/search/?q=golden&kind=photo").content.decode()
        assert '<a href="/articles/sun/">A headline</a>' in html


class TestWhatItSays:
    def test_that_more_was_asked_than_is_read(self, get):
        said = "Only the first 8 words or phrases of the first 100 characters were searched for."
        assert said in get("/search/?q=a+b+c+d+e+f+g+h+i").content.decode()
        assert said in get("/search/", {"q": "sun " * 26}).content.decode()
        assert said not in get("/search/?q=a+b+c+d+e+f+g+h").content.decode()

    def test_that_only_the_newest_were_looked_through(self, get, put_out, monkeypatch):
        put_out(3, headline="Sun")
        assert "only the newest" not in get("/search/?q=sun").content.decode()
        monkeypatch.setattr(search_index, "NEWEST", 2)
        for kind in ("gallery", "photo"):
            html = get(f"/search/?q={'sun' if kind == 'gallery' else 'slide'}&kind={kind}")
            assert "only the newest 2 were looked through" in html.content.decode(), kind

    def test_where_to_look_when_filters_left_nothing(self, get, put_out):
        put_out(headline="Sun")
        html = get("/search/?q=sun&year=1999").content.decode()
        assert '<a href="/search/?q=sun">Search every kind, section and year</a>' in html
        assert "Search every kind" not in get("/search/?q=zebra").content.decode()

    def test_a_phrase_is_named_with_one_pair_of_marks(self, get):
        assert "Nothing found for “golden hour”" in get('/search/?q="golden+hour"').content.decode()


def test_it_answers_404_beyond_the_last_page(get, put_out):
    put_out(headline="Sun")
    for query in ("q=sun", "q=sun&kind=photo", "q="):
        assert get(f"/search/?{query}&page=2").status_code == 404


@given(words=st.text(max_size=120), kind=st.sampled_from(["", "photo", "gallery"]), rest=st.text())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_typed_has_a_page(words, kind, rest):
    asked = {"q": words, "kind": kind, "section": rest, "year": rest}
    answer = Client().get("/search/", asked)
    assert answer.status_code == 200
    assert b"<mark><" not in answer.content
