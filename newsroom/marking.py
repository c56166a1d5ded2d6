"""Marks the words that were searched for, in the text as it was written.

The one place where search makes HTML: everything is escaped but the <mark> written here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .search_text import words

# A word with the signs that stand over and under its letters, which folding takes away.
SIGNS = r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1dc0-\u1dff"
WORD = re.compile(rf"(?:[^\W_]|[{SIGNS}])+")
BEFORE, LENGTH = 90, 240  # characters of a snippet before its first match, and in all

Span = tuple[int, int]  # characters, from and before


@dataclass(frozen=True)
class Term:
    """Words that stand together in this order; of a prefix the last may go on."""

    words: tuple[str, ...]
    is_prefix: bool = False


def stands_in(term: Term, folded: str) -> bool:
    """Whether a term is among these words, as search_text.words gives them."""
    end = "" if term.is_prefix else " "
    return f" {' '.join(term.words)}{end}" in f" {folded} "


def marked(text: str, terms: Sequence[Term]) -> SafeString:
    """The whole text, matches in <mark>."""
    text = normalize("NFC", text)
    return with_marks(text, matches(text, terms))


def snippet(parts: Sequence[str], terms: Sequence[Term]) -> SafeString:
    """The surroundings of the first match, from the first of `parts` that has one; without any,
    the beginning of the first part."""
    for part in parts:
        text = normalize("NFC", one_line(part))
        if spans := matches(text, terms):
            return around(text, spans)
    return around(one_line(parts[0]), []) if parts else SafeString("")


def one_line(text: str) -> str:
    """The lines of a story's text, which are titles, captions, blocks, as one with dots between."""
    return " · ".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def around(text: str, spans: Sequence[Span]) -> SafeString:
    """Some 240 characters around the first span, cut between words."""
    start = max(0, spans[0][0] - BEFORE) if spans else 0
    if start:
        start = min(text.find(" ", start) + 1 or start, spans[0][0])
    end = start + LENGTH
    if end < len(text):
        end = max(text.rfind(" ", start, end), spans[0][1] if spans else 0, start + 1)
    within = [(a - start, b - start) for a, b in spans if start <= a and b <= end]
    html = with_marks(text[start:end], within)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(before + html + after)  # noqa: S308 -- escaped by with_marks


def with_marks(text: str, spans: Sequence[Span]) -> SafeString:
    html, last = [], 0
    for start, end in spans:
        html += [escape(text[last:start]), "<mark>", escape(text[start:end]), "</mark>"]
        last = end
    return mark_safe("".join([*html, escape(text[last:])]))  # noqa: S308 -- escaped in these lines


def matches(text: str, terms: Sequence[Term]) -> list[Span]:
    """Where the terms stand in the text, in order, none within another."""
    tokens = [
        (word, found.span()) for found in WORD.finditer(text) for word in folded(found.group())
    ]
    spans: list[Span] = []
    for place in range(len(tokens)):
        for term in terms:
            if (end := end_of(term, tokens, place)) and (
                not spans or tokens[place][1][0] >= spans[-1][1]
            ):
                spans.append((tokens[place][1][0], end))
                break
    return spans


def end_of(term: Term, tokens: Sequence[tuple[str, Span]], place: int) -> int:
    """Where the term ends if it stands at `place`; else 0."""
    several = tokens[place : place + len(term.words)]
    if len(several) < len(term.words):
        return 0
    *first, (last, (_start, end)) = several
    if any(word != wanted for (word, _), wanted in zip(first, term.words, strict=False)):
        return 0
    wanted = term.words[-1]
    return end if last == wanted or (term.is_prefix and last.startswith(wanted)) else 0


@lru_cache(maxsize=20_000)
def folded(word: str) -> tuple[str, ...]:
    return tuple(words(word).split())
