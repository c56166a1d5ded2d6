"""Tables to edit in a spreadsheet: CSV as Excel, Numbers and LibreOffice read and write it.

Cells that a spreadsheet would run as a formula are written with an apostrophe before them, and read
without it (https://owasp.org/www-community/attacks/CSV_Injection).
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

FORMULAS = tuple("=+-@\t\r＝＋－＠")
DELIMITERS = ",;\t"
MOST_BYTES = 2_000_000
MOST_ROWS = 5000
WORKBOOK = b"PK\x03\x04"
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"

Row = dict[str, str]


class NotATable(Exception):
    """Why a file was not read, in a sentence for whoever uploaded it."""


@dataclass(frozen=True)
class Table:
    """Rows by column, names in small letters; `is_guessed`: the file's signs were not UTF-8."""

    columns: Sequence[str]
    rows: Sequence[Row]
    is_guessed: bool = False


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([written(str(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def written(cell: str) -> str:
    return f"'{cell}" if may_run(cell.lstrip("'")) else cell


def read(cell: str) -> str:
    """As `written` found it. Line breaks are LF alone."""
    cell = cell.replace("\r\n", "\n").replace("\0", "")
    return cell[1:] if cell.startswith("'") and may_run(cell.lstrip("'")) else cell


def may_run(cell: str) -> bool:
    return cell.startswith(FORMULAS)


def read_table(data: bytes, needed: str) -> Table:
    """The table in a file whose first row names its columns, `needed` among them. Raises
    NotATable."""
    if len(data) > MOST_BYTES:
        raise NotATable(_("The file has more than 2 MB: a sheet of captions is far smaller."))
    if data.startswith((WORKBOOK, OLD_WORKBOOK)):
        raise NotATable(
            _("This is a workbook. Save it as “CSV UTF-8” in your spreadsheet, and upload that.")
        )
    text, is_guessed = decoded(data)
    lines = list(rows_in(text))
    columns = [name.strip().lower() for name in lines[0]] if lines else []
    if needed not in columns:
        raise NotATable(
            _("The first row has no column “%(name)s”. Keep the first row as it was downloaded.")
            % {"name": needed}
        )
    if len(lines) > MOST_ROWS:
        raise NotATable(_("The file has more than 5,000 rows: upload it in parts."))
    rows = [
        {name: read(cell) for name, cell in zip(columns, line, strict=False)}
        for line in lines[1:]
        if any(cell.strip() for cell in line)
    ]
    return Table(columns, rows, is_guessed)


def decoded(data: bytes) -> tuple[str, bool]:
    """The text, and whether its encoding was guessed: Excel on Windows writes its own."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), False
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True


def rows_in(text: str) -> Iterable[list[str]]:
    """Parted by whichever sign the first row has most of: Excel takes the country's own."""
    first, rest = (*text.split("\n", 1), "")[:2]
    if first.lower().startswith("sep="):  # a hint to Excel itself
        text, first = rest, rest.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise NotATable(
            _("The file cannot be read as a table. Save it as “CSV UTF-8” and upload it again.")
        ) from error
