"""The one road by which the facts of a photo in the library are changed."""

from collections.abc import Mapping
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

CREDITS = frozenset(["byline", "credit"])  # what leads a photo to the people who made it

Difference = dict[str, tuple[Any, Any]]  # a fact's name: what it was, what it is


def save_photo(photo: Photo, by: User | None, fields: dict[str, Any]) -> list[str]:
    """Change these facts, and give the names of those that did change.

    Every page shows them at once; files that carry them are made anew in the background. Raises
    ValidationError (by field) for values that do not fit, ValueError for a name that is no fact.
    `photo` is brought up to date.
    """
    with transaction.atomic():
        fresh = Photo.objects.select_for_update().get(pk=photo.pk)
        changed = change(fresh, fields)
        fresh.validate_constraints()
        if changed:
            fresh.save(update_fields=[*changed, "changed_at"])
            audit.record(by, "change photo", fresh, as_lines(changed))
            if IN_THE_FILES & changed.keys():
                leases.want(fresh)
                transaction.on_commit(partial(wake, fresh.pk))
            if CREDITS & changed.keys():
                tell_credited(fresh.pk)
            tell_changed(fresh.pk)
            bump()
    photo.refresh_from_db()
    return list(changed)


def change(photo: Photo, fields: Mapping[str, Any]) -> Difference:
    """Set these facts on a loaded photo, not saved, and say what that changes.

    Raises ValidationError (by field) and ValueError as `save_photo` does.
    """
    if unknown := sorted(fields.keys() - EDITABLE):
        raise ValueError(f"No facts to edit: {', '.join(unknown)}. There are {sorted(EDITABLE)}.")
    before = {name: getattr(photo, name) for name in fields}
    for name, value in fields.items():
        setattr(photo, name, value)
    photo.clean_fields(exclude=[one.name for one in Photo._meta.fields if one.name not in fields])
    now = {name: getattr(photo, name) for name in fields}
    return {name: (before[name], now[name]) for name in fields if now[name] != before[name]}


def as_lines(changed: Difference) -> str:
    """A line a fact for the audit log: what it was, what it is."""
    return "\n".join(f"{name}: {was!s} -> {now!s}" for name, (was, now) in changed.items())
