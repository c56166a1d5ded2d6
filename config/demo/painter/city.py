"""Tower blocks at dusk, and the windows in which somebody is home."""

import math
import random

from PIL import Image, ImageDraw, ImageFilter

from .fields import Field, Size, blend, smooth
from .finish import bloom, finished
from .noise import fractal
from .skies import byte, glow, gradient, lit, rgb

WARM = ("#ffc978", "#ffb45e", "#ffe2ae", "#f59a4c", "#fff1d2", "#bcd7ff")


def city_windows_dusk(size: Size) -> Image.Image:
    w, h = size
    sky = gradient(
        size,
        [
            (0, "#16213f"),
            (0.3, "#36426f"),
            (0.52, "#83658a"),
            (0.68, "#d98876"),
            (0.8, "#f3b27c"),
            (1, "#f3b27c"),
        ],
    )
    sky = _clouds(lit(sky, glow(size, (w * 0.30, h * 0.78), (0.45, 0.22, 0.08), w * 0.35)))
    rows = 5
    for row in range(rows):
        sky = _row(sky, row / (rows - 1), 200 + row)
    return finished(bloom(sky, 170, 0.008, 0.75), 21, 2.4, 0.25)


def _clouds(sky: Image.Image) -> Image.Image:
    w, h = sky.size
    streak = fractal(sky.size, (3, 14), 5, 7, 0.55)
    band = Field.of(
        sky.size, lambda x, y: smooth(0.85, 0.35, y / h) * smooth(-0.1, 0.25, y / h), w / 50
    )
    under = (streak * band).curve(0, 1, lambda v: 0.6 * smooth(0.42, 0.66, v))
    light = Field.of(sky.size, lambda x, y: y / h, w / 50).colours(
        0, 1, lambda v: blend(rgb("#3b3a62"), rgb("#f59f7c"), smooth(0.15, 0.6, v))
    )
    return Image.composite(light, sky, under)


def _row(sky: Image.Image, t: float, seed: int) -> Image.Image:
    """One row of blocks; t is 0 for the farthest and 1 for the nearest."""
    w, h = sky.size
    dice = random.Random(seed)
    mask = Image.new("L", (w * 2, h * 2))
    lights = Image.new("RGB", (w * 2, h * 2))
    draw, lamp = ImageDraw.Draw(mask), ImageDraw.Draw(lights)
    floor = h * (0.011 + 0.021 * t**1.3)
    x = -w * 0.05 * dice.random()
    while x < w:
        wide = w * (0.03 + 0.085 * t) * dice.uniform(0.6, 1.5)
        hill = 0.55 + 0.45 * math.exp(-(((x / w - 0.62) / 0.28) ** 2))
        top = h * (0.80 - 0.42 * (1 - 0.45 * t) * hill * dice.uniform(0.45, 1.05) + 0.10 * t)
        _block(draw, lamp, (x, top, x + wide, float(h)), floor, dice, t)
        x += wide * dice.uniform(0.85, 1.25) + w * 0.01 * dice.random()
    mask, lights = mask.reduce(2), lights.reduce(2)
    if t < 0.5:
        lights = lights.filter(ImageFilter.GaussianBlur((0.6 - t) * w / 1600))
    haze, dark = rgb("#a8707c"), rgb("#0b0f1f")
    tone = blend(haze, dark, t**0.6)
    low = blend(rgb("#c98472"), rgb("#1a1c33"), t**0.7)
    body = Field.of(sky.size, lambda x, y: y / h, w / 50).colours(
        0, 1, lambda v: blend(tone, low, smooth(0.35, 1.0, v))
    )
    return lit(Image.composite(body, sky, mask), lights)


def _block(
    draw: ImageDraw.ImageDraw,
    lamp: ImageDraw.ImageDraw,
    edges: tuple[float, float, float, float],
    floor: float,
    dice: random.Random,
    t: float,
) -> None:
    x0, top, x1, bottom = (2 * v for v in edges)
    draw.rectangle((x0, top, x1, bottom), fill=255)
    lamp.rectangle((x0, top, x1, bottom), fill=(0, 0, 0))
    step, f = (x1 - x0), 2 * floor
    if dice.random() < 0.55:
        draw.rectangle((x0 + step * 0.2, top - f * 0.9, x0 + step * 0.5, top), fill=255)
    if dice.random() < 0.4:
        mast = x0 + step * dice.uniform(0.3, 0.7)
        draw.line(
            (mast, top - f * dice.uniform(1.5, 3.5), mast, top),
            fill=255,
            width=max(1, round(f * 0.07)),
        )
    columns = max(3, round(step / (f * dice.uniform(0.8, 1.25))))
    cell = step / (columns + 0.6)
    share = dice.uniform(0.10, 0.42)
    offices = dice.random() < 0.25
    y = top + f * 0.7
    while y < bottom:
        alight = dice.random() < 0.5 if offices else True
        for c in range(columns):
            if not alight or dice.random() > (0.85 if offices else share):
                continue
            left = x0 + cell * (c + 0.48)
            power = dice.uniform(0.35, 1.0) * (0.55 + 0.45 * t)
            colour = blend((0, 0, 0), rgb(dice.choice(WARM)), power)
            box = (left, y, left + cell * 0.62, y + f * 0.52)
            lamp.rectangle(box, fill=byte(colour))
            if t > 0.6 and dice.random() < 0.5:  # a curtain, or the bar of the frame
                cut = left + cell * 0.62 * dice.uniform(0.3, 0.7)
                lamp.rectangle((cut, y, cut + cell * 0.05, y + f * 0.52), fill=(20, 12, 8))
        y += f
