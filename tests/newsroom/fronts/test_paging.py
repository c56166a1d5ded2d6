"""Pages of twenty under stable addresses; the hundredth is the last."""

import pytest

from newsroom.fronts.paging import Page

SECTION = "/section/space/"


def headlines(answer):
    return [card.face.headline for card in answer.context["cards"]]


def test_it_shows_twenty_newest_first(get, put_out_many):
    put_out_many(21)
    assert headlines(get(SECTION)) == [f"Story {n}" for n in range(20)]


def test_it_says_older_only_where_there_is_more(get, put_out_many):
    put_out_many(20)
    assert 'rel="next"' not in get(SECTION).content.decode()


def test_older_leads_to_the_rest_and_newer_back_to_the_plain_address(get, put_out_many):
    put_out_many(41)
    first, second, third = (get(f"{SECTION}{query}") for query in ("", "?page=2", "?page=3"))
    assert f'rel="next" href="{SECTION}?page=2"' in first.content.decode()
    assert headlines(second) == [f"Story {n}" for n in range(20, 40)]
    assert f'rel="prev" href="{SECTION}"' in second.content.decode()
    assert headlines(third) == ["Story 40"]
    assert 'rel="next"' not in third.content.decode()


def test_the_first_page_is_canonical_without_a_number(get, put_out_many):
    put_out_many(21)
    for query, canonical in [("", ""), ("?page=1", ""), ("?page=2", "?page=2")]:
        html = get(f"{SECTION}{query}").content.decode()
        assert f'<link rel="canonical" href="http://127.0.0.1:8000{SECTION}{canonical}">' in html


@pytest.mark.parametrize("page", ["3", "101", "0", "-1", "01", "1e1", "x", "", "２", "9" * 40])
def test_it_answers_404_beyond_the_last_and_to_what_is_no_page(get, put_out_many, page):
    put_out_many(21)
    assert get(SECTION, {"page": page}).status_code == 404


def test_it_answers_404_to_two_pages_at_once(get, put_out_many):
    put_out_many(21)
    assert get(f"{SECTION}?page=1&page=2").status_code == 404


def test_the_hundredth_page_is_the_deepest(get, put_out_many):
    put_out_many(2001)
    last = get(f"{SECTION}?page=100")
    assert headlines(last)[-1] == "Story 1999"
    assert 'rel="next"' not in last.content.decode()
    assert get(f"{SECTION}?page=101").status_code == 404


def test_a_page_keeps_what_else_the_address_says():
    page = Page(2, [], True, "/search/", "q=sun+rise")
    assert page.newer == "/search/?q=sun+rise"
    assert page.older == "/search/?q=sun+rise&page=3"
