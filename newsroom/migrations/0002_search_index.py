"""The full-text index over SearchText, kept in step by the database itself, whoever writes.

SQLite: an FTS5 table over the rows (external content), with triggers. PostgreSQL: generated
tsvectors with GIN indexes; the headline has its own, since GIN knows no weights and would read
every match of a common word to ask where it stands. Words come folded and parted (search_text.py),
so neither needs a language or a dictionary.
"""

from typing import Any

from django.db import migrations

COLUMNS = "headline, text, filed"
NEW, OLD = (f"{row}.edition_id, {row}.headline, {row}.text, {row}.filed" for row in ("new", "old"))
INTO = "INSERT INTO newsroom_search"
ADD = f"{INTO}(rowid, {COLUMNS}) VALUES ({NEW});"
TAKE = f"{INTO}(newsroom_search, rowid, {COLUMNS}) VALUES ('delete', {OLD});"
SQLITE = [
    # Beginnings of two and three letters have an index of their own; nothing ranks by length.
    f"""CREATE VIRTUAL TABLE newsroom_search USING fts5(
        {COLUMNS}, content='newsroom_searchtext', content_rowid='edition_id',
        tokenize='unicode61 remove_diacritics 0', prefix='2 3', columnsize=0)""",
    "INSERT INTO newsroom_search(newsroom_search) VALUES ('rebuild')",
    f"CREATE TRIGGER newsroom_search_inserted AFTER INSERT ON newsroom_searchtext BEGIN {ADD} END",
    f"CREATE TRIGGER newsroom_search_deleted AFTER DELETE ON newsroom_searchtext BEGIN {TAKE} END",
    "CREATE TRIGGER newsroom_search_updated AFTER UPDATE ON newsroom_searchtext BEGIN "
    f"{TAKE} {ADD} END",
]
SQLITE_BACK = [
    "DROP TRIGGER newsroom_search_inserted",
    "DROP TRIGGER newsroom_search_deleted",
    "DROP TRIGGER newsroom_search_updated",
    "DROP TABLE newsroom_search",
]
POSTGRESQL = [
    """ALTER TABLE newsroom_searchtext
        ADD COLUMN in_headline tsvector
            GENERATED ALWAYS AS (to_tsvector('simple', headline)) STORED,
        ADD COLUMN anywhere tsvector GENERATED ALWAYS AS (
            to_tsvector('simple', headline) || to_tsvector('simple', text)
            || array_to_tsvector(array_remove(string_to_array(filed, ' '), ''))
        ) STORED""",
    "CREATE INDEX newsroom_search_headline ON newsroom_searchtext USING gin (in_headline)",
    "CREATE INDEX newsroom_search_anywhere ON newsroom_searchtext USING gin (anywhere)",
]
POSTGRESQL_BACK = [
    "ALTER TABLE newsroom_searchtext DROP COLUMN in_headline, DROP COLUMN anywhere",
]


def make(apps: Any, schema_editor: Any) -> None:
    run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def remove(apps: Any, schema_editor: Any) -> None:
    run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def run(schema_editor: Any, statements: dict[str, list[str]]) -> None:
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_stories_and_editions")]

    operations = [migrations.RunPython(make, remove)]
