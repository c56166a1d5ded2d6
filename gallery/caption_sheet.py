"""A gallery's texts as a sheet to edit elsewhere, and what an edited sheet would change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from newsroom import publishing
from photos.spreadsheet import Table, as_csv

from .adding_slides import save_beside_draft
from .models import Gallery, Slide

KEY = "slide"
TEXTS = ("title", "caption", "credit", "alt")
COLUMNS = (KEY, "number", "file", *TEXTS)


@dataclass(frozen=True)
class Change:
    """One text of one slide. `problem` says why it cannot be taken, or is empty."""

    slide: Slide
    number: int  # from 1, in the gallery
    name: str  # one of TEXTS
    old: str
    new: str
    problem: str = ""

    @property
    def id(self) -> str:
        return f"{self.slide.key}-{self.name}"


@dataclass(frozen=True)
class Difference:
    """What a sheet would change; `strangers` are its rows that name no slide of the gallery."""

    changes: Sequence[Change] = ()
    strangers: Sequence[str] = field(default_factory=list)
    twice: Sequence[str] = field(default_factory=list)  # keys of which the first row counts


def sheet(gallery: Gallery) -> bytes:
    """CSV. Credit and alt text are those that readers get: the slide's own, else the photo's."""
    slides = gallery.slides.select_related("photo")
    return as_csv(
        COLUMNS,
        (
            [one.key, number, one.photo.file_name, *(shown(one, name) for name in TEXTS)]
            for number, one in enumerate(slides, 1)
        ),
    )


def shown(slide: Slide, name: str) -> str:
    own: str = getattr(slide, name)
    if own or name not in {"credit", "alt"}:
        return own
    photos: str = getattr(slide.photo, name)
    return photos


def difference(gallery: Gallery, table: Table) -> Difference:
    """A column that the sheet has not, or a slide that it leaves out, stays as it is."""
    slides = list(gallery.slides.select_related("photo"))
    named: dict[str, dict[str, str]] = {}
    strangers, twice = [], []
    known = {slide.key for slide in slides}
    for row in table.rows:
        key = row.get(KEY, "").strip()
        if key not in known:
            strangers.append(key or _("(no key)"))
        elif key in named:
            twice.append(key)
        else:
            named[key] = row
    texts = [name for name in TEXTS if name in table.columns]
    changes = [
        change(slide, number, name, named[slide.key][name])
        for number, slide in enumerate(slides, 1)
        for name in texts
        if differs(slide, name, named.get(slide.key, {}).get(name))
    ]
    return Difference(changes, strangers, twice)


def differs(slide: Slide, name: str, new: str | None) -> bool:
    """An emptied cell differs only where the slide has a text of its own to empty."""
    if new is None or not (new.strip() or getattr(slide, name)):
        return False
    return new.strip() != shown(slide, name).strip()


def change(slide: Slide, number: int, name: str, new: str) -> Change:
    new = new.strip()
    problem = ""
    column: Any = Slide._meta.get_field(name)
    try:
        column.clean(new, slide)
    except ValidationError as wrong:
        problem = " ".join(wrong.messages)
    if name == "alt" and new and slide.photo.decorative:
        problem = _("The photo is marked as decorative: it has no alt text.")
    return Change(slide, number, name, shown(slide, name), new, problem)


@transaction.atomic
def take(
    gallery: Gallery, texts: Iterable[tuple[str, str, str]], by: User, base_version: int
) -> int:
    """Write these (key, name, text) into the slides and save the gallery; gives how many differed.

    Raises publishing.Conflict when somebody saved the gallery since `base_version`, and writes
    nothing then. What names no slide, no text, or does not fit is passed over.
    """
    row = publishing.locked(gallery)
    if row.version != base_version:
        raise publishing.Conflict(row, publishing.newest(row))
    slides = {slide.key: slide for slide in gallery.slides.select_related("photo")}
    taken = 0
    for key, name, text in texts:
        slide = slides.get(key)
        if slide is None or name not in TEXTS or not differs(slide, name, text):
            continue
        wanted = change(slide, 0, name, text)
        if not wanted.problem:
            setattr(slide, name, wanted.new)
            taken += 1
    Slide.objects.bulk_update(slides.values(), TEXTS)
    save_beside_draft(gallery, by, base_version)
    return taken
