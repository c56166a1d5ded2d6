"""XMP, read with its namespaces (dc:source is not photoshop:Source), hostile XML refused."""

import re
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from PIL import Image

from photos.text_mending import as_line, as_list, as_text

Facts = dict[str, Any]

LARGEST = 4 * 2**20  # bytes of a packet that is still read
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
EXIF = "{http://ns.adobe.com/exif/1.0/}"
CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
EXT = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
PLUS = "{http://ns.useplus.org/ldf/xmp/1.0/}"
CC = "{http://creativecommons.org/ns#}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(picture: Image.Image) -> Facts:
    """What the packet says. Raises on hostile or broken XML; {} where there is no packet."""
    packet = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    if isinstance(packet, str):
        packet = packet.encode()
    packet = packet.strip(b"\x00 \r\n\t")
    if not packet or len(packet) > LARGEST:
        return {}
    root = fromstring(packet, forbid_dtd=True)
    return facts_of([node for node in root.iter(f"{RDF}Description")])


def facts_of(descriptions: list[Element]) -> Facts:
    def value(*names: str) -> list[str]:
        for name in names:
            for description in descriptions:
                found = _values(description, name)
                if found:
                    return found
        return []

    facts: Facts = {
        "title": as_line(value(f"{DC}title")[:1]),
        "headline": as_line(value(f"{PHOTOSHOP}Headline")[:1]),
        "caption": as_text(value(f"{DC}description")[:1]),
        "alt": as_text(value(f"{CORE}AltTextAccessibility")[:1]),
        "extended_description": as_text(value(f"{CORE}ExtDescrAccessibility")[:1]),
        "byline": ", ".join(as_list(value(f"{DC}creator"))),
        "credit": as_line(value(f"{PHOTOSHOP}Credit")[:1]),
        "source": as_line(value(f"{PHOTOSHOP}Source")[:1]),
        "copyright_notice": as_line(value(f"{DC}rights")[:1]),
        "licence_url": address(value(f"{RIGHTS}WebStatement", f"{CC}license")),
        "acquire_licence_url": address(
            value(f"{PLUS}LicensorURL") or _anywhere(descriptions, f"{PLUS}LicensorURL")
        ),
        "usage_terms": as_text(value(f"{RIGHTS}UsageTerms")[:1]),
        "keywords": as_list(value(f"{DC}subject")),
        "taken_at": moment(
            value(f"{PHOTOSHOP}DateCreated", f"{EXIF}DateTimeOriginal", f"{XMP}CreateDate")
        ),
        "city": as_line(value(f"{PHOTOSHOP}City", f"{EXT}City")[:1]),
        "country": as_line(value(f"{PHOTOSHOP}Country", f"{EXT}CountryName")[:1]),
        "latitude": degrees(value(f"{EXIF}GPSLatitude"), "S"),
        "longitude": degrees(value(f"{EXIF}GPSLongitude"), "W"),
    }
    return {name: found for name, found in facts.items() if found not in ("", [], None)}


def _values(description: Element, name: str) -> list[str]:
    """A property as attribute, as plain element, or as rdf:Alt, Bag or Seq; x-default first."""
    if name in description.attrib:
        return [description.attrib[name]]
    element = description.find(name)
    if element is None:
        return []
    items = list(element.iter(f"{RDF}li"))
    if items:
        items.sort(key=lambda item: item.get(LANG, "x-default") != "x-default")
        return [item.text or "" for item in items if (item.text or "").strip()]
    found = element.get(f"{RDF}resource") or element.text or ""
    return [found] if found.strip() else []


def _anywhere(descriptions: list[Element], name: str) -> list[str]:
    """A property of a resource inside a list, such as the first licensor's address."""
    found = (element.text or "" for one in descriptions for element in one.iter(name))
    return [text for text in found if text.strip()][:1]


def address(values: list[str]) -> str:
    """An http address, or nothing: anything else (javascript:, file:) is no licence."""
    text = as_line(values[:1])
    if re.match(r"https?://[^\s<>\"']+\.[^\s<>\"']+$", text, re.I) and len(text) <= 500:
        return text
    return ""


def moment(values: list[str]) -> str:
    """ISO 8601 in the precisions that XMP allows, as date and time."""
    text = as_line(values[:1])
    match = re.match(
        r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?)?", text
    )
    if not match:
        return ""
    year, month, day, hour, minute, second, zone = match.groups()
    zone = "+00:00" if zone == "Z" else zone or ""
    return f"{year}-{month}-{day}T{hour or '00'}:{minute or '00'}:{second or '00'}{zone}"


def degrees(values: list[str], negative: str) -> float | None:
    """ "48,51.5N" or "48,51,30N" as degrees."""
    match = re.match(r"(\d+),(\d+(?:\.\d+)?)(?:,(\d+(?:\.\d+)?))?([NSEW])$", as_line(values[:1]))
    if not match:
        return None
    whole, minutes, seconds, side = match.groups()
    found = int(whole) + float(minutes) / 60 + float(seconds or 0) / 3600
    return -found if side == negative else found
