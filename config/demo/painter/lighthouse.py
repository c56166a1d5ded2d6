"""A lighthouse on its rock at night, the beam going out through the haze."""

import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .fields import Field, Size, blend, smooth
from .finish import bloom, finished
from .noise import fractal
from .outlines import crest
from .skies import byte, glow, gradient, lit, rgb, stars

LAMP = (0.685, 0.335)  # fractions of the picture
SEA = 0.795


def lighthouse_night(size: Size) -> Image.Image:
    w, h = size
    sky = gradient(
        size,
        [(0, "#060b1a"), (0.4, "#0e1c38"), (0.66, "#234060"), (0.79, "#4d6a7e"), (1, "#4d6a7e")],
    )
    sky = lit(sky, stars(size, 91, 2600, 0.74, 0.8), _milky(size))
    sky = _haze(sky)
    sky = lit(sky, _beam(size, 187.0, 1.0), _beam(size, 3.5, 0.62))
    picture = _sea(sky)
    picture = _rock(picture)
    picture = _tower(picture)
    at = (w * LAMP[0], h * LAMP[1])
    picture = lit(
        picture,
        glow(size, at, (0.80, 0.66, 0.40), w * 0.020, lambda d: math.exp(-d)),
        glow(size, at, (0.30, 0.24, 0.14), w * 0.10, lambda d: math.exp(-d * 1.2)),
    )
    return finished(bloom(picture, 200, 0.01, 0.6), 92, 2.8, 0.35)


def _milky(size: Size) -> Image.Image:
    w = size[0]
    cloud = fractal(size, (7, 5), 15, 7, 0.58)
    band = Field.of(
        size, lambda x, y: math.exp(-(((x / w * 0.75 + y / w - 0.42) / 0.13) ** 2)), w / 50
    )
    return (cloud * band).colours(
        0, 1, lambda v: blend((0, 0, 0), (0.20, 0.23, 0.30), smooth(0.05, 0.95, v))
    )


def _haze(sky: Image.Image) -> Image.Image:
    w, h = sky.size
    banks = fractal(sky.size, (3, 10), 18, 6, 0.55)
    low = Field.of(sky.size, lambda x, y: math.exp(-(((y / h - 0.74) / 0.11) ** 2)), w / 50)
    veil = (banks * low).curve(0, 1, lambda v: 0.55 * smooth(0.25, 0.7, v))
    return Image.composite(Image.new("RGB", sky.size, byte(rgb("#6c8694"))), sky, veil)


def _beam(size: Size, degrees: float, power: float) -> Image.Image:
    """A narrow cone of light from the lamp, uneven where the haze is."""
    w, h = size
    angle = math.radians(degrees)
    c, s = math.cos(angle), math.sin(angle)
    ax, ay = w * LAMP[0], h * LAMP[1]

    def shine(x: float, y: float) -> float:
        a = ((x - ax) * c + (y - ay) * s) / w
        b = (-(x - ax) * s + (y - ay) * c) / w
        if a <= 0:
            return 0.0
        wide = 0.0045 + 0.052 * a
        return (
            power * math.exp(-((b / wide) ** 2)) * math.exp(-a * 1.7) * (0.25 + 0.012 / (a + 0.02))
        )

    dust = fractal(size, (9, 7), 27, 6, 0.55)
    return (Field.of(size, shine, w / 360) * (dust * 0.9 + 0.5)).colours(
        0, 1.2, lambda v: blend((0, 0, 0), (1.0, 0.90, 0.66), min(1.0, v * 1.5))
    )


def _sea(sky: Image.Image) -> Image.Image:
    w, h = sky.size
    level = round(h * SEA)
    deep = h - level
    mirror = (
        sky.crop((0, max(0, level - deep * 2), w, level))
        .transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        .resize((w, deep))
    )
    mirror = mirror.filter(ImageFilter.BoxBlur((w / 200, h / 60)))
    ripple = fractal((w, deep), (14, 34), 33, 6, 0.6)
    near = Field.of((w, deep), lambda x, y: y / deep, w / 50)
    light = (ripple - near * 0.18).curve(0, 1, lambda v: 0.22 + 0.75 * smooth(0.30, 0.72, v))
    mirror = ImageChops.multiply(mirror, Image.merge("RGB", (light, light, light)))
    x = w * LAMP[0]

    def path(px: float, py: float) -> float:
        return math.exp(-(((px - x + w * 0.10) / (w * (0.02 + 0.05 * py / deep))) ** 2))

    sparkle = (ripple * Field.of((w, deep), path, w / 120)).colours(
        0, 1, lambda v: blend((0, 0, 0), (0.95, 0.74, 0.42), smooth(0.44, 0.66, v) * 0.8)
    )
    out = sky.copy()
    out.paste(ImageChops.screen(mirror, sparkle), (0, level))
    return out


