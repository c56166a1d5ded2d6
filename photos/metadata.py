"""What a file says of its photo, from IPTC-IIM, XMP, EXIF, in this order. Runs in a child.

Each of the three is read by itself, since each can raise its own kind of error and the others may
still be good.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PIL import Image

from photos import exif, iptc, xmp

Facts = dict[str, Any]

READERS: dict[str, Callable[[Image.Image], Facts]] = {
    "iptc": iptc.read,
    "xmp": xmp.read,
    "exif": exif.read,
}
EARLIEST = 1826  # the oldest photograph


def read(picture: Image.Image) -> tuple[Facts, dict[str, Facts]]:
    """(facts, what each said). Facts are named like Photo's fields; `taken_at` is ISO 8601, with an
    offset only where the file names one; `keywords` is a list; `credit` is as the file has it."""
    said: dict[str, Facts] = {}
    for name, reader in READERS.items():
        try:
            said[name] = reader(picture)
        except Exception:  # hostile or broken: the file said nothing there
            said[name] = {}
    facts: Facts = {}
    for of_one in said.values():
        for field, value in of_one.items():
            if field == "caption" and not exif.is_caption(value):
                continue
            facts.setdefault(field, value)
    facts.pop("taken_at", None)
    if moment := taken_at(said):
        facts["taken_at"] = moment
    return facts, {name: of_one for name, of_one in said.items() if of_one}


def taken_at(said: dict[str, Facts]) -> str:
    """IPTC, then XMP, then EXIF, with the zone that one of them knows.

    Photoshop writes IPTC times with +0000 where it knows no zone: then the same clock time in XMP
    or EXIF, with another zone or none, is believed.
    """
    moments = [moment for name in READERS if (moment := _parsed(said[name].get("taken_at", "")))]
    if not moments:
        return ""
    first = moments[0]
    clock = first.replace(tzinfo=None)
    same = [one for one in moments[1:] if one.replace(tzinfo=None) == clock]
    zoned = [one for one in same if one.tzinfo is not None]
    if zoned:
        return zoned[0].isoformat()
    if same and first.utcoffset() is not None and not first.utcoffset():
        return clock.isoformat()
    return first.isoformat()


def _parsed(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:  # none, or an impossible date
        return None
    return moment if EARLIEST <= moment.year <= 9000 else None
