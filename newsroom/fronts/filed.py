"""What feeds say of many stories besides their own words: by whom, about what, what was wrong."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import CharField, IntegerField, Value

from newsroom.models import (
    Contributor,
    Edition,
    EditionContributor,
    EditionTag,
    Tag,
)

PERSON, TAG, CORRECTION = 0, 1, 2


@dataclass
class Filed:
    """People in the order of the bylines, each once; tags by name; corrections newest first."""

    people: list[Contributor] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    corrections: list[str] = field(default_factory=list)


def filed(editions: Sequence[Edition], at: datetime) -> dict[int, Filed]:
    """By the story's id. One query."""
    ids, stories = [one.pk for one in editions], [one.story_id for one in editions]
    people = EditionContributor.objects.filter(edition__in=ids).order_by()
    tags = EditionTag.objects.filter(edition__in=ids).order_by()
    told = Edition.objects.filter(story__in=stories).has_been_live(at).exclude(correction="")
    rows = people.values_list(
        what(PERSON), "edition__story", "position", "contributor__name", "contributor__slug"
    ).union(
        tags.values_list(what(TAG), "edition__story", what(0), "tag__name", "tag__slug"),
        told.order_by().values_list(
            what(CORRECTION), "story", "number", "correction", Value("", CharField())
        ),
    )
    found: defaultdict[int, Filed] = defaultdict(Filed)
    for kind, story, _place, text, slug in sorted(rows):
        one = found[story]
        if kind == PERSON and slug not in {person.slug for person in one.people}:
            one.people.append(Contributor(name=text, slug=slug))
        elif kind == TAG:
            one.tags.append(Tag(name=text, slug=slug))
        elif kind == CORRECTION:
            one.corrections.insert(0, text)
    return found


def what(number: int) -> Value:
    return Value(number, IntegerField())
