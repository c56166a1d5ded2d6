"""An empty stage before the show: one chair, three beams of light in the haze."""

import math

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .fields import Field, Size, blend, smooth
from .finish import bloom, finished
from .noise import fractal
from .skies import byte, glow, gradient, lit, rgb

FLOOR = 0.74


def stage_light(size: Size) -> Image.Image:
    w, h = size
    picture = _curtain(size)
    picture = _boards(picture)
    pool = _pool(size, (w * 0.5, h * 0.835), w * 0.165)
    picture = ImageChops.add(picture, ImageChops.multiply(_lifted(picture), pool))
    for x, lean, tint, power in (
        (0.5, 0.0, (1.0, 0.90, 0.70), 0.9),
        (0.16, 0.31, (0.98, 0.55, 0.34), 0.42),
        (0.84, -0.31, (0.45, 0.58, 0.95), 0.42),
    ):
        picture = lit(picture, _beam(size, x, lean, tint, power))
    picture = _chair(picture)
    picture = _seats(picture)
    return finished(bloom(picture, 205, 0.02, 0.5), 131, 3.0, 0.35)


def _lifted(picture: Image.Image) -> Image.Image:
    """The grain of the boards alone, brighter: the lamp gives the colour."""
    return picture.convert("L").point(lambda v: min(255, v * 5)).convert("RGB")


def _curtain(size: Size) -> Image.Image:
    """Velvet in deep folds: brightness follows the slope of the folds across."""
    w, h = size
    folds = fractal((w, 24), (26, 1), 14, 3, 0.5)
    fine = fractal((w, 24), (70, 1.5), 15, 3, 0.5)
    both = (folds + fine * 0.35).image.resize((w, h), Image.Resampling.BICUBIC)
    field = Field(both)
    slope = (field.rise(w * 0.004, 0)) * 4.2
    fall = Field.of(
        size,
        lambda x, y: (
            (0.35 + 0.65 * math.exp(-(((x / w - 0.5) / 0.24) ** 2)))
            * (0.35 + 0.65 * smooth(-0.2, 0.75, y / h))
        ),
        w / 50,
    )
    return ((slope + 0.42) * fall).colours(
        0, 1, lambda v: blend(rgb("#0a0204"), rgb("#8d1f22"), smooth(0.05, 0.95, v))
    )


def _boards(picture: Image.Image) -> Image.Image:
    """The boards run towards a vanishing point; each has its own tone."""
    w, h = picture.size
    level = h * FLOOR
    sheet = Image.new("RGB", (w * 2, h * 2))
    draw = ImageDraw.Draw(sheet)
    vanish = (w, 2 * h * 0.30)
    count = 44
    for k in range(count):
        tone = 0.75 + 0.25 * math.sin(k * 12.9898) * math.cos(k * 4.1)
        colour = blend((0, 0, 0), rgb("#3a211a"), tone)
        a, b = (2 * w * (i / count * 3.4 - 1.2) for i in (k, k + 1))
        corners = [(a, 2.0 * h), (b - w * 0.004, 2.0 * h), vanish]
        draw.polygon(corners, fill=byte(colour))
    floor = sheet.reduce(2)
    wood = fractal((w, h), (120, 6), 19, 4, 0.6)
    light = wood.curve(0, 1, lambda v: 0.6 + 0.5 * v)
    floor = ImageChops.multiply(floor, Image.merge("RGB", (light, light, light)))
    mirror = (
        picture.crop((0, round(level * 0.55), w, round(level)))
        .transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        .resize((w, h - round(level)))
    )
    shine = mirror.filter(ImageFilter.GaussianBlur(w / 120)).point(lambda v: int(v * 0.35))
    out = picture.copy()
    part = floor.crop((0, round(level), w, h))
    out.paste(ImageChops.screen(part, shine), (0, round(level)))
    edge = Field.of((w, h), lambda x, y: math.exp(-(((y - level) / (h * 0.012)) ** 2)), h / 160)
    dark = edge.curve(0, 1, lambda v: 0.75 * v)
    return Image.composite(Image.new("RGB", (w, h), (4, 1, 2)), out, dark)


def _pool(size: Size, at: tuple[float, float], reach: float) -> Image.Image:
    far = Field.of(
        size,
        lambda x, y: math.hypot((x - at[0]) / reach, (y - at[1]) / (reach * 0.30)),
        size[0] / 200,
    )
    return far.colours(
        0,
        3,
        lambda d: blend(
            (0, 0, 0), (1.0, 0.92, 0.76), 0.95 * smooth(1.08, 0.86, d) + 0.08 * math.exp(-d)
        ),
    )


