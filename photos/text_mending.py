"""Makes texts out of what files carry: wrong charsets, paddings and control characters mended."""

import re
from contextlib import suppress
from typing import Any

LONGEST = 20_000  # characters; columns cut further
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# UTF-8 bytes that somebody read as Latin-1 or cp1252: "Ã©" for "é", "â€™" for "’".
MOJIBAKE = re.compile("[ÂÃâÐÑØÙãäåæçèéïðŸ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ€]")


def decode(raw: bytes, charset: str = "") -> str:
    """Bytes of an unsure charset: UTF-8 if they are, else cp1252 as old cameras and desks wrote."""
    raw = raw.strip(b"\x00")
    for name in (charset, "utf-8", "cp1252"):
        if name:
            with suppress(UnicodeDecodeError, LookupError):
                return raw.decode(name)
    return raw.decode("latin-1")


def as_text(value: Any) -> str:
    """One tidy text of whatever a parser gave: None, bytes, a list, a number, a padded string."""
    if value is None:
        return ""
    if isinstance(value, bytes):
        value = decode(value)
    if isinstance(value, list | tuple):
        value = ", ".join(filter(None, map(as_text, value)))
    text = mend(str(value)[: LONGEST * 2])
    text = NOT_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.strip()[:LONGEST]


def as_line(value: Any) -> str:
    """The same without line breaks, for titles, names and credits."""
    return " ".join(as_text(value).split())


def as_list(value: Any) -> list[str]:
    """Several values, each a line, none twice."""
    values = value if isinstance(value, list | tuple) else [value]
    lines = (as_line(one) for one in values[:500])
    return list(dict.fromkeys(line for line in lines if line))


def mend(text: str) -> str:
    """Undo one wrong reading as Latin-1 or cp1252, where the bytes prove to be valid UTF-8."""
    if not MOJIBAKE.search(text):
        return text
    for charset in ("cp1252", "latin-1"):
        with suppress(UnicodeError):
            return text.encode(charset).decode("utf-8")
    return text
