"""ORIGINALS_ROOT/takedowns.jsonl: what may not be shown, kept apart from the database.

Lines are only ever added. A backup of the database that is restored knows nothing of later
takedowns; this file does.
"""

import fcntl
import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from . import originals


class Act(StrEnum):
    DOWN = "down"
    LIFT = "lift"
    ERASE = "erase"


@dataclass(frozen=True)
class Line:
    at: str  # ISO 8601 with offset
    act: str
    sha256: str
    photo: int
    reason: str
    by: str

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)


def ledger_path() -> Path:
    return originals.root() / "takedowns.jsonl"


def append(line: Line) -> None:
    """Add one line, and come back when the disk has it."""
    path = ledger_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        text = json.dumps(asdict(line), ensure_ascii=False) + "\n"
        if file.tell() and not _ends_with_newline(file.fileno()):
            text = "\n" + text  # a kill cut the last line off: it must not swallow this one
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())


def _ends_with_newline(descriptor: int) -> bool:
    return os.pread(descriptor, 1, os.fstat(descriptor).st_size - 1) == b"\n"


def last_lines() -> dict[str, Line]:
    """The last word on each photo, by sha256. Lines that a kill cut off are passed over."""
    last: dict[str, Line] = {}
    if not ledger_path().exists():
        return last
    for text in ledger_path().read_text(errors="replace").splitlines():
        try:
            line = Line(**json.loads(text))
        except (ValueError, TypeError):
            continue
        last[line.sha256] = line
    return last