def _rock(picture: Image.Image) -> Image.Image:
    w, h = picture.size
    line = crest(w, 95, 9, 8, 0.55)
    mask = Image.new("L", (w * 2, h * 2))
    points = []
    for x, y in line:
        u = x / w
        hill = 0.155 * math.exp(-(((u - 0.72) / 0.15) ** 4)) + 0.07 * smooth(0.55, 1.1, u)
        foot = 0.02 * math.exp(-(((u - 0.60) / 0.12) ** 2))
        reef = 0.25 * smooth(0.56, 0.30, u)  # the rock goes under to the left
        level = SEA + 0.05 + 0.12 * smooth(0.62, 0.45, u) + reef
        points.append((2 * x, 2 * h * (level - (hill + foot) * (1 + 0.18 * y) - 0.016 * y)))
    ImageDraw.Draw(mask).polygon([*points, (2 * w, 2 * h), (0, 2 * h)], fill=255)
    stone = fractal((w, h), (30, 30), 96, 6, 0.6, ridged=True)
    tilted = stone.rise(w * 0.003, -h * 0.002)
    body = tilted.colours(
        -0.3, 0.3, lambda v: blend(rgb("#04070d"), rgb("#26333f"), smooth(0.0, 0.26, v))
    )
    return Image.composite(body, picture, mask.reduce(2))


def _tower(picture: Image.Image) -> Image.Image:
    """The tower in perspective-free elevation: three times as fine, then reduced."""
    w, h = picture.size
    fine = 3
    tall, wide = round(h * 0.40), round(w * 0.10)
    sheet = Image.new("RGBA", (wide * fine, tall * fine))
    draw = ImageDraw.Draw(sheet)
    mid, top, foot = wide * fine / 2, tall * fine * 0.16, tall * fine * 1.0
    base, neck = wide * fine * 0.20, wide * fine * 0.125
    columns = 60
    for k in range(columns):
        a, b = k / columns * 2 - 1, (k + 1) / columns * 2 - 1
        bright = max(0.0, 0.75 - 0.75 * abs((a + b) / 2 + 0.25)) ** 1.2
        for band in range(7):
            y0, y1 = band / 7, (band + 1) / 7
            colour = rgb("#b7b2a6") if band % 2 == 0 else rgb("#8e3a33")
            tone = blend(rgb("#0a0e18"), colour, 0.10 + 0.62 * bright)
            r0, r1 = neck + (base - neck) * y0**1.5, neck + (base - neck) * y1**1.5
            ya, yb = top + (foot - top) * y0, top + (foot - top) * y1
            draw.polygon(
                [(mid + a * r0, ya), (mid + b * r0, ya), (mid + b * r1, yb), (mid + a * r1, yb)],
                fill=(*byte(tone), 255),
            )
    unit_ = tall * fine / 100
    dark = (10, 12, 18, 255)
    draw.rectangle(
        (mid - neck * 1.5, top - unit_ * 1.2, mid + neck * 1.5, top + unit_ * 0.8), fill=dark
    )
    for k in range(9):
        x = mid + neck * 1.45 * (k / 4 - 1)
        draw.line(
            (x, top - unit_ * 4, x, top - unit_), fill=dark, width=max(1, round(unit_ * 0.25))
        )
    draw.line(
        (mid - neck * 1.45, top - unit_ * 4, mid + neck * 1.45, top - unit_ * 4),
        fill=dark,
        width=max(1, round(unit_ * 0.35)),
    )
    room = neck * 0.72
    draw.rectangle(
        (mid - room, top - unit_ * 9, mid + room, top - unit_), fill=(255, 226, 160, 255)
    )
    for k in range(5):
        x = mid + room * (k / 2 - 1)
        draw.line((x, top - unit_ * 9, x, top - unit_), fill=dark, width=max(1, round(unit_ * 0.3)))
    draw.pieslice(
        (mid - room * 1.2, top - unit_ * 13, mid + room * 1.2, top - unit_ * 5), 180, 360, fill=dark
    )
    draw.line(
        (mid, top - unit_ * 16, mid, top - unit_ * 12), fill=dark, width=max(1, round(unit_ * 0.4))
    )
    dice = random.Random(2)
    for k in range(3):
        y = top + (foot - top) * (0.22 + 0.25 * k)
        x = mid + neck * dice.uniform(-0.25, 0.25)
        draw.rectangle(
            (x - unit_ * 0.9, y, x + unit_ * 0.9, y + unit_ * 2.6),
            fill=(255, 205, 130, 255) if k == 1 else (22, 22, 28, 255),
        )
    small = sheet.reduce(fine)
    lamp_y = (top - unit_ * 5) / fine
    picture.paste(small, (round(w * LAMP[0] - wide / 2), round(h * LAMP[1] - lamp_y)), small)
    return picture
