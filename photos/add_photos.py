"""Takes files and folders into the library: what the command `add_photos` does."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from .intake import IntakeResult, Outcome, take_in
from .models import Photo

# Keys of the JSON lines and the fields of Photo they speak of.
FACTS = {
    "title": "title",
    "headline": "headline",
    "caption": "caption",
    "alt": "alt",
    "credit": "credit",
    "byline": "byline",
    "source": "source",
    "copyright": "copyright_notice",
    "taken_at": "taken_at",
    "keywords": "keywords",
    "city": "city",
    "country": "country",
    "width": "width",
    "height": "height",
}


def files_in(paths: Iterable[str]) -> Iterator[Path]:
    """The files named, and those in folders and below: 2.jpg before 10.jpg, hidden ones not.

    What is named itself is always given, even if it is hidden or not there.
    """
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        for file in sorted(path.rglob("*"), key=lambda one: natural(one.relative_to(path))):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if not hidden and file.is_file():
                yield file


def natural(path: Path) -> list[list[tuple[int, int, str]]]:
    """A key that sorts numbers by value and folders apart."""
    return [
        [
            (0, int(piece), "") if piece.isdecimal() else (1, 0, piece)
            for piece in re.split(r"(\d+)", part.casefold())
        ]
        for part in path.parts
    ]


def add_photos(
    paths: Iterable[str], by: User | None = None, batch_facts: dict[str, Any] | None = None
) -> Iterator[tuple[Path, IntakeResult]]:
    """Each file with what became of it, as soon as it is known. Renditions are left to be made."""
    for path in files_in(paths):
        try:
            with path.open("rb") as file:
                yield path, take_in(file, path.name, by, batch_facts)
        except FileNotFoundError:
            yield path, IntakeResult(Outcome.REFUSED, reason=_("There is no such file."))
        except (PermissionError, IsADirectoryError) as error:
            reason = _("It cannot be read (%s).") % error.strerror
            yield path, IntakeResult(Outcome.REFUSED, reason=reason)


def as_json(path: Path, result: IntakeResult) -> dict[str, Any]:
    """The line of one file, for programs. Facts are null for a refused one."""
    photo = result.photo
    line = {
        "file": str(path),
        "outcome": str(result.outcome),
        "photo": photo.pk if photo else None,
        "reason": result.reason,
    }
    return line | {key: fact(photo, field) for key, field in FACTS.items()}


def fact(photo: Photo | None, field: str) -> Any:
    if photo is None:
        return None
    value = getattr(photo, field)
    if field == "keywords":
        return [word.strip() for word in value.split(",") if word.strip()]
    if field == "taken_at" and value is not None:
        return timezone.localtime(value, timezone.get_default_timezone()).isoformat()
    return value


def as_text(path: Path, result: IntakeResult) -> str:
    """The line of one file, for people."""
    photo = result.photo
    if photo is None:
        return f"{path}: {result.outcome}. {result.reason}"
    said = ", ".join(
        filter(None, [f"photo {photo.pk}", f"{photo.width} × {photo.height}", photo.credit])
    )
    return f"{path}: {result.outcome}, {said}. {result.reason}".strip()
