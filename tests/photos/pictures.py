"""Small pictures made on the spot, with whatever a test wants to find in them."""

import io
import json
from typing import Any
from unittest import mock

from django.conf import settings
from PIL import Image

from photos.decoder_child import look_at
from photos.intake import Outcome, take_in
from photos.models import Photo
from photos.rendition_folders import folder_of
from photos.tasks import prepare_now
from tests.factories import make_ready


def gradient(width: int = 80, height: int = 60, seed: int = 0) -> Image.Image:
    """A picture that is like no other of another seed."""
    picture = Image.new("RGB", (width, height))
    for x in range(0, width, 4):
        for y in range(0, height, 4):
            value = (x * (7 + seed) + y * (13 + 3 * seed) + x * y * (seed + 1)) % 256
            picture.paste((value, (value * 3) % 256, 255 - value), (x, y, x + 4, y + 4))
    return picture


def encoded(picture: Image.Image | None = None, file_format: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    (picture or gradient()).save(out, file_format, **options)
    return out.getvalue()


def add(data: bytes | None = None, name: str = "photo.jpg", **options: Any) -> Photo:
    """A photo taken in, looked at without a child; its renditions are still to be made."""
    with mock.patch("photos.intake.run_child", looked_at):
        result = take_in(io.BytesIO(data or encoded()), name, **options)
    assert result.outcome == Outcome.ADDED, result.reason
    assert result.photo is not None
    return result.photo


def looked_at(_script: str, request: dict[str, Any]) -> dict[str, Any]:
    """A child's answer. Starting one takes ten times as long, and these pictures are our own."""
    answer = look_at(request | {"max_pixels": settings.PHOTO_MAX_PIXELS})
    return json.loads(json.dumps(answer))


def add_ready(data: bytes | None = None, **options: Any) -> Photo:
    photo = add(data, **options)
    assert prepare_now(photo.pk) == "ready"
    return Photo.objects.with_renditions().get(pk=photo.pk)


def add_as_if_ready(data: bytes | None = None) -> Photo:
    """Taken in, with a set whose files are no pictures: much quicker than rendering."""
    photo = add(data)
    photo.set_wanted_at = None
    make_ready(photo)
    assert photo.current_set is not None
    folder = folder_of(photo.current_set.key)
    folder.mkdir(parents=True)
    for file in photo.current_set.files:
        (folder / file.name).write_bytes(b"no picture")
    return photo


def app13(**texts: tuple[int, bytes]) -> bytes:
    """An APP13 segment of record 2; texts as name=(dataset, value)."""
    block = b"".join(
        bytes([0x1C, 2, number]) + len(value).to_bytes(2, "big") + value
        for number, value in texts.values()
    )
    block += b"\0" * (len(block) % 2)
    content = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + len(block).to_bytes(4, "big") + block
    return b"\xff\xed" + (len(content) + 2).to_bytes(2, "big") + content


def xmp(body: str) -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
        ' xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
        ' xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"'
        ' xmlns:exif="http://ns.adobe.com/exif/1.0/">'
        f"{body}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()
