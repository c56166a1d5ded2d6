"""The people, tags and sections that a story's page names, found together.

An edition holds ids; names and addresses are live. They are small rows of one shape in three
tables, so one UNION finds them all: a page has six queries, and these would take three.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import IntegerField, Model, QuerySet, Value

from .models import Byline, Contributor, Section, Tag
from .payload import StoryPayload

Row = tuple[str, int, str, str, int]


@dataclass(frozen=True)
class Credited:
    """Those who did one thing for a story: its words, its photos, its translation."""

    role: str
    people: list[Contributor]

    @property
    def label(self) -> str:
        return str(Byline.Role(self.role).label)


@dataclass
class Named:
    sections: list[Section] = field(default_factory=list)  # all, as the navigation has them
    bylines: list[Credited] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)

    @property
    def people(self) -> list[Contributor]:
        """Each once, in the order of the bylines."""
        return list({person.pk: person for line in self.bylines for person in line.people}.values())


def named_in(payload: StoryPayload) -> Named:
    """What the payload names and still exists, with all sections. One query."""
    people = rows_of(Contributor, {line.contributor for line in payload.bylines})
    tags = rows_of(Tag, set(payload.tags))
    found = list(rows_of(Section, None, "position").union(people, tags, all=True))
    sections = [
        Section(pk, name, slug, "", place)
        for kind, pk, name, slug, place in found
        if kind == "section"
    ]
    return Named(
        sections=sorted(sections, key=lambda one: (one.position, one.name)),
        bylines=credited(payload, found),
        tags=sorted((Tag(row[1], row[2], row[3]) for row in found if row[0] == "tag"), key=str),
    )


def credited(payload: StoryPayload, found: Iterable[Row]) -> list[Credited]:
    """Neighbouring bylines of one role together."""
    people = {
        row[1]: Contributor(row[1], row[2], row[3]) for row in found if row[0] == "contributor"
    }
    known = [line for line in payload.bylines if line.contributor in people]
    return [
        Credited(role, [people[line.contributor] for line in lines])
        for role, lines in groupby(known, key=lambda line: line.role)
    ]


def rows_of(model: type[Model], ids: set[int] | None, position: str = "") -> QuerySet[Model, Row]:
    """(model, id, name, slug, position); all rows where `ids` is None."""
    rows = model._default_manager.order_by()
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    place = position or Value(0, IntegerField())
    return rows.values_list(Value(model._meta.model_name), "pk", "name", "slug", place)
