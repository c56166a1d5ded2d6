"""Finishes or removes what a kill left, and what has had its time. Safe to run whenever.

While somebody is taking in or rendering on this machine, only what is older than `age` is touched:
a live upload could own the rest. While nobody is, everything left is a dead process's.
"""

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from . import leases, originals
from .live_work import alone
from .models import Photo, RenditionSet
from .rendition_folders import folder_of, making_root, media_root, remove_files

AGE = timedelta(hours=1)
RETIRED_FOR = timedelta(days=1)  # pages in browsers may still name its files
UNCLAIMED_FOR = timedelta(days=30)


@dataclass
class Tidied:
    """What was done, counted."""

    uploads_finished: int = 0
    uploads_removed: int = 0
    rows_removed: int = 0
    originals_set_aside: int = 0
    unclaimed_removed: int = 0
    sets_removed: int = 0
    folders_removed: int = 0

    def total(self) -> int:
        return sum(asdict(self).values())


def tidy(age: timedelta = AGE) -> Tidied:
    done = Tidied()
    now = timezone.now()
    with alone("intake") as nobody:
        tidy_uploads(now if nobody else now - age, done)
        tidy_originals(now if nobody else now - age, done)
    remove_retired(now - RETIRED_FOR, done)
    with alone("renditions") as nobody:
        tidy_renditions(now if nobody else now - age, done)
    return done


def older(paths: Iterable[Path], moment: datetime) -> Iterator[Path]:
    """Those that have not been touched since that moment, and are still there."""
    for path in paths:
        try:
            if path.stat().st_mtime <= moment.timestamp():
                yield path
        except FileNotFoundError:
            continue


def tidy_uploads(before: datetime, done: Tidied) -> None:
    """A row that committed gets its file; what has no row, or no file, goes."""
    left = list(older(originals.incoming_root().iterdir(), before))
    uploads = [path for path in left if not path.suffix]
    by_sha256 = {sha256_of(path): path for path in uploads}
    for photo in Photo.objects.filter(current_set=None, added_at__lte=before).exclude(original=""):
        if originals.original_path(photo.original).exists():
            continue
        upload = by_sha256.get(photo.sha256)
        if upload is not None:
            finish(upload, photo)
            done.uploads_finished += 1
        else:
            remove_row(photo, done)
    for path in left:
        if path.exists():
            path.unlink(missing_ok=True)
            done.uploads_removed += not path.suffix


def finish(upload: Path, photo: Photo) -> None:
    thumbnail = upload.with_suffix(".jpg")
    if thumbnail.exists():
        originals.put_in_place(thumbnail, originals.thumbnail_path(photo.sha256))
    originals.put_in_place(upload, originals.original_path(photo.original))


def remove_row(photo: Photo, done: Tidied) -> None:
    try:
        with transaction.atomic():
            photo.delete()
        done.rows_removed += 1
    except ProtectedError:  # a story has it already: its editors must hear of it
        leases.fail(photo, "The original is not in its place. Add the photo again.")
    originals.thumbnail_path(photo.sha256).unlink(missing_ok=True)


def tidy_originals(before: datetime, done: Tidied) -> None:
    """Files that no row knows are set aside for a month: after restoring an older backup of the
    database they would be the only copies."""
    root = originals.root()
    known = set(Photo.objects.values_list("original", flat=True))
    for path in older(root.glob("[0-9a-f][0-9a-f]/*"), before):
        if path.relative_to(root).as_posix() not in known:
            originals.put_in_place(path, originals.unclaimed_root() / path.name)
            done.originals_set_aside += 1
    hashes = {Path(name).stem for name in known}
    for path in older((root / "thumbs").glob("*/*.jpg"), before):
        if path.stem not in hashes:
            path.unlink(missing_ok=True)
    for path in older(originals.unclaimed_root().glob("*"), timezone.now() - UNCLAIMED_FOR):
        path.unlink(missing_ok=True)
        done.unclaimed_removed += 1


def remove_retired(before: datetime, done: Tidied) -> None:
    """Row first: files without a row are removed by the next step, if a kill comes in between."""
    for renditions in RenditionSet.objects.retired_before(before):
        renditions.delete()
        remove_files(renditions.key)
        done.sets_removed += 1


def tidy_renditions(before: datetime, done: Tidied) -> None:
    for path in older(making_root().iterdir(), before):
        shutil.rmtree(path, ignore_errors=True)
        done.folders_removed += 1
    known = set(RenditionSet.objects.values_list("key", flat=True))
    for path in older(media_root().glob("??/*"), before):
        if path.name not in known and path == folder_of(path.name):
            shutil.rmtree(path, ignore_errors=True)
            done.folders_removed += 1


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
