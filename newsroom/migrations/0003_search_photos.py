"""Photos as results of their own: a row for each place of a dated edition, and the full-text index
over these rows, kept in step by the database itself as that of SearchText (0002_search_index.py).
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

COLUMNS = "text, filed"
NEW, OLD = (f"{row}.id, {row}.text, {row}.filed" for row in ("new", "old"))
INTO = "INSERT INTO newsroom_search_photos"
ADD = f"{INTO}(rowid, {COLUMNS}) VALUES ({NEW});"
TAKE = f"{INTO}(newsroom_search_photos, rowid, {COLUMNS}) VALUES ('delete', {OLD});"
ON = "ON newsroom_searchphoto BEGIN"
SQLITE = [
    f"""CREATE VIRTUAL TABLE newsroom_search_photos USING fts5(
        {COLUMNS}, content='newsroom_searchphoto', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0', prefix='2 3', columnsize=0)""",
    f"CREATE TRIGGER newsroom_search_photos_inserted AFTER INSERT {ON} {ADD} END",
    f"CREATE TRIGGER newsroom_search_photos_deleted AFTER DELETE {ON} {TAKE} END",
    f"CREATE TRIGGER newsroom_search_photos_updated AFTER UPDATE {ON} {TAKE} {ADD} END",
]
SQLITE_BACK = [
    "DROP TRIGGER newsroom_search_photos_inserted",
    "DROP TRIGGER newsroom_search_photos_deleted",
    "DROP TRIGGER newsroom_search_photos_updated",
    "DROP TABLE newsroom_search_photos",
]
POSTGRESQL = [
    """ALTER TABLE newsroom_searchphoto
        ADD COLUMN anywhere tsvector GENERATED ALWAYS AS (
            to_tsvector('simple', text)
            || array_to_tsvector(array_remove(string_to_array(filed, ' '), ''))
        ) STORED""",
    "CREATE INDEX newsroom_search_photos ON newsroom_searchphoto USING gin (anywhere)",
]
POSTGRESQL_BACK = ["ALTER TABLE newsroom_searchphoto DROP COLUMN anywhere"]


def make(apps: Any, schema_editor: Any) -> None:
    run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def remove(apps: Any, schema_editor: Any) -> None:
    run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def run(schema_editor: Any, statements: dict[str, list[str]]) -> None:
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0002_search_index"), ("photos", "0001_first")]

    operations = [
        migrations.CreateModel(
            name="SearchPhoto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("has_page", models.BooleanField()),
                ("filed", models.TextField(default="")),
                ("text", models.TextField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_photos",
                        to="newsroom.edition",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_rows",
                        to="photos.photo",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "number"), name="search_photo_once_a_place"
                    )
                ],
            },
        ),
        migrations.RunPython(make, remove),
    ]
