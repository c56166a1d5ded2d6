"""What search looks through: the folded words of each dated edition, the same for both databases.

Databases part texts into words each in its own way (PostgreSQL takes "NASA/ESA/Pesquet" for a file
name). So they get words already: folded, parted by single spaces, nothing else.
"""

import re
from collections.abc import Collection, Iterable

from django.utils import timezone

from .folding import fold
from .kinds import kind_named
from .models import Edition, SearchText

BETWEEN_WORDS = re.compile(r"[\W_]+")
#: Characters. PostgreSQL refuses a tsvector of more than a megabyte, and so the publication.
LONGEST = 200_000


def words(text: str) -> str:
    """The words alone: `Über NASA/ESA, 2021!` is `uber nasa esa 2021`."""
    return BETWEEN_WORDS.sub(" ", fold(text)).strip()[:LONGEST]


def write_search_text(edition: Edition) -> None:
    """Called when an edition is dated."""
    names = [tag.name for tag in edition.tags.all()]
    names += [person.name for person in edition.contributors.all()]
    row = search_row(edition, names)
    SearchText.objects.update_or_create(
        edition=edition,
        defaults={"headline": row.headline, "text": row.text, "filed": row.filed},
    )


def search_row(edition: Edition, names: Iterable[str] = ()) -> SearchText:
    """The edition's row, not yet saved; `names` are those it is filed under."""
    assert edition.first_published_at  # noqa: S101 -- for mypy: it is dated
    year = timezone.localtime(edition.first_published_at).year
    return SearchText(
        edition=edition,
        headline=words(edition.headline),
        text=words("\n".join(text_parts(edition, names))),
        filed=filed(edition.kind, edition.section_id, year),
    )


def filed(kind: str | None, section: int | None, year: int | None) -> str:
    """Where a story is filed, in words that no text has: `kind=article section=3 year=2021`."""
    facts = {"kind": kind, "section": section, "year": year}
    return " ".join(f"{name}={value}" for name, value in facts.items() if value)


def text_parts(
    edition: Edition, names: Iterable[str] = (), without: Collection[int] = ()
) -> list[str]:
    """All but the headline, in the order in which a match tells most: dek, body, names, kicker.

    What belongs to the photos whose ids are in `without` is left out.
    """
    body = kind_named(edition.kind).text(edition.load(), without)
    return [edition.dek, body, ", ".join(names), edition.kicker]
