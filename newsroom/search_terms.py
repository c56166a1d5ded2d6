"""Reads what a reader typed: words, "phrases" and beginnings*."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .marking import Term
from .search_text import words

MOST_CHARACTERS, MOST_TERMS = 100, 8
SHORTEST_BEGINNING = 3  # letters before the asterisk: fewer would be most of the vocabulary
FIRST_OF_CJK = "\u2e80"  # from here on one sign is a syllable or a word
CHUNK = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')


@dataclass(frozen=True)
class Question:
    """`text` is what of the query was read: all of it, unless `is_cut`."""

    text: str
    terms: Sequence[Term]
    is_cut: bool = False


def read_question(query: str) -> Question:
    """At most 8 terms of at most 100 characters; whatever it is, it makes no error."""
    query = query.replace("\0", " ").strip()
    text = first_words(query)
    terms = terms_of(text)
    is_cut = len(query) > MOST_CHARACTERS or len(terms) > MOST_TERMS
    return Question(text, terms[:MOST_TERMS], is_cut)


def parse(query: str) -> list[Term]:
    return list(read_question(query).terms)


def first_words(query: str) -> str:
    """The first 100 characters, without a word that they would cut in two."""
    if len(query) <= MOST_CHARACTERS:
        return query
    head = query[:MOST_CHARACTERS]
    if query[MOST_CHARACTERS].isspace() or len(head.split()) < 2:
        return head.rstrip()
    return head.rsplit(maxsplit=1)[0]


def terms_of(text: str) -> list[Term]:
    terms: list[Term] = []
    for quoted, quoted_star, chunk in CHUNK.findall(text):
        several = tuple(words(quoted or chunk).split())
        has_star = bool(quoted_star) or chunk.endswith("*")
        if several:
            terms.append(Term(several, has_star and is_beginning(several[-1])))
    return list(dict.fromkeys(terms))


def is_beginning(word: str) -> bool:
    """Whether it tells enough to look for all words that begin with it; else it is a word."""
    return len(word) >= SHORTEST_BEGINNING or word[0] >= FIRST_OF_CJK
