"""EXIF: the camera's own facts. Its text arrives as Latin-1 whatever it was written in."""

import math
import re
from typing import Any

from PIL import Image

from photos.text_mending import as_line, as_list, as_text, decode

Facts = dict[str, Any]

DESCRIPTION, ARTIST, COPYRIGHT, CHANGED = 0x010E, 0x013B, 0x8298, 0x0132
XP_TITLE, XP_COMMENT, XP_AUTHOR, XP_KEYWORDS = 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E
EXIF_IFD, GPS_IFD = 0x8769, 0x8825
TAKEN, TAKEN_ZONE = 0x9003, 0x9011
# What cameras write by themselves where a caption would stand.
NOT_CAPTIONS = re.compile(
    r"(sony dsc|olympus digital camera|minolta digital camera|digital camera|kodak.*digital.*camera"
    r"|dcim.*|default|untitled|image|samsung.*|dig|dsc\w*\d+|img\w*\d+|screenshot)\W*",
    re.I,
)


def read(picture: Image.Image) -> Facts:
    """What the tags say. May raise whatever broken tags make the parser raise."""
    tags = picture.getexif()
    camera = tags.get_ifd(EXIF_IFD)
    facts: Facts = {
        "title": as_line(_wide(tags.get(XP_TITLE))),
        "caption": as_text(_narrow(tags.get(DESCRIPTION)) or _wide(tags.get(XP_COMMENT))),
        "byline": as_line(_narrow(tags.get(ARTIST)) or _wide(tags.get(XP_AUTHOR))).replace(
            "; ", ", "
        ),
        "copyright_notice": as_line(_narrow(tags.get(COPYRIGHT)).replace("\0", " ")),
        "keywords": as_list(_wide(tags.get(XP_KEYWORDS)).split(";")),
        "taken_at": _moment(camera.get(TAKEN), camera.get(TAKEN_ZONE)),
    }
    facts |= _place(tags.get_ifd(GPS_IFD))
    return {name: value for name, value in facts.items() if value not in ("", [], None)}


def is_caption(text: str) -> bool:
    return not NOT_CAPTIONS.fullmatch(text.strip())


def _narrow(value: Any) -> str:
    if isinstance(value, bytes):
        return decode(value)
    if not isinstance(value, str):
        return ""
    return decode(value.encode("latin-1", "ignore"))


def _wide(value: Any) -> str:
    """Windows' own tags: UTF-16 in bytes."""
    if isinstance(value, tuple | list):
        value = bytes(number & 255 for number in value if isinstance(number, int))
    return value.decode("utf-16-le", "ignore") if isinstance(value, bytes) else ""


def _moment(value: Any, zone: Any) -> str:
    match = re.match(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)", as_line(value))
    if not match or match[1] == "0000":
        return ""
    zone = as_line(zone)
    zone = zone if re.fullmatch(r"[+-]\d\d:\d\d", zone) else ""
    return "{}-{}-{}T{}:{}:{}".format(*match.groups()) + zone


def _place(gps: dict[int, Any]) -> Facts:
    latitude = _degrees(gps.get(2), gps.get(1), "S", 90)
    longitude = _degrees(gps.get(4), gps.get(3), "W", 180)
    if latitude is None or longitude is None or (latitude == 0 and longitude == 0):
        return {}
    return {"latitude": latitude, "longitude": longitude}


def _degrees(parts: Any, side: Any, negative: str, most: int) -> float | None:
    try:
        whole, minutes, seconds = (float(part) for part in parts)
        found = whole + minutes / 60 + seconds / 3600
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    if not math.isfinite(found) or not 0 <= found <= most:
        return None
    return -found if as_line(side).upper().startswith(negative) else found
