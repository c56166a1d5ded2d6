"""House rules for credit lines: who is named under a photo, once, without ornaments.

- The by-line comes first, the agency after a slash: "Jane Doe/Reuters".
- Nobody is named twice: a credit that already names the by-line stays as it is, an agency chain
  such as "NASA/ESA/Thomas Pesquet" too.
- Copyright signs, years, prefixes ("Photo:", "(c) 2021", "Credit:") and "All rights reserved" are
  trimmed.
"""

import re

PREFIX = re.compile(
    r"^(?:"
    r"(?:photo(?:graph)?s?|foto|picture|image|bild)(?:\s*(?:credits?|courtesy))?\s*(?:[:|]|\bby\b)"
    r"|(?:credits?|courtesy|copyright|by-?line|photographer|source)\s*:"
    r"|by\s+"
    r"|(?:copyright|©|\(c\)|℗)(?:\s*(?:by\b|©|\(c\)|:))*"
    r"|(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?(?=[\s,])[\s,]*(?:by\b)?"
    r")\s*",
    re.I,
)
SUFFIX = re.compile(
    r"(?:[\s,.;|–-]*(?:all\s+rights\s+reserved|alle\s+rechte\s+vorbehalten|tous\s+droits\s+réservés)\.?"
    r"|\s*(?:©|\(c\)|copyright)\s*(?:(?:19|20)\d\d)?"
    r"|[\s,]+(?:19|20)\d\d"
    r")$",
    re.I,
)


def credit_line(byline: str, credit: str) -> str:
    """The line under the photo, from by-line and credit; "" where neither names anybody."""
    byline, credit = trimmed(byline), trimmed(credit)
    if not byline or not credit:
        return byline or credit
    if names(credit, byline):
        return credit
    if names(byline, credit):
        return byline
    return f"{byline}/{credit}"


def trimmed(text: str) -> str:
    """A name without ornaments before and behind it."""
    text = " ".join(text.split()).strip(" ,;|")
    while True:
        shorter = SUFFIX.sub("", PREFIX.sub("", text, count=1)).strip(" ,;|")
        if shorter == text:
            return text
        text = shorter


def names(line: str, name: str) -> bool:
    """Whether the line holds this name as whole words, however it is spaced or capitalised."""
    words = _words(name)
    return bool(words) and f" {words} " in f" {_words(line)} "


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
