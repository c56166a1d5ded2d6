"""The full-text index over SearchText, kept in step by the database itself, whoever writes.

SQLite: an FTS5 table over the rows (external content), with triggers; PostgreSQL: a generated
tsvector with a GIN index. Words come folded and parted, so neither needs a language or a dictionary.
"""

from django.db import migrations

SQLITE = [
    # Prefixes of two and three letters have an index of their own; nothing ranks by length.
    """CREATE VIRTUAL TABLE newsroom_search USING fts5(
        headline, text, content='newsroom_searchtext', content_rowid='edition_id',
        tokenize='unicode61 remove_diacritics 0', prefix='2 3', columnsize=0)""",
    """INSERT INTO newsroom_search(newsroom_search) VALUES ('rebuild')""",
    """CREATE TRIGGER newsroom_search_inserted AFTER INSERT ON newsroom_searchtext BEGIN
        INSERT INTO newsroom_search(rowid, headline, text)
            VALUES (new.edition_id, new.headline, new.text);
        END""",
    """CREATE TRIGGER newsroom_search_deleted AFTER DELETE ON newsroom_searchtext BEGIN
        INSERT INTO newsroom_search(newsroom_search, rowid, headline, text)
            VALUES ('delete', old.edition_id, old.headline, old.text);
        END""",
    """CREATE TRIGGER newsroom_search_updated AFTER UPDATE ON newsroom_searchtext BEGIN
        INSERT INTO newsroom_search(newsroom_search, rowid, headline, text)
            VALUES ('delete', old.edition_id, old.headline, old.text);
        INSERT INTO newsroom_search(rowid, headline, text)
            VALUES (new.edition_id, new.headline, new.text);
        END""",
]
SQLITE_BACK = [
    "DROP TRIGGER newsroom_search_inserted",
    "DROP TRIGGER newsroom_search_deleted",
    "DROP TRIGGER newsroom_search_updated",
    "DROP TABLE newsroom_search",
]
POSTGRESQL = [
    """ALTER TABLE newsroom_searchtext ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', headline), 'A') || setweight(to_tsvector('simple', text), 'B')
        ) STORED""",
    "CREATE INDEX newsroom_search ON newsroom_searchtext USING gin (vector)",
]
POSTGRESQL_BACK = ["ALTER TABLE newsroom_searchtext DROP COLUMN vector"]


def make(apps, schema_editor):
    run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def remove(apps, schema_editor):
    run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_stories_and_editions")]

    operations = [migrations.RunPython(make, remove)]
