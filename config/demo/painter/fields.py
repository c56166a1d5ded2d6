"""Pictures of floats: smooth fields computed on a coarse grid, combined and curved in C."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable

from PIL import Image, ImageMath

Size = tuple[int, int]


class Field:
    """A Pillow image of mode F with arithmetic; 8 bits would band under steep curves."""

    def __init__(self, image: Image.Image) -> None:
        self.image = image if image.mode == "F" else image.convert("F")

    @classmethod
    def of(cls, size: Size, value: Callable[[float, float], float], step: float) -> Field:
        """`value(x, y)`, in pixels, taken every `step` pixels and smoothly filled in between."""
        across = max(3, round(size[0] / step))
        down = max(3, round(size[1] / step))
        dx, dy = size[0] / across, size[1] / down
        coarse = Image.new("F", (across + 4, down + 4))
        coarse.putdata(
            [
                value((i - 1.5) * dx, (j - 1.5) * dy)
                for j in range(down + 4)
                for i in range(across + 4)
            ]
        )
        box = (2, 2, across + 2, down + 2)
        return cls(coarse.resize(size, Image.Resampling.BICUBIC, box=box))

    @property
    def size(self) -> Size:
        return self.image.size

    def _with(self, other: Field | float, combine: Callable[..., object]) -> Field:
        right = other.image if isinstance(other, Field) else other
        if isinstance(right, Image.Image):
            image = ImageMath.lambda_eval(
                lambda given: combine(given["a"], given["b"]), a=self.image, b=right
            )
        else:
            image = ImageMath.lambda_eval(lambda given: combine(given["a"], right), a=self.image)
        return Field(image)

    def __add__(self, other: Field | float) -> Field:
        return self._with(other, lambda a, b: a + b)

    def __sub__(self, other: Field | float) -> Field:
        return self._with(other, lambda a, b: a - b)

    def __mul__(self, other: Field | float) -> Field:
        return self._with(other, lambda a, b: a * b)

    __radd__ = __add__
    __rmul__ = __mul__

    def magnitude(self) -> Field:
        return Field(ImageMath.lambda_eval(lambda given: abs(given["a"]), a=self.image))

    def moved(self, dx: float, dy: float) -> Field:
        """The field with its content moved by whole or broken pixels; bared edges stay."""
        out = self.image.copy()
        inside = self._inside(dx, dy)
        out.paste(self._shifted(dx, dy).crop(inside), inside[:2])
        return Field(out)

    def rise(self, dx: float, dy: float) -> Field:
        """How much each place lies above the place (dx, dy) pixels up and left of it."""
        gap = self - Field(self._shifted(dx, dy))
        # What has no neighbour is cut off and the rest stretched: a bare strip would show.
        whole = gap.image.crop(self._inside(dx, dy)).resize(self.size, Image.Resampling.BILINEAR)
        return Field(whole)

    def _shifted(self, dx: float, dy: float) -> Image.Image:
        shift = (1.0, 0.0, -dx, 0.0, 1.0, -dy)
        return self.image.transform(
            self.size, Image.Transform.AFFINE, shift, Image.Resampling.BILINEAR
        )

    def _inside(self, dx: float, dy: float) -> tuple[int, int, int, int]:
        w, h = self.size
        left, top = max(0, math.ceil(dx) + 1), max(0, math.ceil(dy) + 1)
        right, low = min(w, w + math.floor(dx) - 1), min(h, h + math.floor(dy) - 1)
        return (min(left, w - 2), min(top, h - 2), max(right, 2), max(low, 2))

    def curve(self, lowest: float, highest: float, shade: Callable[[float], float]) -> Image.Image:
        """An 8-bit picture: `shade` takes lowest..highest and gives 0..1; beyond is clamped."""
        return _through(self._steps(lowest, highest), map(shade, _middles(lowest, highest)))

    def colours(
        self, lowest: float, highest: float, shade: Callable[[float], tuple[float, float, float]]
    ) -> Image.Image:
        """As `curve`, with a colour (three numbers 0..1) for each value."""
        steps = self._steps(lowest, highest)
        bands = zip(*map(shade, _middles(lowest, highest)), strict=True)
        return Image.merge("RGB", [_through(steps, band) for band in bands])

    def _steps(self, lowest: float, highest: float) -> Image.Image:
        return ((self - lowest) * (65535.0 / (highest - lowest))).image.convert("I")


def _middles(lowest: float, highest: float) -> list[float]:
    """2048 values, each the middle of its part of lowest..highest."""
    span = highest - lowest
    return [lowest + span * (k + 0.5) / 2048 for k in range(2048)]


def _through(steps: Image.Image, values: Iterable[float]) -> Image.Image:
    """Each of the 65,536 steps as the value of its part."""
    table: list[int] = []
    for value in values:
        table += [max(0, min(255, round(value * 255)))] * 32
    return steps.point(table, "L")


def smooth(edge0: float, edge1: float, value: float) -> float:
    """0 below edge0, 1 above edge1, a soft S between; the edges may be given in either order."""
    t = (value - edge0) / (edge1 - edge0)
    t = 0.0 if t < 0 else 1.0 if t > 1 else t
    return t * t * (3 - 2 * t)


def blend(a: tuple[float, ...], b: tuple[float, ...], t: float) -> tuple[float, float, float]:
    """The colour `t` of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def ramp(
    stops: list[tuple[float, tuple[float, float, float]]],
) -> Callable[[float], tuple[float, float, float]]:
    """A colour scale through (position, colour) stops, straight between them."""

    def shade(value: float) -> tuple[float, float, float]:
        if value <= stops[0][0]:
            return stops[0][1]
        for (p, a), (q, b) in itertools.pairwise(stops):
            if value <= q:
                return blend(a, b, (value - p) / (q - p))
        return stops[-1][1]

    return shade
