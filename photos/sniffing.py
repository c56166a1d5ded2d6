"""What a file is, by its first bytes and never by its name."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

HEAD_BYTES = 4096  # how much of a file is looked at


@dataclass(frozen=True)
class Kind:
    name: str  # as it stands in "This is ..."
    taken: bool = False


JPEG, PNG, GIF = Kind(_("a JPEG"), True), Kind(_("a PNG"), True), Kind(_("a GIF"), True)
WEBP, AVIF = Kind(_("a WebP"), True), Kind(_("an AVIF"), True)
SVG, HTML, XML = Kind(_("an SVG drawing")), Kind(_("an HTML page")), Kind(_("an XML file"))
HEIC, TIFF, RAW = Kind(_("a HEIC photo")), Kind(_("a TIFF")), Kind(_("a camera's raw file"))
VIDEO, TEXT, UNKNOWN = Kind(_("a video")), Kind(_("a text file")), Kind(_("not a picture we know"))

STARTS: list[tuple[bytes, Kind]] = [
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"%PDF", Kind(_("a PDF"))),
    (b"%!PS", Kind(_("a PostScript file"))),
    (b"\xc5\xd0\xd3\xc6", Kind(_("an EPS drawing"))),
    (b"8BPS", Kind(_("a Photoshop file"))),
    (b"FUJIFILMCCD-RAW", RAW),
    (b"IIRO", RAW),
    (b"IIRS", RAW),
    (b"IIU\x00", RAW),
    (b"II*\x00\x10\x00\x00\x00CR", RAW),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
    (b"BM", Kind(_("a BMP"))),
    (b"\x00\x00\x01\x00", Kind(_("an icon"))),
    (b"\xff\x0a", Kind(_("a JPEG XL"))),
    (b"\x00\x00\x00\x0cJXL ", Kind(_("a JPEG XL"))),
    (b"\x00\x00\x00\x0cjP  ", Kind(_("a JPEG 2000"))),
    (b"\xff\x4f\xff\x51", Kind(_("a JPEG 2000"))),
    (b"PK\x03\x04", Kind(_("a ZIP archive or an office document"))),
    (b"PK\x05\x06", Kind(_("a ZIP archive or an office document"))),
    (b"Rar!", Kind(_("a RAR archive"))),
    (b"7z\xbc\xaf", Kind(_("a 7-Zip archive"))),
    (b"\x1f\x8b", Kind(_("a compressed file"))),
    (b"\xd0\xcf\x11\xe0", Kind(_("an office document"))),
    (b"\x7fELF", Kind(_("a program"))),
    (b"MZ", Kind(_("a program"))),
    (b"ID3", Kind(_("a sound file"))),
    (b"OggS", Kind(_("a sound or video file"))),
    (b"\x1a\x45\xdf\xa3", VIDEO),
]
# Raw formats that are TIFFs inside name their maker near the start.
RAW_MAKERS = (
    b"NIKON",
    b"Canon",
    b"SONY",
    b"PENTAX",
    b"OLYMPUS",
    b"Panasonic",
    b"Leica",
    b"Adobe DNG",
)


def kind_of(head: bytes) -> Kind:
    """The kind of a file that begins with `head`."""
    for start, kind in STARTS:
        if head.startswith(start):
            return RAW if kind is TIFF and any(maker in head for maker in RAW_MAKERS) else kind
    if head[:4] == b"RIFF":
        return WEBP if head[8:12] == b"WEBP" else Kind(_("a sound or video file"))
    if head[4:8] == b"ftyp":
        return _boxed(head)
    return _written(head)


def _boxed(head: bytes) -> Kind:
    """ISO base media: AVIF, HEIC, Canon's CR3 and videos share one beginning; the brands tell."""
    size = min(int.from_bytes(head[:4], "big"), 512)
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, size, 4))}
    if brands & {b"avif", b"avis"}:
        return AVIF
    if brands & {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}:
        return HEIC
    return RAW if b"crx " in brands else VIDEO


def _written(head: bytes) -> Kind:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = head.decode("utf-16", "ignore").encode("utf-8", "ignore").lstrip().lower()
    if b"<svg" in text and text.startswith(b"<"):
        return SVG
    if text.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<?php")):
        return HTML
    if text.startswith(b"<?xml"):
        return XML
    return TEXT if text and b"\0" not in head and text.isascii() else UNKNOWN
