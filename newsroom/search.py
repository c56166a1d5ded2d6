"""Finding stories: SQLite's FTS5 and PostgreSQL's full text behind one function.

Whether a story may be seen is asked of the found ones, at this moment, by `live()`; whether a found
word may, by reading what is shown of the story. The index knows neither.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils.safestring import SafeString

from photos.models import Photo

from .clock import start_of
from .kinds import kind_named
from .marking import Term, marked, snippet, stands_in
from .models import Edition, Section
from .models.edition import EditionQuerySet
from .names_of import names_of
from .search_text import text_parts, words

MOST_CHARACTERS, MOST_TERMS = 100, 8
#: Of a common word only the newest matches are sorted, so that no word takes long.
NEWEST = 2_000
PER_PAGE = 20
SHORTEST_PREFIX = 2  # letters before the asterisk: fewer would be most of the vocabulary
CHUNK = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')


@dataclass(frozen=True)
class Found:
    """A story with its matches marked, as HTML. `snippet` is some 30 words around the first."""

    edition: Edition
    headline: SafeString
    snippet: SafeString


@dataclass(frozen=True)
class Results:
    terms: Sequence[Term]
    rows: Sequence[Found]  # at most 20
    has_older: bool


def search(
    query: str,
    at: datetime,
    kind: str | None = None,
    section: Section | None = None,
    year: int | None = None,
    page: int = 1,
) -> Results:
    """What a reader's words find at the moment `at`: first where all stand in the headline, then
    the newest. Three queries; none for a query without a word."""
    terms = parse(query)
    if not terms:
        return Results([], [], False)
    live = narrowed(kind, section, year).live(at)
    most = None if kind or section or year else NEWEST
    first = (page - 1) * PER_PAGE
    editions = list(matching(live, terms, most)[first : first + PER_PAGE + 1])
    rows = as_shown(editions[:PER_PAGE], terms, at)
    return Results(terms, rows, len(editions) > PER_PAGE)


def parse(query: str) -> list[Term]:
    """At most 8 terms of at most 100 characters: words, `"phrases"`, and `beginnings*`."""
    terms: list[Term] = []
    for quoted, quoted_star, chunk in CHUNK.findall(query[:MOST_CHARACTERS]):
        several = tuple(words(quoted or chunk).split())
        has_star = bool(quoted_star) or chunk.endswith("*")
        if several:
            is_prefix = has_star and len(several[-1]) >= SHORTEST_PREFIX
            terms.append(Term(several, is_prefix))
    return list(dict.fromkeys(terms))[:MOST_TERMS]


def narrowed(kind: str | None, section: Section | None, year: int | None) -> EditionQuerySet:
    editions = Edition.objects.all()
    if kind:
        editions = editions.of_kind(kind)
    if section:
        editions = editions.in_section(section)
    if year:
        editions = editions.first_published_between(start_of(year, 1), start_of(year + 1, 1))
    return editions


def matching(live: EditionQuerySet, terms: Sequence[Term], most: int | None) -> EditionQuerySet:
    """Ordered. The matches are found alone, in subqueries: joined to the stories, SQLite would run
    MATCH once a row."""
    anywhere, in_headline = (ids_matching(terms, most, headline=one) for one in (False, True))
    table = Edition._meta.db_table
    at_top = RawSQL(f"{table}.id IN ({in_headline[0]})", in_headline[1])  # noqa: S611
    found = live.filter(pk__in=RawSQL(*anywhere))  # noqa: S611 -- our own text, words as parameters
    ordered = found.annotate(at_top=at_top).order_by("-at_top", "-first_published_at", "-story_id")
    return ordered.for_feeds()


def ids_matching(
    terms: Sequence[Term], most: int | None, *, headline: bool
) -> tuple[str, tuple[str]]:
    """SQL that gives editions' ids, and its parameter."""
    limit = f" ORDER BY 1 DESC LIMIT {most:d}" if most else ""
    if connection.vendor == "sqlite":
        sql = "SELECT rowid FROM newsroom_search WHERE newsroom_search MATCH %s"
        return sql + limit, (fts5(terms, headline=headline),)
    sql = "SELECT edition_id FROM newsroom_searchtext WHERE vector @@ to_tsquery('simple', %s)"
    return sql + limit, (tsquery(terms, headline=headline),)


def fts5(terms: Sequence[Term], *, headline: bool) -> str:
    """https://sqlite.org/fts5.html#full_text_query_syntax; words are letters and digits alone."""
    parts = [f'"{" ".join(term.words)}"' + (" *" if term.is_prefix else "") for term in terms]
    expression = " AND ".join(parts)
    return f"headline : ({expression})" if headline else expression


def tsquery(terms: Sequence[Term], *, headline: bool) -> str:
    """https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY"""
    weight = "A" if headline else ""
    parts = []
    for term in terms:
        marks = [":" + weight if weight else ""] * len(term.words)
        if term.is_prefix:
            marks[-1] = ":*" + weight
        pairs = zip(term.words, marks, strict=True)
        parts.append(" <-> ".join(f"'{word}'{mark}" for word, mark in pairs))
    return " & ".join(f"({part})" for part in parts)


def as_shown(editions: Sequence[Edition], terms: Sequence[Term], at: datetime) -> list[Found]:
    """With marks, made from what readers may see: a caption whose photo was taken down, or a name
    that has changed, finds nothing."""
    people, tags = names_of(editions)
    hidden = hidden_photos(editions, at)
    found = []
    for edition in editions:
        names = people[edition.pk] + tags[edition.pk]
        parts = text_parts(edition, names, hidden)
        everything = words("\n".join([edition.headline, *parts]))
        if all(stands_in(term, everything) for term in terms):
            headline = marked(edition.headline, terms)
            found.append(Found(edition, headline, snippet(parts, terms)))
    return found


def hidden_photos(editions: Sequence[Edition], at: datetime) -> set[int]:
    """Ids of the editions' photos that may not be shown at `at`. One query."""
    ids = {
        fact.photo
        for edition in editions
        for fact in kind_named(edition.kind).slides(edition.load())
    }
    return ids - set(Photo.objects.usable(at).filter(pk__in=ids).values_list("pk", flat=True))
