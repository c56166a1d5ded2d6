"""Tables that went through somebody's spreadsheet."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photos.spreadsheet import MOST_BYTES, MOST_ROWS, NotATable, as_csv, read, read_table, written

EXCEL_MARK = b"\xef\xbb\xbf"


def table(text: str, encoding: str = "utf-8") -> list[dict[str, str]]:
    return list(read_table(text.encode(encoding), "slide").rows)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@home", "\tx", "＝1", "'=1", "''=1"])
def test_what_would_run_is_written_as_text_and_comes_back(cell: str) -> None:
    data = as_csv(["slide", "title"], [["a", cell]])
    (line,) = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[1:]
    assert line[1] == f"'{cell}"
    assert read_table(data, "slide").rows == [{"slide": "a", "title": cell}]


@pytest.mark.parametrize("cell", ["'Twas night", "It's = 1", "a-b", "– dash", " =1", "'"])
def test_what_would_not_run_is_left_as_it_is(cell: str) -> None:
    assert written(cell) == cell
    assert read(cell) == cell


@given(st.lists(st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]))))
def test_every_text_comes_back(cells: list[str]) -> None:
    columns = ["slide", *(f"c{n}" for n in range(len(cells)))]
    rows = read_table(as_csv(columns, [["key", *cells]]), "slide").rows
    assert rows == [dict(zip(columns, ["key", *cells], strict=True))]


def test_excel_knows_its_encoding() -> None:
    assert as_csv(["slide"], []).startswith(EXCEL_MARK)


def test_it_reads_what_spreadsheets_of_other_countries_write() -> None:
    wanted = [{"slide": "a", "title": "Grün; blau"}]
    assert table('slide,title\r\na,"Grün; blau"\r\n') == wanted
    assert table('slide;title\r\na;"Grün; blau"\r\n') == wanted
    assert table("slide\ttitle\na\tGrün; blau\n", "utf-16") == wanted
    assert table('sep=;\r\nSlide ;TITLE\r\na;"Grün; blau"\r\n') == wanted


def test_it_says_when_it_guessed() -> None:
    found = read_table("slide,title\na,Grün".encode("cp1252"), "slide")
    assert found.is_guessed
    assert found.rows == [{"slide": "a", "title": "Grün"}]
    assert not read_table("slide,title\na,Grün".encode(), "slide").is_guessed


def test_empty_rows_and_cells_that_are_missing_are_nothing() -> None:
    assert table("slide,title\n\n,\na\n") == [{"slide": "a"}]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04rest", "workbook"),
        (b"", "first row"),
        (b"title,caption\na,b", "first row"),
        (b"slide" + b" " * MOST_BYTES, "2 MB"),
        (b"slide\n" + b"a\n" * (MOST_ROWS + 1), "5,000 rows"),
        (b"slide\n" + b'"' + b"a" * 200_000, "cannot be read"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "first row"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(NotATable, match=says):
        read_table(data, "slide")
