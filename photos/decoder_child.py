"""A picture child: looks at one upload. `python -I photos/decoder_child.py`, JSON in and out.

Request: path, thumbnail (where to write it), max_pixels, memory, cpu_seconds.
Answer: format, width and height as shown, facts, said, perceptual_hash.
"""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from photos import metadata, pixels  # -I leaves the project's folder out of the path
from photos.child_side import answer_with
from photos.perceptual_hash import perceptual_hash
from photos.pixels import THUMBNAIL_SIDE


def look_at(request: dict[str, Any]) -> dict[str, Any]:
    picture = pixels.open_picture(request["path"], request["max_pixels"])
    width, height = pixels.shown_size(picture)
    facts, said = metadata.read(picture)
    small = pixels.decode(picture, cover=cover(width, height, THUMBNAIL_SIDE * 2))
    thumbnail = pixels.thumbnail(small, THUMBNAIL_SIDE)
    thumbnail.info = {}
    thumbnail.save(request["thumbnail"], "JPEG", quality=80, optimize=True, exif=b"")
    return {
        "format": pixels.format_of(picture),
        "width": width,
        "height": height,
        "facts": facts,
        "said": said,
        "perceptual_hash": perceptual_hash(small),
    }


def cover(width: int, height: int, side: int) -> tuple[int, int]:
    """The size at which the longer side has `side` pixels, never larger than it is."""
    scale = min(1.0, side / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


if __name__ == "__main__":
    answer_with(look_at)
