"""The people, tags, sections, corrections and translations that a story's page names, together.

An edition holds ids; names and addresses are live. They are a few small rows in four tables: one
UNION finds them all, where a page has six queries and these would take five. Written as SQL, since
building it from querysets takes five times as long as running it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from django.db import connection

from .models import Byline, Contributor, Edition, Section, Tag
from .payload import StoryPayload

Row = tuple[str, int, str, str, int]

SECTIONS = "SELECT 'section', id, name, slug, position FROM " + Section._meta.db_table  # noqa: S608
PEOPLE = (
    "SELECT 'person', id, name, slug, COALESCE(portrait_id, 0) FROM "  # noqa: S608
    + Contributor._meta.db_table
)
TAGS = "SELECT 'tag', id, name, slug, 0 FROM " + Tag._meta.db_table  # noqa: S608 -- constants all
CORRECTIONS = (
    "SELECT 'correction', id, correction, CAST(live_from AS VARCHAR(40)), 0 FROM "  # noqa: S608
    + Edition._meta.db_table
    + " WHERE story_id = %s AND live_from <= %s AND NOT withdrawn AND correction <> ''"
)
# As Edition.objects.live(at) says it: no later edition has come, and this one is not withdrawn.
EDITION = Edition._meta.db_table
TRANSLATIONS = (
    f"SELECT 'translation', one.id, one.language, one.slug, 0 FROM {EDITION} one "  # noqa: S608
    "WHERE one.translation_group = %s AND one.kind = %s AND one.story_id <> %s "
    "AND one.live_from <= %s AND NOT one.withdrawn AND NOT EXISTS "
    f"(SELECT 1 FROM {EDITION} later WHERE later.story_id = one.story_id "
    "AND later.live_from > one.live_from AND later.live_from <= %s)"
)
GROUP = Edition._meta.get_field("translation_group")


@dataclass(frozen=True)
class Credited:
    """Those who did one thing for a story: its words, its photos, its translation."""

    role: str
    people: list[Contributor]

    @property
    def label(self) -> str:
        return str(Byline.Role(self.role).label)


@dataclass(frozen=True)
class Correction:
    """What readers have been told was wrong. A later edition does not take the note away."""

    text: str
    made_at: datetime


@dataclass
class Named:
    sections: list[Section] = field(default_factory=list)  # all, as the navigation has them
    bylines: list[Credited] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)  # newest first
    translations: list[Edition] = field(default_factory=list)  # live, with kind, slug and language

    @property
    def people(self) -> list[Contributor]:
        """Each once, in the order of the bylines."""
        people = (person for line in self.bylines for person in line.people)
        return list({person.pk: person for person in people}.values())


def named_in(edition: Edition, at: datetime) -> Named:
    """What the edition names and still exists, with all sections. One query."""
    payload = edition.load()
    found = rows_of(edition, payload, at)
    sections = [
        Section(pk, name, slug, "", place)
        for kind, pk, name, slug, place in found
        if kind == "section"
    ]
    return Named(
        sections=sorted(sections, key=lambda one: (one.position, one.name)),
        bylines=credited(payload, found),
        tags=sorted((Tag(row[1], row[2], row[3]) for row in found if row[0] == "tag"), key=str),
        corrections=corrections(found),
        translations=[
            Edition(pk=pk, kind=edition.kind, language=language, slug=slug)
            for what, pk, language, slug, _zero in found
            if what == "translation"
        ],
    )


def rows_of(edition: Edition, payload: StoryPayload, at: datetime) -> list[Row]:
    """(what, id, name, slug, position); of people the portrait stands in place of the position, of
    corrections the date in place of the slug."""
    people = {line.contributor for line in payload.bylines}
    parts = [SECTIONS]
    values: list[Any] = []
    for sql, ids in ((PEOPLE, people), (TAGS, payload.tags)):
        if ids:
            parts.append(f"{sql} WHERE id IN ({', '.join(['%s'] * len(ids))})")
            values += ids
    moment = connection.ops.adapt_datetimefield_value(at)
    if edition.live_from != edition.first_published_at:  # the first has corrected nothing
        parts.append(CORRECTIONS)
        values += [edition.story_id, moment]
    if edition.translation_group is not None:
        parts.append(TRANSLATIONS)
        group = GROUP.get_db_prep_value(edition.translation_group, connection)
        values += [group, edition.kind, edition.story_id, moment, moment]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        return list(cursor.fetchall())


def credited(payload: StoryPayload, found: Iterable[Row]) -> list[Credited]:
    """Neighbouring bylines of one role together."""
    people = {
        row[1]: Contributor(row[1], row[2], row[3], portrait_id=row[4] or None)
        for row in found
        if row[0] == "person"
    }
    known = [line for line in payload.bylines if line.contributor in people]
    return [
        Credited(role, [people[line.contributor] for line in lines])
        for role, lines in groupby(known, key=lambda line: line.role)
    ]


def corrections(found: Iterable[Row]) -> list[Correction]:
    rows = [(row[2], datetime.fromisoformat(row[3])) for row in found if row[0] == "correction"]
    made = [
        Correction(text, moment if moment.tzinfo else moment.replace(tzinfo=UTC))
        for text, moment in rows
    ]
    return sorted(made, key=lambda one: one.made_at, reverse=True)
