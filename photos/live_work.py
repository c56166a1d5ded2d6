"""Says whether anybody is still at work: tidying never takes a file from under a live upload.

Whoever takes in or renders holds a shared lock; the tidier asks for the lock alone. The kernel
gives a dead process's locks back at once, so a kill needs no waiting. Locks hold on one machine.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


@contextmanager
def at_work(name: str) -> Iterator[None]:
    """While this is held, `alone(name)` is refused. Waits while a tidier is at it."""
    with _lock_file(name).open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_SH)
        yield


@contextmanager
def alone(name: str) -> Iterator[bool]:
    """True: nobody is at work, and nobody can begin until this ends. False: somebody is."""
    with _lock_file(name).open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def _lock_file(name: str) -> Path:
    folder = Path(settings.DATA_ROOT) / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name}.lock"
