import pytest

from photos.credit_line import credit_line, trimmed


@pytest.mark.parametrize(
    ("byline", "credit", "line"),
    [
        ("", "", ""),
        ("Jane Doe", "", "Jane Doe"),
        ("", "Reuters", "Reuters"),
        ("Jane Doe", "Reuters", "Jane Doe/Reuters"),
        ("Jane Doe", "Reuters/Jane Doe", "Reuters/Jane Doe"),
        ("jane  doe", "REUTERS / JANE DOE", "REUTERS / JANE DOE"),
        ("Thomas Pesquet", "NASA/ESA/Thomas Pesquet", "NASA/ESA/Thomas Pesquet"),
        ("NASA/ESA/Thomas Pesquet", "ESA", "NASA/ESA/Thomas Pesquet"),
        ("Ann Lee", "Joann Lees", "Ann Lee/Joann Lees"),
        ("© Jane Doe", "Copyright 2021 Jane Doe", "Jane Doe"),
    ],
)
def test_it_joins_without_doubling(byline: str, credit: str, line: str) -> None:
    assert credit_line(byline, credit) == line


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Photo: Jane Doe", "Jane Doe"),
        ("Photo by Jane Doe", "Jane Doe"),
        ("Photo credit: Jane Doe", "Jane Doe"),
        ("Credit: NASA", "NASA"),
        ("(c) 2021 Jane Doe", "Jane Doe"),
        ("Copyright © 2019-2021 by Jane Doe", "Jane Doe"),
        ("© Jane Doe, all rights reserved.", "Jane Doe"),
        ("Jane Doe ©2020", "Jane Doe"),
        ("By Jane Doe", "Jane Doe"),
        ("Foto: Jürgen Groß", "Jürgen Groß"),
        ("Byron Photo Agency", "Byron Photo Agency"),
        ("Photodisc", "Photodisc"),
        ("20 Minutes", "20 Minutes"),
        ("NASA/JPL-Caltech/MSSS", "NASA/JPL-Caltech/MSSS"),
    ],
)
def test_it_trims_ornaments_and_nothing_else(text: str, name: str) -> None:
    assert trimmed(text) == name
