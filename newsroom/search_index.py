"""What the full-text indexes are asked, in SQLite's words (FTS5) and in PostgreSQL's (tsvector).

Of a common word only the newest matches are looked at, so that no word takes long: they come in the
order of their ids, which is the order of writing, and neither database need read on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection
from django.db.models import IntegerField, QuerySet
from django.db.models.expressions import RawSQL

from .marking import Term
from .prepared import Rows

NEWEST = 2_000
#: Matches that PostgreSQL gathers before it looks for the newest among them.
MANY, FEWER = 5_000, 1_000  # the latter where only a few are wanted
#: Always true, and dear in PostgreSQL's books, as it is to fetch a long tsvector: else a plain
#: look through the whole table seems cheap to it, and takes half a second.
DEAR = "to_tsvector('simple', left(filed, 0)) IS NOT NULL"
Row = TypeVar("Row")
Sql = tuple[str, tuple[str, ...]]  # and its parameters


@dataclass(frozen=True)
class Index:
    """One of the two: the FTS5 table, and the table whose column is a tsvector, with its id."""

    fts5: str
    columns: str  # of the FTS5 table, those that are looked through
    table: str
    pk: str
    tsvector: str = "anywhere"


STORIES = Index("newsroom_search", "{headline text}", "newsroom_searchtext", "edition_id")
HEADLINES = Index("newsroom_search", "headline", "newsroom_searchtext", "edition_id", "in_headline")
PHOTOS = Index("newsroom_search_photos", "text", "newsroom_searchphoto", "id")


def newest_ids(index: Index, terms: Sequence[Term], where: str, most: int) -> Sql:
    """The ids, as `id`, of the newest rows that have all terms. `where` narrows them, lest the
    newest be of another year: words as search_text.filed gives them."""
    ask = fts5 if connection.vendor == "sqlite" else tsvector
    return ask(index, terms, where.split(), most)


def fts5(index: Index, terms: Sequence[Term], where: Sequence[str], most: int) -> Sql:
    """https://sqlite.org/fts5.html#full_text_query_syntax; words are letters and digits alone."""
    parts = [f'"{" ".join(term.words)}"' + (" *" if term.is_prefix else "") for term in terms]
    query = f"{index.columns} : ({' AND '.join(parts)})"
    query += "".join(f' AND filed : "{fact}"' for fact in where)
    sql = f"SELECT rowid AS id FROM {index.fts5} WHERE {index.fts5} MATCH %s"  # noqa: S608 -- ours
    return f"{sql} ORDER BY rowid DESC LIMIT {most}", (query,)


def tsvector(index: Index, terms: Sequence[Term], where: Sequence[str], most: int) -> Sql:
    """https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY

    Left to itself, PostgreSQL walks back through all rows for a word that it takes to be common.
    So the matches are gathered first, unordered, and only where they are many the newest are walked
    to. A phrase is looked for among rows that have its words, of which too the newest do.
    """
    many = MANY if most > FEWER else FEWER
    has_phrase = any(len(term.words) > 1 for term in terms)
    has_words = f"{index.tsvector} @@ {tsquery(terms, where, ' & ')}"
    has_all = f"{index.tsvector} @@ {tsquery(terms, where, ' <-> ')}" if has_phrase else "true"
    columns = f"{index.pk} AS id" + (f", {index.tsvector}" if has_phrase else "")
    row = f"SELECT {columns} FROM {index.table} WHERE {has_words} AND {DEAR}"  # noqa: S608 -- all ours
    few = f"few AS MATERIALIZED ({row} LIMIT {many})"
    are_many = f"(SELECT count(*) FROM few) >= {many}"  # noqa: S608
    near = many if has_phrase else most
    newest = f"({row} AND {are_many} ORDER BY {index.pk} DESC LIMIT {near})"
    both = f"(SELECT * FROM few WHERE NOT {are_many} UNION ALL {newest}) either"  # noqa: S608
    return f"WITH {few} SELECT id FROM {both} WHERE {has_all} ORDER BY id DESC LIMIT {most}", ()  # noqa: S608


def tsquery(terms: Sequence[Term], where: Sequence[str], together: str) -> str:
    """As SQL. It is written out, not given as a parameter: words are letters and digits alone."""
    parts = [
        "("
        + together.join(f"'{word}'" for word in term.words)
        + (":*" if term.is_prefix else "")
        + ")"
        for term in terms
    ]
    parts += [f"'{fact}'" for fact in where]
    return "$q$" + " & ".join(parts) + "$q$::tsquery"


def rows_with(queryset: QuerySet[Any, Row], **named: Sql) -> list[Row]:
    """The rows of a query that reads these lists of ids by their names (WITH name AS ...).

    Said once and read often: in a subquery each the index would be asked each time anew, and joined
    to the stories, SQLite would run MATCH once a row.
    """
    compiler = queryset.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    lists = ", ".join(f"{name} AS ({one})" for name, (one, _params) in named.items())
    given = [param for _one, params_of in named.values() for param in params_of]
    return Rows(queryset, compiler).read(f"WITH {lists} {sql}", [*given, *params])


def listed(name: str) -> RawSQL:
    """For `pk__in`. PostgreSQL takes an array for short and looks each id up; of the list itself it
    knows that it may be 2,000 long, and would read the whole table for it."""
    if connection.vendor == "sqlite":
        return RawSQL(f"SELECT id FROM {name}", ())  # noqa: S608, S611 -- a name of ours
    return RawSQL(f"SELECT unnest(ARRAY(SELECT id FROM {name}))", ())  # noqa: S608, S611 -- likewise


def length(name: str) -> RawSQL:
    return RawSQL(f"(SELECT count(*) FROM {name})", (), IntegerField())  # noqa: S608, S611 -- ours
