"""What a reader's words find. The same on SQLite and PostgreSQL."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom import publishing, search_index
from newsroom.models import Contributor, Edition, SearchText, Tag
from newsroom.search import search
from newsroom.search_terms import parse, read_question
from newsroom.search_text import LONGEST
from photos.models import Photo
from tests.factories import (
    MONDAY,
    make_article,
    make_contributor,
    make_gallery,
    make_section,
    publish,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _monday(db, set_clock):
    set_clock(MONDAY)


def put_out(headline="Untitled", text="", at=MONDAY, make=make_article, **facts):
    story = make(saved=False, headline=headline, dek=facts.pop("dek", ""), **facts)
    if text:
        story.blocks.update(html=f"<p>{text}</p>")
    publishing.save(story, None)
    publish(story, at)
    return story


def found(query, at=MONDAY, **narrower):
    return [row.edition.headline for row in search(query, at, **narrower).rows]


TEXT = (
    "NASA/ESA/Thomas Pesquet saw Chişinău’s “golden” hour: 2021’s well-known café crème, ½ empty."
)


@pytest.mark.parametrize(
    "query",
    [
        "pesquet",
        "PESQUET",
        "Thomas Pesquet",
        "pesquet thomas",
        "nasa/esa",
        "chisinau",
        "Chişinău",
        "chișinău's hour",
        "cafe creme",
        "café",
        "cafe\u0301",
        "well-known",
        "2021",
        '"thomas pesquet"',
        '"Pesquet saw"',
        '"thomas pesquet',
        "pesq*",
        "gold* hour",
        '"cafe cre"*',
        "  golden   hour  ",
        "“golden”",
        "golden,hour",
        "golden OR",
    ],
)
def test_it_finds(query):
    put_out(text=TEXT + " Or?")
    assert found(query) == ["Untitled"]


def test_it_finds_by_a_sign_or_two_where_a_sign_is_a_word():
    put_out(text="<p>日本語の写真</p>")
    assert found("日本*") == ["Untitled"]


@pytest.mark.parametrize(
    "query",
    [
        "pesq",
        "esquet",
        "pesquet moon",
        '"pesquet thomas"',
        '"golden 2021"',
        "g*",
        "pe*",
        '"gold hour"',
        "kind",
        "article",
        "untitle",
        "p",
    ],
)
def test_it_does_not_find(query):
    put_out(text=TEXT)
    assert found(query) == []


HOSTILE = [
    "",
    " ",
    "*",
    '"',
    '""',
    '"" ""',
    '"*"',
    "'",
    "\\",
    "\0",
    "golden\0hour",
    "🚀",
    "golden 🚀",
    "a AND b",
    "NOT golden",
    "golden NOT hour",
    "NEAR(golden hour)",
    "golden + hour",
    "headline:golden",
    "{headline text} : golden",
    "filed : kind",
    '" OR 1=1 --',
    "'; DROP TABLE newsroom_story; --",
    "golden:*",
    "golden & ! hour",
    "golden <-> hour",
    "(golden",
    "golden)",
    "^golden",
    "-golden",
    "%golden%",
    "_",
    "%s %(x)s {0}",
    "<script>alert(1)</script>",
    "&amp; &lt;",
    "\ud800",
    "\u202e golden",
    "ﬁ ½ ² ⅷ",
    "مكتبة",
    "बादल",
    "图片 新闻",
    "a" * 5000,
    "a " * 5000,
    '"' * 5000,
    "* " * 50,
]


@pytest.mark.parametrize("query", HOSTILE)
def test_any_words_are_harmless(query):
    put_out(text=TEXT)
    results = search(query, MONDAY)
    assert len(results.terms) <= 8
    assert len(results.rows) <= 1


@given(st.text(max_size=120))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_typed_is_harmless(query):
    search(query, MONDAY)


class TestLimits:
    def test_it_reads_eight_terms(self):
        assert len(parse("a b c d e f g h i j")) == 8
        assert read_question("a b c d e f g h i").is_cut
        assert not read_question("a b c d e f g h").is_cut
        assert not read_question("a a a a a a a a a").is_cut, "the same word is one term"

    def test_it_reads_a_hundred_characters(self):
        (term,) = parse("x" * 300)
        assert term.words == ("x" * 100,)
        assert read_question("x" * 101).is_cut
        assert not read_question("x" * 100).is_cut

    def test_it_does_not_cut_a_word_in_two(self):
        question = read_question("sun " * 24 + "horizon")
        assert question.text.split() == ["sun"] * 24
        assert question.is_cut


def test_a_query_without_a_word_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert not search(' "" * ', MONDAY).rows


def test_it_finds_words_of_every_part():
    night, ada = Tag.objects.create(name="Night sky", slug="night"), make_contributor("Ada Lens")
    gallery = make_gallery(slides=1, saved=False, headline="Head", dek="Deck", kicker="Kick")
    gallery.slides.update(title="Slidetitle", caption="Slidecaption", credit="Slidecredit")
    gallery.tags.add(night)
    gallery.bylines.create(contributor=ada, position=1)
    publishing.save(gallery, None)
    publish(gallery)
    words = ["head", "deck", "kick", "slidetitle", "slidecaption", "slidecredit", "sky", "lens"]
    assert {word: found(word) for word in words} == {word: ["Head"] for word in words}


def test_a_word_in_the_headline_comes_first_then_the_newest():
    put_out("Old sun", at=MONDAY - 9 * HOUR)
    put_out("Elsewhere", "The sun again.", at=MONDAY - 2 * HOUR)
    put_out("Somewhere", "The sun.", at=MONDAY - 3 * HOUR)
    put_out("New sun", at=MONDAY - 5 * HOUR)
    assert found("sun") == ["New sun", "Old sun", "Elsewhere", "Somewhere"]


class TestWhatMayBeSeen:
    def test_nothing_unpublished_scheduled_or_withdrawn(self, set_clock):
        make_article(headline="Saved golden")
        publishing.schedule(make_article(headline="Coming golden"), None, MONDAY + HOUR)
        gone = put_out("Gone golden", at=MONDAY - HOUR)
        publishing.withdraw(gone, None)
        assert found("golden") == []
        assert found("golden", MONDAY + HOUR) == ["Coming golden"]
        assert found("golden", MONDAY - HOUR) == ["Gone golden"]

    def test_nothing_that_an_edition_said_before(self):
        story = put_out("First", at=MONDAY - HOUR)
        story.headline = "Second"
        story.save()
        publishing.save(story, None)
        publish(story)
        assert found("first") == []
        assert found("second") == ["Second"]

    def test_a_date_taken_away_takes_the_words_away(self, set_clock):
        story = make_article(headline="Golden")
        publishing.schedule(story, None, MONDAY + HOUR)
        publishing.cancel(story, None)
        assert not SearchText.objects.exists()
        assert found("golden", MONDAY + HOUR) == []

    def test_the_caption_of_a_hidden_photo_finds_nothing_and_shows_nowhere(self):
        gallery = make_gallery(slides=2, saved=False, headline="Gallery")
        hidden, shown = gallery.slides.all()
        for slide, word in ((hidden, "secret"), (shown, "open")):
            slide.caption = f"{word} golden"
            slide.save()
        publishing.save(gallery, None)
        publish(gallery)
        assert found("secret") == ["Gallery"]
        Photo.objects.filter(pk=hidden.photo_id).update(usable_until=MONDAY)
        assert found("secret") == []
        (row,) = search("golden", MONDAY).rows
        assert "open" in row.snippet
        assert "secret" not in row.snippet

    def test_a_name_that_has_changed_finds_nothing(self):
        ada = make_contributor("Ada Lens")
        story = make_article(saved=False, headline="Story")
        story.bylines.create(contributor=ada, position=1)
        publishing.save(story, None)
        publish(story)
        assert found("lens") == ["Story"]
        Contributor.objects.update(name="Ada Prism")
        assert found("lens") == []


class TestNarrowed:
    @pytest.fixture(autouse=True)
    def stories(self):
        put_out("Gallery sun", make=make_gallery, slides=1)
        put_out("Article sun")
        put_out("Nature sun", section=make_section("Nature"))
        put_out("Old sun", at=datetime(2021, 5, 1, tzinfo=UTC))

    def test_to_a_kind(self):
        assert found("sun", kind="gallery") == ["Gallery sun"]

    def test_to_a_section(self):
        assert found("sun", section=make_section("Nature")) == ["Nature sun"]

    def test_to_a_year(self):
        assert found("sun", year=2021) == ["Old sun"]
        assert found("sun", year=1999) == []

    def test_to_all_three(self):
        where = {"kind": "article", "section": make_section("Space"), "year": 2021}
        assert found("sun", **where) == ["Old sun"]

    def test_it_finds_old_matches_of_a_common_word(self, monkeypatch):
        put_out("Oldest", "A dawn.", at=datetime(2021, 4, 1, tzinfo=UTC))
        put_out("Newer", "A dawn.")
        put_out("Newest", "A dawn.")
        monkeypatch.setattr(search_index, "NEWEST", 2)
        assert found("dawn") == ["Newest", "Newer"]
        assert found("dawn", year=2021) == ["Oldest"]

    def test_a_year_follows_when_the_first_publication_moves(self, set_clock):
        story = make_article(headline="Later", text="<p>A dawn.</p>")
        publishing.schedule(story, None, datetime(2027, 1, 1, 9, tzinfo=UTC))
        publishing.publish(story, None, scheduled="keep")
        assert found("dawn", datetime(2027, 1, 2, tzinfo=UTC), year=2026) == ["Later"]


def test_it_pages():
    for n in range(22):
        put_out(f"Sun {n}", at=MONDAY - n * HOUR)
    first, second = search("sun", MONDAY), search("sun", MONDAY, page=2)
    assert (len(first.rows), first.has_older) == (20, True)
    assert ([row.edition.headline for row in second.rows], second.has_older) == (
        ["Sun 20", "Sun 21"],
        False,
    )


def test_a_common_word_is_sorted_among_the_newest_only(monkeypatch):
    monkeypatch.setattr(search_index, "NEWEST", 3)
    for n in range(5):
        put_out(f"Story {n}", "sun")
    assert found("sun") == ["Story 4", "Story 3", "Story 2"]


def test_it_says_when_more_match_than_are_looked_at(monkeypatch):
    monkeypatch.setattr(search_index, "NEWEST", 3)
    for _ in range(2):
        put_out(text="sun moon")
    assert not search("sun", MONDAY).is_capped
    put_out(text="sun")
    assert search("sun", MONDAY).is_capped
    assert not search("moon", MONDAY).is_capped


def test_it_asks_three_queries(django_assert_num_queries):
    for n in range(5):
        put_out(f"Sun {n}", make=make_gallery, slides=2)
    with django_assert_num_queries(3):
        search("sun", MONDAY)


class TestIndex:
    """The database keeps the index in step, whoever writes the rows."""

    def matches(self, word):
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                sql = "SELECT rowid FROM newsroom_search WHERE newsroom_search MATCH %s"
            else:
                sql = "SELECT edition_id FROM newsroom_searchtext WHERE anywhere @@ %s::tsquery"
            cursor.execute(sql, [word])
            return [row[0] for row in cursor.fetchall()]

    def test_it_follows_an_update(self):
        put_out("Golden")
        SearchText.objects.update(headline="silver", text="")
        assert self.matches("golden") == []
        assert len(self.matches("silver")) == 1

    def test_it_follows_a_deletion(self):
        put_out("Golden")
        SearchText.objects.all().delete()
        assert self.matches("golden") == []

    def test_it_follows_an_erased_edition(self):
        story = put_out("Golden", at=MONDAY - HOUR)
        Edition.objects.filter(story=story).erase()
        assert self.matches("golden") == []

    def test_it_takes_a_text_of_any_length(self):
        many = " ".join(f"word{n:x}{n * 7919:x}" for n in range(60_000))
        put_out("Long", many)
        assert found("long word00") == ["Long"]
        assert len(SearchText.objects.get().text) <= LONGEST
