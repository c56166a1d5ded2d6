"""Makes a photo's public files as one set, and points the photo to it."""

import shutil
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from django.db import transaction
from django.utils import timezone

from . import originals
from .access import tell_ready
from .child_process import ChildFailed, run_child
from .live_work import at_work
from .models import Photo, RenditionSet, new_set_key
from .public_revision import bump
from .rendition_files import RenditionFile
from .rendition_folders import folder_of, making_root

THUMBNAIL = "thumbnail.jpg"
PUBLIC_FACTS = [
    "byline",
    "credit",
    "copyright_notice",
    "licence_url",
    "acquire_licence_url",
    "usage_terms",
]


class Overtaken(Exception):
    """The photo was taken down, erased or deleted while its files were made."""


def make_set(photo: Photo) -> RenditionSet:
    """Render every file, then make them the photo's own in one transaction.

    Raises ChildFailed (the file cannot be rendered), NoSlot, OSError, or Overtaken. Nothing is left
    of a set that was not finished.
    """
    wanted_at = photo.set_wanted_at
    key = new_set_key()
    folder = folder_of(key)
    with at_work("renditions"):
        making = making_root() / key
        making.mkdir()
        try:
            files = render(photo, making)
            folder.parent.mkdir(parents=True, exist_ok=True)
            making.rename(folder)
            return point_to(photo, key, files, wanted_at)
        except BaseException:
            shutil.rmtree(making, ignore_errors=True)
            shutil.rmtree(folder, ignore_errors=True)
            raise


def render(photo: Photo, folder: Path) -> list[RenditionFile]:
    original = originals.original_path(photo.original)
    if not photo.original or not original.is_file():
        raise ChildFailed("original_missing", photo.original)
    thumbnail = originals.thumbnail_path(photo.sha256)
    answer = run_child(
        "render_child.py",
        {
            "path": str(original),
            "folder": str(folder),
            "thumbnail": "" if thumbnail.exists() else str(folder / THUMBNAIL),
            "focal_x": photo.focal_x,
            "focal_y": photo.focal_y,
            "facts": {name: getattr(photo, name) for name in PUBLIC_FACTS},
        },
    )
    if (folder / THUMBNAIL).exists():
        originals.put_in_place(folder / THUMBNAIL, thumbnail)
    files: list[RenditionFile] = msgspec.convert(answer["files"], list[RenditionFile])
    return sorted(files, key=lambda file: (file.role, file.suffix, file.width))


def point_to(
    photo: Photo, key: str, files: list[RenditionFile], wanted_at: datetime | None
) -> RenditionSet:
    """One transaction: the set, the photo's pointer, the old set's retirement, the revision."""
    now = timezone.now()
    with transaction.atomic():
        fresh = Photo.objects.select_for_update().filter(pk=photo.pk, taken_down_at=None).first()
        if fresh is None or fresh.original != photo.original:
            raise Overtaken
        made = RenditionSet(photo=fresh, key=key, source=fresh.original)
        made.files = files
        made.save()
        fresh.rendition_sets.filter(retired_at=None).exclude(pk=made.pk).update(retired_at=now)
        was_ready = fresh.state == Photo.State.READY
        done: dict[str, Any] = {
            "current_set": made,
            "state": Photo.State.READY,
            "failure": "",
            "tries": 0,
            "leased_until": None,
        }
        if fresh.set_wanted_at == wanted_at:  # else somebody wanted another one meanwhile
            done["set_wanted_at"] = None
        for name, value in done.items():
            setattr(fresh, name, value)
            setattr(photo, name, value)
        fresh.save(update_fields=[*done, "changed_at"])
        bump()
        if not was_ready:
            transaction.on_commit(partial(tell_ready, photo.pk))
    return made
