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
def credit_photo(photo_id: int) -> None:
    """Make the photo's credits what its by-line and its credit line say now."""
    photo = Photo.objects.only("byline", "credit").filter(pk=photo_id).first()
    if photo is None:
        return
    named = CreditedName.objects.filter(folded__in=names_in(photo.byline, photo.credit))
    wanted = set(named.values_list("contributor", flat=True))
    rows = PhotoCredit.objects.filter(photo=photo_id)
    rows.exclude(contributor__in=wanted).delete()
    missing = wanted - set(rows.values_list("contributor", flat=True))
    PhotoCredit.objects.bulk_create(
        PhotoCredit(photo_id=photo_id, contributor_id=pk) for pk in missing
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
