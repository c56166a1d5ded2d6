"""The one road by which the facts of a photo in the library are changed."""

from functools import partial
from typing import Any

from django.db import transaction

from accounts import audit
from accounts.models import User

from . import leases
from .access import tell_changed, tell_credited
from .models import Photo
from .public_revision import bump
from .tasks import wake

EDITABLE = frozenset(
    [
        "title",
        "headline",
        "caption",
        "alt",
        "decorative",
        "extended_description",
        "keywords",
        "taken_at",
        "city",
        "country",
        "focal_x",
        "focal_y",
        "credit",
        "byline",
        "source",
        "copyright_notice",
        "licence_url",
        "acquire_licence_url",
        "usage_terms",
        "usable_from",
        "usable_until",
    ]
)
# What the files themselves carry: a change needs a new set.
IN_THE_FILES = frozenset(
    [
        "focal_x",
        "focal_y",
        "credit",
        "byline",
        "copyright_notice",
        "licence_url",
        "acquire_licence_url",
        "usage_terms",
    ]
)


def save_photo(photo: Photo, by: User | None, fields: dict[str, Any]) -> list[str]:
    """Change these facts, and give the names of those that did change.

    Every page shows them at once; files that carry them are made anew in the background. Raises
    ValidationError (by field) for values that do not fit, ValueError for a name that is no fact.
    `photo` is brought up to date.
    """
    if unknown := sorted(set(fields) - EDITABLE):
        raise ValueError(f"No facts to edit: {', '.join(unknown)}. There are {sorted(EDITABLE)}.")
    with transaction.atomic():
        fresh = Photo.objects.select_for_update().get(pk=photo.pk)
        before = {name: getattr(fresh, name) for name in fields}
        for name, value in fields.items():
            setattr(fresh, name, value)
        everything_else = [one.name for one in Photo._meta.fields if one.name not in fields]
        fresh.clean_fields(exclude=everything_else)
        fresh.validate_constraints()
        changed = [name for name in fields if getattr(fresh, name) != before[name]]
        if changed:
            fresh.save(update_fields=[*changed, "changed_at"])
            audit.record(by, "change photo", fresh, difference(fresh, before, changed))
            if IN_THE_FILES & set(changed):
                leases.want(fresh)
                transaction.on_commit(partial(wake, fresh.pk))
            if {"byline", "credit"} & set(changed):
                tell_credited(fresh.pk)
            tell_changed(fresh.pk)
            bump()
    photo.refresh_from_db()
    return changed


def difference(photo: Photo, before: dict[str, Any], changed: list[str]) -> str:
    """A line a fact for the audit log: what it was, what it is."""
    return "\n".join(f"{name}: {before[name]!s} -> {getattr(photo, name)!s}" for name in changed)
