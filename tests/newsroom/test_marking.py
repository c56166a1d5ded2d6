"""Matches are marked in the text as it was written, and nothing else becomes HTML."""

import pytest

from newsroom.marking import LENGTH, Term, marked, snippet

SUN, SUN_, RISING_SUN = Term(("sun",)), Term(("sun",), True), Term(("rising", "sun"))


@pytest.mark.parametrize(
    ("text", "terms", "html"),
    [
        ("The Sun.", [SUN], "The <mark>Sun</mark>."),
        ("Sunday", [SUN], "Sunday"),
        ("Sunday sun", [SUN_], "<mark>Sunday</mark> <mark>sun</mark>"),
        ("The rising\n sun", [RISING_SUN], "The <mark>rising\n sun</mark>"),
        ("rising moon, sun", [RISING_SUN], "rising moon, sun"),
        ("Rising sun", [SUN, RISING_SUN], "<mark>Rising sun</mark>"),
        ("Café Crème", [Term(("cafe",))], "<mark>Café</mark> Crème"),
        ("cafe\u0301 x", [Term(("cafe",))], "<mark>café</mark> x"),
        ("sun<b>&sun", [SUN], "<mark>sun</mark>&lt;b&gt;&amp;<mark>sun</mark>"),
        ("<script>", [Term(("script",))], "&lt;<mark>script</mark>&gt;"),
        ("a/sun_sun", [SUN], "a/<mark>sun</mark>_<mark>sun</mark>"),
        ("كَتَبَ", [Term(("كتب",))], "<mark>كَتَبَ</mark>"),
        ("", [SUN], ""),
    ],
)
def test_it_marks(text, terms, html):
    assert marked(text, terms) == html


def test_a_snippet_is_the_surroundings_of_the_first_match():
    text = "before " * 100 + "the sun rises " + "after " * 100
    html = snippet(["nothing here", text], [SUN])
    assert "<mark>sun</mark>" in html
    assert html.startswith("… before")
    assert html.endswith("after …")
    assert len(html) < LENGTH + 40


def test_without_a_match_it_is_the_beginning_of_the_first_part():
    assert snippet(["The dek.", "The body."], [SUN]) == "The dek."


def test_a_long_word_is_not_lost():
    assert "<mark>" in snippet(["x" * 500 + " sun"], [SUN])
    assert snippet(["sun" + "n" * 500], [SUN_]).count("n") > 400


def test_a_snippet_escapes_what_it_cuts():
    html = snippet(["<b> " * 60 + "sun <i>"], [SUN])
    assert "<b>" not in html
    assert "&lt;i&gt;" in html


def test_lines_are_parted_by_dots():
    assert snippet(["A title\n\nThe  sun.\n"], [SUN]) == "A title · The <mark>sun</mark>."


def test_there_may_be_no_text_at_all():
    assert snippet([], [SUN]) == ""
    assert snippet([""], [SUN]) == ""
