"""One way to make texts comparable: the same for search, names and both databases."""

import unicodedata


def fold(text: str) -> str:
    """Without accents, lower case, single spaces: "Pesquet, Thómas" is "pesquet, thomas"."""
    decomposed = unicodedata.normalize("NFKD", text)
    return " ".join(decomposed.translate(_marks).casefold().split())


class _Marks(dict[int, int | None]):
    """For str.translate, which asks for each character: None for those to leave out."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_marks = _Marks()
