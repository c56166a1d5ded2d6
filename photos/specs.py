"""The renditions readers get, as imagekit specs: processors, format and options of each.

imagekit's own `generate()` would decode the original anew for each file; photos/render_child.py
decodes once and feeds the picture down the sizes through these processors instead.
"""

from typing import Any, ClassVar

from imagekit import ImageSpec
from PIL import Image

# 768 and 1200 are what phones ask for: 412 pixels at a density of 1.75, 390 at 3.
AVIF_WIDTHS = (320, 640, 768, 960, 1200, 1440, 1920, 2560)
JPEG_WIDTHS = (640, 1440, 1920)
LARGEST = AVIF_WIDTHS[-1]
CARD_SIZE = (1200, 630)
CARD_BYTES = 300_000


class ToWidth:
    """To a width in pixels, never up, never flatter than one pixel."""

    def __init__(self, width: int) -> None:
        self.width = width

    def process(self, picture: Image.Image) -> Image.Image:
        if self.width >= picture.width:
            return picture
        height = max(1, round(picture.height * self.width / picture.width))
        return picture.resize((self.width, height), Image.Resampling.LANCZOS)


class CropAround:
    """The largest part of the wanted shape, as near around the focal point as the edges allow; then
    down to size, never up. `x` and `y` are fractions 0..1 from the left and the top."""

    def __init__(self, size: tuple[int, int], x: float, y: float) -> None:
        self.size = size
        self.x, self.y = x, y

    def process(self, picture: Image.Image) -> Image.Image:
        scale = min(picture.width / self.size[0], picture.height / self.size[1])
        width = max(1, min(picture.width, round(self.size[0] * scale)))
        height = max(1, min(picture.height, round(self.size[1] * scale)))
        left = min(max(0, round(self.x * picture.width - width / 2)), picture.width - width)
        top = min(max(0, round(self.y * picture.height - height / 2)), picture.height - height)
        size = self.size if scale > 1 else (width, height)
        box = (left, top, left + width, top + height)
        return picture.resize(size, Image.Resampling.LANCZOS, box=box)


class PageSpec(ImageSpec):
    """A picture on a page, by its width."""

    role = "page"
    suffix: ClassVar[str]

    def __init__(self, width: int) -> None:
        super().__init__(source=None)
        self.width = width
        self.processors = [ToWidth(width)]

    @property
    def name(self) -> str:
        return f"{self.width}.{self.suffix}"


class Avif(PageSpec):
    # Speed 8 takes a third of the time of 6 for a tenth more bytes.
    format = "AVIF"
    suffix = "avif"
    options: ClassVar[dict[str, Any]] = {"quality": 69, "speed": 8}


class Jpeg(PageSpec):
    format = "JPEG"
    suffix = "jpg"
    options: ClassVar[dict[str, Any]] = {"quality": 82, "progressive": True, "optimize": True}


class Card(ImageSpec):
    """What other sites show beside a link."""

    role = "card"
    name = "card.jpg"
    format = "JPEG"
    options: ClassVar[dict[str, Any]] = {"quality": 85, "progressive": True, "optimize": True}
    fallback_qualities = (75, 65, 50, 35, 20, 10)  # until it is small enough for the strictest site

    def __init__(self, x: float, y: float) -> None:
        super().__init__(source=None)
        self.processors = [CropAround(CARD_SIZE, x, y)]


def page_specs(width: int) -> list[PageSpec]:
    """The specs for an original of this width, largest first; a smaller one gets its own width."""
    kinds: list[tuple[type[PageSpec], tuple[int, ...]]] = [(Avif, AVIF_WIDTHS), (Jpeg, JPEG_WIDTHS)]
    specs = [
        kind(wide)
        for kind, widths in kinds
        for wide in {*(one for one in widths if one < width), min(width, widths[-1])}
    ]
    return sorted(specs, key=lambda spec: spec.width, reverse=True)
