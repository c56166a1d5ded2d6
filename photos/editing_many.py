"""The road by which facts of many photos are changed at once, and changed back."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User

from . import leases
from .access import tell_changed, tell_credited
from .editing import CREDITS, IN_THE_FILES, Difference, as_lines, change
from .facts_edit import FactsEdit, FactsEditPhoto, kept_value
from .models import Photo
from .public_revision import bump
from .tasks import wake_for_many

FIELDS = {one.name: one for one in Photo._meta.concrete_fields}
Choose = Callable[[Photo], Mapping[str, Any]]  # the facts that this photo is to have


@dataclass
class Changes:
    """What an edit changes, or would. Photos that say all of it already are in neither."""

    changed: dict[int, Difference] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)  # why this photo stays as it is
    photos: dict[int, Photo] = field(default_factory=dict)  # all that were looked at, changed


def changes(photos: Mapping[int, Photo], choose: Choose) -> Changes:
    """What `choose` changes in these photos; nothing is saved."""
    found = Changes(photos=dict(photos))
    for pk, photo in photos.items():
        try:
            difference = change(photo, choose(photo))
        except ValidationError as error:
            found.refused[pk] = " ".join(error.messages)
            continue
        if difference and (clash := clash_in(photo)):
            found.refused[pk] = clash
        elif difference:
            found.changed[pk] = difference
    return found


def clash_in(photo: Photo) -> str:
    """What the database's constraints would refuse; asked of a thousand photos without a query."""
    if photo.usable_from and photo.usable_until and photo.usable_until <= photo.usable_from:
        return _("Its rights would end before they begin.")
    if photo.decorative and photo.alt:
        return _("It is marked decorative, so it has no alt text.")
    return ""


@transaction.atomic
def save_photos(
    ids: Collection[int], by: User | None, choose: Choose, action: str = "change photo"
) -> Changes:
    """Change the facts of these photos in one transaction: one public revision, one wake-up.

    Photos whose facts would not fit stay as they are, and are said. Raises ValueError for a name
    that is no fact.
    """
    found = changes(Photo.objects.select_for_update().in_bulk(ids), choose)
    if not found.changed:
        return found
    write(found.changed)
    audit.record_many(
        by, action, [(found.photos[pk], as_lines(one)) for pk, one in found.changed.items()]
    )
    if files := having(found, IN_THE_FILES):
        leases.want_all(files)
        transaction.on_commit(wake_for_many)
    if credited := having(found, CREDITS):
        tell_credited(*credited)
    tell_changed(*found.changed)
    bump()
    return found


def having(found: Changes, facts: frozenset[str]) -> list[int]:
    """The photos in which one of these facts changed."""
    return [pk for pk, difference in found.changed.items() if facts & difference.keys()]


def write(changed: dict[int, Difference]) -> None:
    """Photos that get the same facts are written by one statement: mostly that is all of them."""
    alike: dict[tuple[tuple[str, Any], ...], list[int]] = {}
    for pk, difference in changed.items():
        new = tuple((name, now) for name, (_was, now) in difference.items())
        alike.setdefault(new, []).append(pk)
    now = timezone.now()
    for values, ids in alike.items():
        Photo.objects.filter(pk__in=ids).update(**dict(values), changed_at=now)


@transaction.atomic
def edit_many(
    ids: Collection[int], by: User | None, choose: Choose
) -> tuple[FactsEdit | None, Changes]:
    """`save_photos`, kept in the history; no row if it changed nothing."""
    found = save_photos(ids, by, choose)
    if not found.changed:
        return None, found
    facts = sorted({name for difference in found.changed.values() for name in difference})
    edit = FactsEdit.objects.create(by=by, facts=",".join(facts), photos=len(found.changed))
    rows = [FactsEditPhoto(edit=edit, photo_id=pk) for pk in found.changed]
    for row in rows:
        row.kept = found.changed[row.photo_id]
    FactsEditPhoto.objects.bulk_create(rows)
    return edit, found


@dataclass(frozen=True)
class Undone:
    photos: int  # that say again what they said before
    left: int  # that somebody has changed since, in a fact of the edit, or that would not fit
    gone: int  # that are deleted or erased


@transaction.atomic
def undo(edit: FactsEdit, by: User | None) -> Undone | None:
    """Change back every fact that still is what the edit made it. None if it was undone before."""
    edit = FactsEdit.objects.select_for_update().get(pk=edit.pk)
    if edit.undone_at:
        return None
    kept = {row.photo_id: row.kept for row in edit.rows.all()}
    since: set[int] = set()

    def as_before(photo: Photo) -> dict[str, Any]:
        facts = {}
        for name, (was, now) in kept[photo.pk].items():
            if kept_value(getattr(photo, name)) == now:
                facts[name] = FIELDS[name].to_python(was)
            else:
                since.add(photo.pk)
        return facts

    found = save_photos(kept.keys(), by, as_before, "undo change of photo")
    edit.undone_at, edit.undone_by = timezone.now(), by
    edit.save(update_fields=["undone_at", "undone_by"])
    left = since | found.refused.keys()
    return Undone(len(found.changed), len(left), edit.photos - len(kept))
