"""Under which names editions are filed: people and tags, as they are called now."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import IntegerField, Value

from .models import Edition, EditionContributor, EditionTag

Names = defaultdict[int, list[str]]


def names_of(editions: Sequence[Edition]) -> tuple[Names, Names]:
    """Names of contributors and of tags, by the edition's id: people in the order of the bylines,
    tags by name. One query."""
    ids = [edition.pk for edition in editions]
    of_person, of_tag, nowhere = (Value(n, IntegerField()) for n in (0, 1, 0))
    people = EditionContributor.objects.filter(edition__in=ids).order_by()
    tags = EditionTag.objects.filter(edition__in=ids).order_by()
    rows = people.values_list(of_person, "edition", "position", "contributor__name").union(
        tags.values_list(of_tag, "edition", nowhere, "tag__name")
    )
    found: tuple[Names, Names] = defaultdict(list), defaultdict(list)
    for what, edition, _position, name in sorted(rows):
        if name not in found[what][edition]:
            found[what][edition].append(name)
    return found
