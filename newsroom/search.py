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
from .search_text import filed, text_parts, words

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
    found = matching(live, terms, filed(kind, section.pk if section else None, year))
    first = (page - 1) * PER_PAGE
    editions = list(found[first : first + PER_PAGE + 1])
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


def matching(live: EditionQuerySet, terms: Sequence[Term], where: str) -> EditionQuerySet:
    """Ordered. The matches are found alone, in subqueries: joined to the stories, SQLite would run
    MATCH once a row. `where` narrows them, lest the newest 2,000 be of another year."""
    ids = fts5_ids if connection.vendor == "sqlite" else tsvector_ids
    anywhere, words_of = ids(terms, where, headline=False)
    in_headline, heads_of = ids(terms, "", headline=True)
    either = f"SELECT * FROM ({anywhere}) a UNION SELECT * FROM ({in_headline}) b"  # noqa: S608
    found = live.filter(pk__in=RawSQL(either, words_of + heads_of))  # noqa: S611 -- our own text
    at_top = RawSQL(f"{Edition._meta.db_table}.id IN ({in_headline})", heads_of)  # noqa: S611
    ordered = found.annotate(at_top=at_top)
    return ordered.order_by("-at_top", "-first_published_at", "-story_id").for_feeds()


Sql = tuple[str, tuple[str, ...]]  # and its parameters


def fts5_ids(terms: Sequence[Term], where: str, *, headline: bool) -> Sql:
    """https://sqlite.org/fts5.html#full_text_query_syntax; words are letters and digits alone."""
    parts = [f'"{" ".join(term.words)}"' + (" *" if term.is_prefix else "") for term in terms]
    columns = "headline" if headline else "{headline text}"
    query = f"{columns} : ({' AND '.join(parts)})"
    query += "".join(f' AND filed : "{fact}"' for fact in where.split())
    sql = "SELECT rowid FROM newsroom_search WHERE newsroom_search MATCH %s"
    return f"{sql} ORDER BY 1 DESC LIMIT {NEWEST}", (query,)


def tsvector_ids(terms: Sequence[Term], where: str, *, headline: bool) -> Sql:
    """https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY"""
    column = "in_headline" if headline else "anywhere"
    query = " & ".join(f"({tsquery(term)})" for term in terms)
    sql = f"SELECT edition_id FROM newsroom_searchtext WHERE {column} @@ "  # noqa: S608 -- one of two
    match = "to_tsquery('simple', %s)"
    parameters: tuple[str, ...] = (query,)
    if where:
        match = f"({match} && %s::tsquery)"
        parameters = (query, " & ".join(f"'{fact}'" for fact in where.split()))
    return f"{sql}{match} ORDER BY 1 DESC LIMIT {NEWEST}", parameters


def tsquery(term: Term) -> str:
    quoted = [f"'{word}'" for word in term.words]
    return " <-> ".join(quoted) + (":*" if term.is_prefix else "")


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
