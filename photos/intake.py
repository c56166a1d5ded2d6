"""The one way into the library, for the desk, the demo and commands.

Bytes go to ORIGINALS_ROOT/.incoming, a child process looks at them, the row commits, the file is
renamed into place, a task is sent. What a kill leaves between two steps, photos/tidy.py finishes
or removes.
"""

import errno
import hashlib
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User

from . import originals, refusals, sniffing
from .access import tell_credited
from .child_process import ChildFailed, run_child
from .decode_slots import NoSlot
from .file_names import tidy_name
from .intake_facts import columns, from_file
from .live_work import at_work
from .models import Photo
from .refusals import Refused
from .tasks import wake
from .twins import nearest_twin

CHUNK = 2**20  # bytes


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Outcome(StrEnum):
    ADDED = "added"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True)
class IntakeResult:
    outcome: Outcome
    photo: Photo | None = None
    reason: str = ""  # a sentence for the editor; empty when added


@dataclass
class Upload:
    """A file under way: its bytes and its thumbnail in `.incoming`, both gone at the end."""

    path: Path = field(default_factory=lambda: originals.incoming_root() / secrets.token_hex(16))
    sha256: str = ""
    size: int = 0  # bytes
    head: bytes = b""

    @property
    def thumbnail(self) -> Path:
        return self.path.with_suffix(".jpg")

    def discard(self) -> None:
        self.path.unlink(missing_ok=True)
        self.thumbnail.unlink(missing_ok=True)


def take_in(
    file: Readable,
    file_name: str,
    by: User | None = None,
    batch_facts: dict[str, Any] | None = None,
) -> IntakeResult:
    """Take one file into the library. Call it outside a transaction: decoding may take seconds.

    `batch_facts` (Photo's field names) fill only what the file leaves empty. A file that is not
    taken leaves neither row nor file.
    """
    with at_work("intake"):
        upload = Upload()
        try:
            return _take_in(upload, file, tidy_name(file_name), by, batch_facts or {})
        except Refused as refused:
            return IntakeResult(Outcome.REFUSED, reason=str(refused))
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
            return IntakeResult(Outcome.REFUSED, reason=str(refusals.for_code("disk_full")))
        finally:
            upload.discard()


def _take_in(
    upload: Upload, file: Readable, file_name: str, by: User | None, batch_facts: dict[str, Any]
) -> IntakeResult:
    receive(file, upload)
    if known := Photo.objects.filter(sha256=upload.sha256).first():
        return duplicate_of(known, upload)
    seen = look_at(upload)
    photo = Photo(
        original=originals.original_name(upload.sha256, seen["format"]),
        sha256=upload.sha256,
        format=seen["format"],
        file_name=file_name,
        bytes=upload.size,
        width=seen["width"],
        height=seen["height"],
        perceptual_hash=seen["perceptual_hash"],
        twin=nearest_twin(seen["perceptual_hash"]),
        from_file=from_file(seen),
        set_wanted_at=timezone.now(),
        uploaded_by=by,
        **columns(seen["facts"], batch_facts),
    )
    try:
        with transaction.atomic():
            photo.save(force_insert=True)
            audit.record(by, "add photo", photo)
            tell_credited(photo.pk)
    except IntegrityError:  # the same bytes came in a moment ago, by another way
        return duplicate_of(Photo.objects.get(sha256=upload.sha256), upload)
    keep(upload, photo)
    transaction.on_commit(partial(wake, photo.pk))
    return IntakeResult(Outcome.ADDED, photo)


def receive(file: Readable, upload: Upload) -> None:
    """Write the bytes, counting and hashing; never more of them than are taken."""
    digest = hashlib.sha256()
    with upload.path.open("xb") as out:
        while chunk := file.read(CHUNK):
            upload.size += len(chunk)
            if upload.size > settings.PHOTO_MAX_BYTES:
                raise refusals.for_code("too_large")
            if len(upload.head) < sniffing.HEAD_BYTES:
                upload.head = (upload.head + chunk)[: sniffing.HEAD_BYTES]
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())  # before a row can say that it is there
    if not upload.size:
        raise refusals.for_code("empty")
    upload.sha256 = digest.hexdigest()


def look_at(upload: Upload) -> dict[str, Any]:
    """What photos/decoder_child.py finds; Refused for what is no photo."""
    kind = sniffing.kind_of(upload.head)
    if not kind.taken:
        raise refusals.of_kind(kind)
    try:
        return run_child(
            "decoder_child.py", {"path": str(upload.path), "thumbnail": str(upload.thumbnail)}
        )
    except ChildFailed as failed:
        # It began like a picture: what cannot be opened all the same is damaged.
        code = "broken" if failed.code == "not_a_picture" else failed.code
        raise refusals.for_code(code, failed.detail) from None
    except NoSlot:
        raise refusals.for_code("busy") from None


def keep(upload: Upload, photo: Photo) -> None:
    """Put both files in place, the original last: where it stands, the thumbnail does too."""
    try:
        originals.put_in_place(upload.thumbnail, originals.thumbnail_path(photo.sha256))
        originals.put_in_place(upload.path, originals.original_path(photo.original))
    except OSError:
        with suppress(OSError):
            originals.thumbnail_path(photo.sha256).unlink(missing_ok=True)
        photo.delete()
        raise


def duplicate_of(photo: Photo, upload: Upload) -> IntakeResult:
    if photo.is_erased:
        raise refusals.for_code("erased")
    original = originals.original_path(photo.original)
    if not original.exists():  # lost with a disk or by a kill, and here it is again
        originals.put_in_place(upload.path, original)
    reason = _("The library has this photo already.")
    if photo.taken_down_at:
        reason = _("The library has this photo already; it has been taken down and is not shown.")
    return IntakeResult(Outcome.DUPLICATE, photo, reason)
