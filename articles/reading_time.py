"""How many minutes a story takes to read.

Words and signs a minute are those measured for fluent readers with texts of equal content in 17
languages: Trauzettel-Klosinski and Dietz, "Standardized Assessment of Reading Performance: The New
International Reading Speed Texts IReST", Investigative Ophthalmology & Visual Science 53 (2012),
5452-5461, doi:10.1167/iovs.11-8284. An Arabic word says more than an English one, and takes longer.

A photo is looked at: 12 seconds the first, one second less each further one, down to 3, as Medium
counts them (https://blog.medium.com/read-time-and-you-bc2048ab620c).
"""

import re
from collections.abc import Iterator

from .payload import ArticlePayload

WORDS_A_MINUTE = {
    "ar": 138,
    "de": 179,
    "en": 228,
    "es": 218,
    "fi": 161,
    "fr": 195,
    "he": 187,
    "it": 188,
    "nl": 202,
    "pl": 166,
    "pt": 181,
    "ru": 184,
    "sl": 180,
    "sv": 199,
    "tr": 166,
}
IN_ANY_LANGUAGE = 184  # the mean of all 17
SIGNS_A_MINUTE = {"ja": 357, "zh": 255}  # scripts that part no words: kana and Chinese characters
FIRST_PHOTO, LAST_PHOTO = 12, 3  # seconds

SIGN = re.compile("[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
MARKUP = re.compile(r"<[^>]*>")


def minutes(payload: ArticlePayload, language: str) -> int:
    """Whole minutes, at least one. `language` is a code such as "de" or "pt-br"."""
    seconds = reading(" ".join(words(payload)), language) + looking(payload)
    return max(1, round(seconds / 60))


def reading(text: str, language: str) -> float:
    """Seconds that the text takes."""
    base = language.partition("-")[0].lower()
    signs = 0
    if not text.isascii():
        text, signs = SIGN.subn(" ", text)
    kana = SIGNS_A_MINUTE.get(base, SIGNS_A_MINUTE["zh"])
    return 60 * (len(text.split()) / WORDS_A_MINUTE.get(base, IN_ANY_LANGUAGE) + signs / kana)


def looking(payload: ArticlePayload) -> int:
    """Seconds that the photos take; a gallery in the text counts as one."""
    photos = sum(block.kind in {"photo", "gallery"} for block in payload.blocks)
    photos += payload.lead_photo is not None
    return sum(max(LAST_PHOTO, FIRST_PHOTO - place) for place in range(photos))


def words(payload: ArticlePayload) -> Iterator[str]:
    yield payload.dek
    for block in payload.blocks:
        yield MARKUP.sub(" ", block.html)
        yield block.caption
        yield block.quote
