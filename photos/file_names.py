"""A file's name as it may be kept and shown: no path, no control characters, no tricks."""

import re
import unicodedata

LONGEST = 200


def tidy_name(name: str) -> str:
    """The last part of the name. What cannot be seen is dropped: it could only mislead."""
    name = name.replace("\\", "/").rpartition("/")[2]
    name = unicodedata.normalize("NFC", name.encode("utf-8", "ignore").decode())
    name = "".join(one for one in name if unicodedata.category(one) not in {"Cc", "Cf", "Cs", "Co"})
    name = re.sub(r"\s+", " ", name).strip(" .") or "photo"
    if len(name) <= LONGEST:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > 10:
        return name[:LONGEST]
    return stem[: LONGEST - len(suffix) - 1] + "." + suffix
