"""Panorama: the moon rises over ridge behind ridge in the haze before dawn."""

import math
import random

from PIL import Image, ImageDraw, ImageFilter

from .fields import Field, Size, blend, smooth
from .finish import finished
from .noise import fractal
from .outlines import conifer, crest
from .skies import byte, glow, gradient, lit, rgb, stars

FAR, NEAR = rgb("#b08fa0"), rgb("#0d1226")
MIST_FAR, MIST_NEAR = rgb("#dcae9f"), rgb("#4d5578")
LAYERS = 9


def moonrise_ridges(size: Size) -> Image.Image:
    w, h = size
    sky = gradient(
        size,
        [
            (0, "#1d2547"),
            (0.28, "#4a4a74"),
            (0.5, "#98788f"),
            (0.66, "#dca08c"),
            (0.78, "#f0c29a"),
            (1, "#f0c29a"),
        ],
    )
    sky = lit(sky, stars(size, 3, 260, 0.4, 0.5))
    sky = _moon(_streaks(sky), (w * 0.655, h * 0.36), h * 0.098)
    for layer in range(LAYERS):
        sky = _ridge(sky, layer)
    return finished(sky, 5, 2.4, 0.18)


def _streaks(sky: Image.Image) -> Image.Image:
    w, h = sky.size
    thin = fractal(sky.size, (3, 22), 8, 6, 0.55)
    band = Field.of(sky.size, lambda x, y: math.exp(-(((y / h - 0.40) / 0.17) ** 2)), w / 60)
    veil = (thin * band).curve(0, 1, lambda v: 0.5 * smooth(0.40, 0.72, v))
    return Image.composite(Image.new("RGB", sky.size, byte(rgb("#f2c9b4"))), sky, veil)


def _moon(sky: Image.Image, at: tuple[float, float], radius: float) -> Image.Image:
    sky = lit(
        sky,
        glow(sky.size, at, (0.42, 0.30, 0.22), radius * 4.2, lambda d: math.exp(-d * 1.2)),
        glow(sky.size, at, (0.35, 0.28, 0.22), radius * 1.7),
    )
    side = round(radius * 2)
    maria = fractal((side, side), (3, 3), 17, 6, 0.55)
    face = maria.colours(
        0.3, 0.7, lambda v: blend(rgb("#e9c9a4"), rgb("#fff3dc"), smooth(0.42, 0.58, v))
    )
    disc = Field.of(
        (side, side), lambda x, y: math.hypot(x - radius, y - radius) / radius, max(2, side / 80)
    ).curve(0, 1.5, lambda d: smooth(1.0, 0.985, d))
    sky.paste(face, (round(at[0] - radius), round(at[1] - radius)), disc)
    return sky


def _ridge(sky: Image.Image, layer: int) -> Image.Image:
    w, h = sky.size
    t = layer / (LAYERS - 1)
    base = h * (0.52 + 0.40 * t**1.25)
    tall = h * (0.060 + 0.075 * t)
    line = crest(w, 40 + layer, 4.2 - 1.2 * t, 9, 0.47 + 0.03 * math.sin(layer), max(1, w // 1800))
    points = [(x, base - tall * y) for x, y in line]
    mask = Image.new("L", (w * 2, h * 2))
    draw = ImageDraw.Draw(mask)
    draw.polygon([(2 * x, 2 * y) for x, y in points] + [(2 * w, 2 * h), (0, 2 * h)], fill=255)
    if layer >= LAYERS - 3:
        _trees(draw, points, w, layer)
    mask = mask.reduce(2)
    dark, mist = blend(FAR, NEAR, t**0.8), blend(MIST_FAR, MIST_NEAR, t)
    depth = h * (0.13 + 0.10 * t)
    uneven = fractal(sky.size, (5, 3), 70 + layer, 5, 0.5)
    fall = Field.of(sky.size, lambda x, y: (y - base + tall * 0.5) / depth, w / 60)
    body = (fall + (uneven - 0.5) * 0.9).colours(
        -0.5, 1.5, lambda v: blend(dark, mist, (0.85 - 0.55 * t) * smooth(0.0, 1.25, v))
    )
    if layer < 3:
        mask = mask.filter(ImageFilter.GaussianBlur((3 - layer) * w / 3600))
    return Image.composite(body, sky, mask)


def _trees(
    draw: ImageDraw.ImageDraw, points: list[tuple[float, float]], w: int, layer: int
) -> None:
    dice = random.Random(layer)
    near = layer - (LAYERS - 4)
    tall = w * 0.0042 * near**1.5
    x = 0.0
    while x < w:
        k = min(len(points) - 1, int(x / w * (len(points) - 1)))
        if dice.random() < 0.93:
            size = tall * dice.uniform(0.45, 1.25)
            draw.polygon(
                [(2 * px, 2 * py) for px, py in conifer(x, points[k][1] + size * 0.15, size, dice)],
                fill=255,
            )
        x += tall * dice.uniform(0.10, 0.34)
