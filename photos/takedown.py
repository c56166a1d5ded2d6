"""Takes a photo from every page at once, lets it back, or erases it for good."""

import logging
from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import User

from . import leases, originals
from .access import tell_changed
from .models import FactsEditPhoto, Photo
from .public_revision import bump
from .rendition_folders import remove_files
from .takedown_ledger import Act, Line, append, last_lines
from .tasks import wake

log = logging.getLogger(__name__)

FACTS = [
    "title",
    "headline",
    "caption",
    "alt",
    "extended_description",
    "keywords",
    "city",
    "country",
    "credit",
    "byline",
    "source",
    "copyright_notice",
    "licence_url",
    "acquire_licence_url",
    "usage_terms",
]


def take_down(photo: Photo, by: User | None, reason: str) -> None:
    """No page shows it from now on, its public files are gone, its addresses answer 410."""
    write_line(Act.DOWN, photo, by, reason)
    mark_down(photo, by, reason)


def lift(photo: Photo, by: User | None, reason: str) -> None:
    """Let it be shown again, once its files have been made anew. ValueError for an erased one."""
    if photo.is_erased:
        raise ValueError("An erased photo cannot come back: its file is gone.")
    write_line(Act.LIFT, photo, by, reason)
    mark_lifted(photo, by, reason)


def erase(photo: Photo, by: User | None, reason: str) -> None:
    """Take it down and remove its original and its facts too, where the law demands it.

    The row stays, empty: stories that named it stay whole, and the same file cannot come back.
    """
    write_line(Act.ERASE, photo, by, reason)
    mark_erased(photo, by, reason)


def write_line(act: Act, photo: Photo, by: User | None, reason: str) -> None:
    """Before the database is told: after a kill in between, the next start does the rest."""
    now = timezone.now().isoformat()
    append(Line(now, act, photo.sha256, photo.pk, reason, str(by or "")))


def mark_down(photo: Photo, by: User | None, reason: str) -> None:
    with transaction.atomic():
        fresh = Photo.objects.select_for_update().get(pk=photo.pk)
        if fresh.taken_down_at is None:
            fresh.taken_down_at = timezone.now()
            fresh.save(update_fields=["taken_down_at", "changed_at"])
            audit.record(by, "take photo down", fresh, reason)
            bump()
    remove_public_files(photo)
    photo.refresh_from_db()


def mark_lifted(photo: Photo, by: User | None, reason: str) -> None:
    with transaction.atomic():
        fresh = Photo.objects.select_for_update().get(pk=photo.pk)
        if fresh.taken_down_at is not None:
            fresh.taken_down_at = None
            fresh.state = Photo.State.PROCESSING  # its files are gone
            fresh.save(update_fields=["taken_down_at", "state", "changed_at"])
            leases.want(fresh)
            audit.record(by, "lift takedown", fresh, reason)
            bump()
            transaction.on_commit(partial(wake, fresh.pk))
    photo.refresh_from_db()


def mark_erased(photo: Photo, by: User | None, reason: str) -> None:
    original, sha256 = photo.original, photo.sha256
    with transaction.atomic():
        fresh = Photo.objects.select_for_update().get(pk=photo.pk)
        if not fresh.is_erased:
            fresh.taken_down_at = fresh.taken_down_at or timezone.now()
            for name in FACTS:
                setattr(fresh, name, "")
            fresh.original, fresh.file_name, fresh.from_file = "", "", "{}"
            fresh.taken_at = fresh.latitude = fresh.longitude = fresh.perceptual_hash = None
            fresh.set_wanted_at = None
            fresh.save()
            FactsEditPhoto.objects.filter(photo=fresh).delete()  # they keep what it said before
            audit.record(by, "erase photo", fresh, reason)
            tell_changed(fresh.pk)
            bump()
    remove_public_files(photo)
    if original:
        originals.original_path(original).unlink(missing_ok=True)
    originals.thumbnail_path(sha256).unlink(missing_ok=True)
    photo.refresh_from_db()


def remove_public_files(photo: Photo) -> None:
    for key in photo.rendition_sets.values_list("key", flat=True):
        remove_files(key)


def apply_takedowns() -> int:
    """What every start does: the file's word and the database's are joined, so that neither a
    restored backup nor a kill in the middle brings a photo back. Returns how many were changed."""
    lines = last_lines()
    changed = 0
    for photo in Photo.objects.filter(sha256__in=lines):
        changed += apply_line(photo, lines[photo.sha256])
    for photo in Photo.objects.exclude(taken_down_at=None):
        if photo.sha256 not in lines:  # the file was lost, or restored from an older backup
            act = Act.ERASE if photo.is_erased else Act.DOWN
            write_line(act, photo, None, "Known from the database.")
        remove_public_files(photo)
    if changed:
        log.warning("Takedowns applied at start: %s", changed)
    return changed


def apply_line(photo: Photo, line: Line) -> bool:
    reason = f"{line.reason} (from takedowns.jsonl, {line.at}, {line.by})"
    if line.act == Act.ERASE and not photo.is_erased:
        mark_erased(photo, None, reason)
    elif line.act == Act.DOWN and photo.taken_down_at is None:
        mark_down(photo, None, reason)
    elif line.act == Act.LIFT and photo.taken_down_at and photo.taken_down_at < line.moment:
        if photo.is_erased:
            return False
        mark_lifted(photo, None, reason)
    else:
        return False
    return True
