"""A picture child: makes one set. `python -I photos/render_child.py`, JSON in and out.

Request: path, folder (exists, empty), thumbnail (where to write one, or ""), focal_x, focal_y,
facts (for photos/public_metadata.py), max_pixels, memory, cpu_seconds.
Answer: files, each with name, width, height, bytes, role.
"""

import io
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from django.conf import settings  # -I leaves the project's folder out of the path

settings.configure()  # imagekit's specs ask for settings; none of the site's come in here

from PIL import Image  # noqa: E402

from photos import pixels, specs  # noqa: E402
from photos.child_side import answer_with  # noqa: E402
from photos.pixels import THUMBNAIL_SIDE  # noqa: E402
from photos.public_metadata import app13_segment, xmp_packet  # noqa: E402

File = dict[str, Any]


def render(request: dict[str, Any]) -> dict[str, Any]:
    picture = pixels.open_picture(request["path"], request["max_pixels"])
    full = pixels.shown_size(picture)
    wide = min(full[0], specs.LARGEST)
    shown = pixels.decode(picture, cover=(wide, max(1, round(full[1] * wide / full[0]))))
    shown.info = {}  # a comment or a thumbnail in there would survive into every file
    writer = Writer(Path(request["folder"]), request["facts"])
    files = []
    card: specs.Card | None = specs.Card(request["focal_x"], request["focal_y"])
    pages = specs.page_specs(min(full[0], shown.width))
    for spec in pages:
        shown = process(spec, shown)
        files.append(writer.write(spec.name, shown, spec.format, spec.options, spec.role))
        if card is not None and shown.width <= 2 * specs.CARD_SIZE[0]:
            files.append(writer.write_card(card, shown))
            card = None
    if card is not None:
        files.append(writer.write_card(card, shown))
    if request["thumbnail"]:
        thumbnail = pixels.thumbnail(shown, THUMBNAIL_SIDE)
        thumbnail.save(request["thumbnail"], "JPEG", quality=80, optimize=True, exif=b"")
    return {"files": files}


def process(spec: Any, picture: Image.Image) -> Image.Image:
    for processor in spec.processors:
        picture = processor.process(picture)
    return picture


class Writer:
    """Writes files of one set, each with the public facts and nothing of the original's own."""

    def __init__(self, folder: Path, facts: dict[str, Any]) -> None:
        self.folder = folder
        self.xmp = xmp_packet(facts)
        self.app13 = app13_segment(facts)

    def write(
        self, name: str, picture: Image.Image, file_format: str, options: dict[str, Any], role: str
    ) -> File:
        data = self.encoded(picture, file_format, options)
        (self.folder / name).write_bytes(data)
        return {
            "name": name,
            "width": picture.width,
            "height": picture.height,
            "bytes": len(data),
            "role": role,
        }

    def write_card(self, spec: specs.Card, picture: Image.Image) -> File:
        picture = process(spec, picture)
        options = dict(spec.options)
        for quality in spec.fallback_qualities:
            if len(self.encoded(picture, spec.format, options)) <= specs.CARD_BYTES:
                break
            options["quality"] = quality
        return self.write(spec.name, picture, spec.format, options, spec.role)

    def encoded(self, picture: Image.Image, file_format: str, options: dict[str, Any]) -> bytes:
        out = io.BytesIO()
        own = {"xmp": self.xmp} if self.xmp else {}
        if file_format == "JPEG" and self.app13:
            own["extra"] = self.app13
        picture.save(out, file_format, exif=b"", icc_profile=None, **own, **options)
        return out.getvalue()


if __name__ == "__main__":
    answer_with(render)
