"""How many pictures may be decoded at once on this machine, over all its processes."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings

PAUSE = 0.02  # seconds between two looks for a free slot


class NoSlot(Exception):
    """All slots stayed taken for as long as the caller would wait."""


def slot_count() -> int:
    """One on a machine of one to three cores: a decode may take hundreds of megabytes."""
    return max(1, (os.cpu_count() or 1) // 2)


@contextmanager
def decode_slot(wait: float) -> Iterator[None]:
    """Hold one of the slots; after `wait` seconds without one, NoSlot."""
    folder = Path(settings.DATA_ROOT) / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + wait
    while (handle := _free_slot(folder)) is None:
        if time.monotonic() > end:
            raise NoSlot
        time.sleep(PAUSE)
    with handle:
        yield


def _free_slot(folder: Path) -> IO[str] | None:
    for number in range(slot_count()):
        handle = (folder / f"decode-{number}.lock").open("a")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.close()
        else:
            return handle
    return None
