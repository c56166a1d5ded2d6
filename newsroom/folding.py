"""One way to make texts comparable: the same for search, names and both databases."""

import unicodedata


def fold(text: str) -> str:
    """Without accents, lower case, single spaces: "Pesquet, Thómas" is "pesquet, thomas"."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())
