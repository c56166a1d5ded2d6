import pytest

from photos.sniffing import kind_of


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"\xff\xd8\xff\xe0", "a JPEG"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP"),
        (b"\0\0\0\x1cftypavif\0\0\0\0mif1", "an AVIF"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif", "an AVIF"),
        (b"\0\0\0\x1cftypheic\0\0\0\0mif1heic", "a HEIC photo"),
        (b"\0\0\0\x18ftypcrx \0\0\0\1crx isom", "a camera's raw file"),
        (b"\0\0\0\x18ftypisom\0\0\0\1isommp42", "a video"),
        (b"II*\0\x08\0\0\0" + b"\0" * 50 + b"NIKON CORPORATION", "a camera's raw file"),
        (b"MM\0*", "a TIFF"),
        (b"%PDF-1.7", "a PDF"),
        (b"8BPS", "a Photoshop file"),
        (b"<?xml version='1.0'?><svg xmlns=''>", "an SVG drawing"),
        (b"\xef\xbb\xbf  <svg>", "an SVG drawing"),
        ("<svg>".encode("utf-16"), "an SVG drawing"),
        (b"<!DOCTYPE html>", "an HTML page"),
        (b"<?php echo", "an HTML page"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"Dear editor", "a text file"),
        (b"\x01\x02\x03\0", "not a picture we know"),
    ],
)
def test_it_names_a_file_by_its_bytes(head: bytes, name: str) -> None:
    assert kind_of(head).name == name
