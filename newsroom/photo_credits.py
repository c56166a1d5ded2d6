"""Leads photos to the contributors who made them: by every name under which files credit them.

"NASA/ESA/Thomas Pesquet" is found as it stands, and by its parts.
"""

import re

from django.db import transaction

from photos.models import Photo

from .folding import fold
from .models import Contributor, CreditedName, PhotoCredit

PARTS = re.compile(r"[/;,|]| and | & ")


def names_in(*lines: str) -> set[str]:
    """Every name that these credit lines may mean, folded."""
    parts = [part for line in lines for part in (line, *PARTS.split(line))]
    return {fold(part) for part in parts if part.strip()}


@transaction.atomic
def credit_photos(*photo_ids: int) -> None:
    """Make these photos' credits what their by-lines and credit lines say now."""
    lines = Photo.objects.filter(pk__in=photo_ids).values_list("pk", "byline", "credit")
    named = {pk: names_in(*said) for pk, *said in lines}
    every = set().union(*named.values())
    known = CreditedName.objects.filter(folded__in=every).values_list("folded", "contributor")
    people: dict[str, set[int]] = {}
    for folded, contributor in known:
        people.setdefault(folded, set()).add(contributor)
    wanted = {
        (pk, person)
        for pk, names in named.items()
        for name in names
        for person in people.get(name, ())
    }
    rows = PhotoCredit.objects.filter(photo__in=photo_ids)
    had = {(row.photo_id, row.contributor_id): row.pk for row in rows}
    PhotoCredit.objects.filter(pk__in=[had[pair] for pair in had.keys() - wanted]).delete()
    PhotoCredit.objects.bulk_create(
        PhotoCredit(photo_id=pk, contributor_id=person) for pk, person in wanted - had.keys()
    )


@transaction.atomic
def credit_contributor(contributor: Contributor) -> None:
    """Find all photos of a contributor whose names changed. Reads every photo's credit line."""
    own = fold(contributor.name)
    if not CreditedName.objects.filter(folded=own).exists():
        contributor.credited_as.create(name=contributor.name, folded=own)
    names = set(contributor.credited_as.values_list("folded", flat=True))
    lines = Photo.objects.exclude(byline="", credit="").values_list("pk", "byline", "credit")
    made = {pk for pk, *said in lines.iterator() if names & names_in(*said)}
    rows = PhotoCredit.objects.filter(contributor=contributor)
    had = set(rows.values_list("photo", flat=True))
    rows.filter(photo__in=had - made).delete()
    PhotoCredit.objects.bulk_create(
        PhotoCredit(photo_id=pk, contributor=contributor) for pk in made - had
    )
