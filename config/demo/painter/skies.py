"""Skies and lights of the landscape pictures: gradients, stars, glows."""

import math
import random
from collections.abc import Callable

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .fields import Field, Size, blend, ramp

Colour = tuple[float, float, float]


def rgb(text: str) -> Colour:
    """'#aabbcc' as three numbers 0..1."""
    return (int(text[1:3], 16) / 255, int(text[3:5], 16) / 255, int(text[5:7], 16) / 255)


def byte(colour: Colour) -> tuple[int, int, int]:
    return tuple(max(0, min(255, round(c * 255))) for c in colour)  # type: ignore[return-value]


def gradient(size: Size, stops: list[tuple[float, str]]) -> Image.Image:
    """From top (0) to bottom (1) through '#rrggbb' stops."""
    shade = ramp([(at, rgb(text)) for at, text in stops])
    return Field.of(size, lambda x, y: y / size[1], max(4, size[0] / 40)).colours(0, 1, shade)


def glow(
    size: Size,
    at: tuple[float, float],
    colour: Colour,
    reach: float,
    fall: Callable[[float], float] = lambda d: math.exp(-d * d),
) -> Image.Image:
    """Light around a point (pixels) on black; `reach` in pixels, `fall` of distance / reach."""
    far = Field.of(
        size,
        lambda x, y: math.hypot(x - at[0], y - at[1]) / reach,
        max(3, min(size[0] / 60, reach / 6)),
    )
    return far.colours(0, 5, lambda d: blend((0, 0, 0), colour, fall(d)))


def lit(image: Image.Image, *lights: Image.Image) -> Image.Image:
    for light in lights:
        image = ImageChops.screen(image, light)
    return image


def stars(
    size: Size, seed: int, count: int, below: float = 1.0, brightest: float = 1.0
) -> Image.Image:
    """A starry sky on black: many faint, few bright; down to `below` of the height."""
    dice = random.Random(seed)
    image = Image.new("RGB", size)
    draw = ImageDraw.Draw(image)
    scale = size[0] / 3200
    for _ in range(count):
        x, y = dice.random() * size[0], dice.random() * size[1] * below
        power = min(1.0, 0.045 / (dice.random() + 0.02)) * brightest
        warm = dice.random()
        tint = blend((0.72, 0.82, 1.0), (1.0, 0.86, 0.70), warm * warm)
        fill = byte((tint[0] * power, tint[1] * power, tint[2] * power))
        r = scale * (0.7 + 1.5 * power)
        if r < 0.8:
            draw.point((x, y), fill=fill)
        else:
            draw.ellipse((x - r, y - r, x + r, y + r), fill=fill)
    soft = image.filter(ImageFilter.GaussianBlur(0.7 * scale + 0.2))
    halo = image.filter(ImageFilter.GaussianBlur(5 * scale)).point(lambda v: min(255, v * 3))
    return ImageChops.screen(soft, halo)
