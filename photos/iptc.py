"""IPTC-IIM, the oldest of the three: record 2 of the APP13 segment (IPTC-NAA IIM 4.2)."""

from typing import Any

from PIL import Image, ImageFile, IptcImagePlugin

from photos.text_mending import as_line, as_list, as_text, decode

UTF8 = b"\x1b%G"  # dataset 1:90, ISO 2022
Facts = dict[str, Any]

LINES = {
    "title": (2, 5),
    "headline": (2, 105),
    "credit": (2, 110),
    "source": (2, 115),
    "copyright_notice": (2, 116),
    "city": (2, 90),
    "country": (2, 101),
}


def read(picture: Image.Image) -> Facts:
    """What record 2 says. May raise whatever a broken segment makes the parser raise."""
    if not isinstance(picture, ImageFile.ImageFile):
        return {}
    sets: dict[tuple[int, int], Any] = IptcImagePlugin.getiptcinfo(picture) or {}
    charset = "utf-8" if sets.get((1, 90)) == UTF8 else ""

    def texts(key: tuple[int, int]) -> list[str]:
        value = sets.get(key)
        values = value if isinstance(value, list) else [value]
        return [decode(one, charset) for one in values if isinstance(one, bytes)]

    facts: Facts = {name: as_line(texts(key)[:1]) for name, key in LINES.items()}
    facts["caption"] = as_text("\n".join(texts((2, 120))))
    facts["byline"] = ", ".join(as_list(texts((2, 80))))
    facts["keywords"] = as_list(texts((2, 25)))
    facts["taken_at"] = _moment("".join(texts((2, 55))[:1]), "".join(texts((2, 60))[:1]))
    return {name: value for name, value in facts.items() if value}


def _moment(day: str, time: str) -> str:
    """CCYYMMDD and HHMMSS±HHMM as ISO 8601; a day alone counts from midnight."""
    day, time = day.strip("\0 ").replace("-", ""), time.strip("\0 ").replace(":", "")
    if len(day) != 8 or not day.isdigit():
        return ""
    clock = time[:6] if len(time) >= 6 and time[:6].isdigit() else "000000"
    zone = time[6:11] if len(time) >= 11 and time[6] in "+-" else ""
    zone = f"{zone[:3]}:{zone[3:]}" if zone else ""
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}{zone}"