def _beam(
    size: Size, x: float, lean: float, tint: tuple[float, float, float], power: float
) -> Image.Image:
    w, h = size
    ax, ay = x * w, -0.06 * h
    c, s = math.cos(math.pi / 2 - lean), math.sin(math.pi / 2 - lean)

    def shine(px: float, py: float) -> float:
        a = ((px - ax) * c + (py - ay) * s) / w
        b = (-(px - ax) * s + (py - ay) * c) / w
        if a <= 0:
            return 0.0
        wide = 0.012 + 0.255 * a
        end = smooth(0.64, 0.56, a) if lean == 0 else smooth(0.75, 0.45, a)
        return math.exp(-((abs(b) / wide) ** 3.4)) * math.exp(-a * 2.0) * end

    smoke = fractal(size, (6, 5), 41, 7, 0.58)
    return (Field.of(size, shine, w / 260) * (smoke * 1.0 + 0.35)).colours(
        0, 1.3, lambda v: blend((0, 0, 0), tint, min(1.0, v * power))
    )


def _chair(picture: Image.Image) -> Image.Image:
    """A bentwood chair, dark against the light, with its shadow straight below."""
    w, h = picture.size
    k = h * 0.00108 * 2
    ox, oy = w * 0.5 * 2, h * 0.845 * 2
    mask = Image.new("L", (w * 2, h * 2))
    draw = ImageDraw.Draw(mask)
    thick = max(2, round(11 * k))

    def p(x: float, y: float) -> tuple[float, float]:
        return ox + x * k, oy - y * k

    for foot, top in (
        ((-62, 4), (-52, 118)),
        ((58, -6), (50, 116)),
        ((-36, 36), (-34, 118)),
        ((70, 26), (60, 118)),
    ):
        draw.line([p(*foot), p(*top)], fill=255, width=thick)
    draw.ellipse((*p(-64, 138), *p(66, 104)), fill=255)
    draw.arc((*p(-52, 286), *p(74, 84)), 178, 362, fill=255, width=thick)
    draw.arc((*p(-20, 250), *p(42, 70)), 180, 360, fill=255, width=max(1, thick * 2 // 3))
    draw.line([p(-46, 185), p(-42, 122)], fill=255, width=thick)
    draw.line([p(68, 185), p(62, 122)], fill=255, width=thick)
    draw.line([p(-56, 62), p(56, 58)], fill=255, width=max(1, thick // 2))
    shade = Image.new("L", (w, h))
    ImageDraw.Draw(shade).ellipse(
        (ox / 2 - 78 * k / 2, oy / 2 - 16 * k / 2, ox / 2 + 84 * k / 2, oy / 2 + 14 * k / 2),
        fill=190,
    )
    shade = shade.filter(ImageFilter.GaussianBlur(w / 300))
    picture = Image.composite(Image.new("RGB", (w, h), (10, 4, 4)), picture, shade)
    chair = mask.reduce(2)
    picture = Image.composite(Image.new("RGB", (w, h), (14, 7, 6)), picture, chair)
    up = ImageChops.subtract(chair, ImageChops.offset(chair, 0, max(1, round(h / 700))))
    rim = Image.merge(
        "RGB", (up, up.point(lambda v: int(v * 0.85)), up.point(lambda v: int(v * 0.6)))
    )
    return ImageChops.screen(picture, rim.point(lambda v: int(v * 0.8)))


def _seats(picture: Image.Image) -> Image.Image:
    """The backs of the first rows, out of focus, at the foot of the picture."""
    w, h = picture.size
    for row, (level, wide) in enumerate(((0.955, 0.075), (1.01, 0.105))):
        mask = Image.new("L", (w, h))
        draw = ImageDraw.Draw(mask)
        x = -wide * (0.3 + 0.5 * row)
        while x < 1:
            draw.rounded_rectangle(
                (w * x, h * level, w * (x + wide * 0.92), h * 1.3), radius=w * wide * 0.3, fill=255
            )
            x += wide
        soft = mask.filter(ImageFilter.GaussianBlur(w / 380))
        body = gradient((w, h), [(0, "#2a0c0d"), (0.93, "#2a0c0d"), (1, "#080203")])
        picture = Image.composite(body, picture, soft)
    return lit(picture, glow((w, h), (w * 0.5, h * 0.9), (0.05, 0.03, 0.02), w * 0.3))
