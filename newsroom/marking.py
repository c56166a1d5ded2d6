"""Marks the words that were searched for, in the text as it was written.

The one place where search makes HTML: everything is escaped but the <mark> written here.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat
from unicodedata import normalize

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .search_text import words

# A word with the signs that stand over and under its letters, which folding takes away.
SIGNS = r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1dc0-\u1dff"
WORD = re.compile(rf"(?:[^\W_]|[{SIGNS}])+")
BEFORE, LENGTH = 90, 240  # characters of a snippet before its first match, and in all

Span = tuple[int, int]  # characters, from and before
Token = tuple[str, Span]  # a folded word, and where it is written
NONE: Token = ("", (0, 0))  # behind the last


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
        folded_part = words(part)  # to find where words stand takes five times longer than whether
        if not any(stands_in(term, folded_part) for term in terms):
            continue
        text = normalize("NFC", one_line(part))
        if spans := matches(text, terms, LENGTH):
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


def matches(text: str, terms: Sequence[Term], reach: int | None = None) -> list[Span]:
    """Where the terms stand in the text, in order, none within another; with `reach`, only those at
    most so many characters after the first, so that a long text is not read to its end."""
    if not terms:
        return []
    longest = max(len(term.words) for term in terms)
    begin_so = {term.words[0] for term in terms}
    go_on = tuple(term.words[0] for term in terms if term.is_prefix)
    ahead: deque[Token] = deque()
    spans: list[Span] = []
    for token in chain(tokens_of(text), repeat(NONE, longest)):
        ahead.append(token)
        if len(ahead) <= longest:
            continue
        word, (start, _end) = ahead[0]
        if reach is not None and spans and start > spans[0][0] + reach:
            break
        is_free = not spans or start >= spans[-1][1]
        if is_free and (word in begin_so or word.startswith(go_on)):
            ends = (end_of(term, ahead) for term in terms)
            spans += [(start, end) for end in ends if end][:1]
        ahead.popleft()
    return spans


def tokens_of(text: str) -> Iterator[Token]:
    for found in WORD.finditer(text):
        for word in folded(found.group()):
            yield word, found.span()


def end_of(term: Term, ahead: Sequence[Token]) -> int:
    """Where the term ends if it stands at the first of these tokens; else 0."""
    *first, wanted = term.words
    if any(word != ahead[place][0] for place, word in enumerate(first)):
        return 0
    last, (_start, end) = ahead[len(first)]
    return end if last == wanted or (term.is_prefix and last.startswith(wanted)) else 0


@lru_cache(maxsize=20_000)
def folded(word: str) -> tuple[str, ...]:
    return tuple(words(word).split())
