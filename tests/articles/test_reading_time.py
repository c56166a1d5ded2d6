"""How many minutes an article says it takes."""

import pytest

from articles.payload import ArticlePayload, BlockPayload
from articles.reading_time import minutes

WORDS = "word " * 228


def story(html="", **facts):
    blocks = [BlockPayload("a", "text", html=html), *facts.pop("blocks", [])]
    return ArticlePayload(blocks=blocks, **facts)


def photos(n):
    return [BlockPayload(f"p{i}", "photo", photo=i) for i in range(n)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "word " * 228 * 5, 5),
        ("en-gb", "word " * 228 * 5, 5),
        ("ar", "كلمة " * 138 * 5, 5),
        ("de", "Wort " * 179 * 5, 5),
        ("sw", "neno " * 184 * 5, 5),
        ("zh-hans", "字" * 255 * 5, 5),
        ("ja", "字" * 357 * 5, 5),
        ("zh-hans", "字" * 255 * 3 + " word" * 184 * 2, 5),
        ("ko", "단어 " * 184 * 5, 5),
    ],
)
def test_it_reads_as_fast_as_readers_of_the_language(language, text, expected):
    assert minutes(story(f"<p>{text}</p>"), language) == expected


def test_it_is_never_less_than_a_minute():
    assert minutes(story(), "en") == 1


def test_marks_are_not_read():
    marked = '<p><a href="https://example.org/a b c">word</a> <strong>word</strong></p>' * 228
    assert minutes(story(marked), "en") == 2


def test_captions_quotes_and_dek_are():
    others = [
        BlockPayload("b", "photo", caption=WORDS),
        BlockPayload("c", "quote", quote=WORDS),
    ]
    assert minutes(story(WORDS, dek=WORDS, blocks=others), "en") == 4


def test_photos_are_looked_at_shorter_and_shorter():
    seconds = [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 3, 3]
    assert minutes(story(WORDS * 4, blocks=photos(12)), "en") == round(4 + sum(seconds) / 60)
    assert minutes(story(WORDS * 4, blocks=photos(11), lead_photo=1), "en") == 5
    assert minutes(story(WORDS * 4, blocks=photos(2)), "en") == 4
