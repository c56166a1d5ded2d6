"""A comet over a lake among hills: the dust tail bent and pale, the gas tail straight and blue."""

import math

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .fields import Field, Size, blend, smooth
from .finish import finished
from .noise import fractal
from .outlines import crest
from .skies import glow, gradient, lit, stars

HEAD = (0.635, 0.545)  # fractions of the picture
SHORE = 0.80


def comet(size: Size) -> Image.Image:
    w, h = size
    sky = gradient(
        size,
        [
            (0, "#04060f"),
            (0.4, "#0b1428"),
            (0.65, "#1c2f4d"),
            (0.76, "#4a5b6d"),
            (0.81, "#a07f62"),
            (1, "#a07f62"),
        ],
    )
    sky = lit(sky, stars(size, 61, 3800, 0.78, 0.85), _tails(size))
    sky = lit(
        sky,
        glow(
            size,
            (w * HEAD[0], h * HEAD[1]),
            (0.75, 0.85, 0.80),
            w * 0.022,
            lambda d: math.exp(-d * 1.3),
        ),
        glow(size, (w * HEAD[0], h * HEAD[1]), (1, 1, 0.95), w * 0.0035),
    )
    sky = _hills(sky)
    return finished(_lake(sky), 44, 2.8, 0.3)


def _tails(size: Size) -> Image.Image:
    w, h = size
    hx, hy = HEAD[0] * w, HEAD[1] * h

    def dust(x: float, y: float) -> float:
        c, s = math.cos(math.radians(122)), -math.sin(math.radians(122))
        a = ((x - hx) * c + (y - hy) * s) / w
        b = (-(x - hx) * s + (y - hy) * c) / w
        if a < -0.004:
            return 0.0
        bend = b + 0.62 * a * a
        wide = 0.007 + 0.17 * a
        return math.exp(-((bend / wide) ** 2)) * math.exp(-a * 3.4) * smooth(-0.004, 0.01, a)

    def gas(x: float, y: float) -> float:
        c, s = math.cos(math.radians(103)), -math.sin(math.radians(103))
        a = ((x - hx) * c + (y - hy) * s) / w
        b = (-(x - hx) * s + (y - hy) * c) / w
        wide = 0.0035 + 0.028 * max(0.0, a)
        return math.exp(-((b / wide) ** 2)) * math.exp(-max(0.0, a) * 2.6) * smooth(-0.002, 0.01, a)

    streaks = _streaks(size)
    pale = (Field.of(size, dust, w / 320) * (streaks * 0.9 + 0.5)).colours(
        0, 1.2, lambda v: blend((0, 0, 0), (0.98, 0.93, 0.80), min(1.0, v**0.9 * 1.05))
    )
    blue = (Field.of(size, gas, w / 420) * (streaks * 1.2 + 0.35)).colours(
        0, 1.2, lambda v: blend((0, 0, 0), (0.36, 0.62, 1.0), min(1.0, v * 0.9))
    )
    return ImageChops.screen(pale, blue)


def _streaks(size: Size) -> Field:
    """Fine lines that all run away from the head."""
    w, h = size
    lines = fractal((1024, 64), (150, 2), 71, 3, 0.6).image
    hx, hy = HEAD[0] * w, HEAD[1] * h
    mesh = []
    across, down = 64, 64

    def corner(i: int, j: int) -> tuple[float, float]:
        x, y = i * w / across, j * h / down
        angle = math.atan2(hy + w * 0.02 - y, x - hx - w * 0.01)
        turn = (angle - math.pi * 0.2) / (math.pi * 0.8)
        far = math.hypot(x - hx, y - hy) / (w * 1.2)
        bend = turn - 0.12 * far
        return max(0.0, min(1.0, bend)) * 1020, min(1.0, far) * 60

    for j in range(down):
        for i in range(across):
            box = (i * w // across, j * h // down, (i + 1) * w // across, (j + 1) * h // down)
            quad = (*corner(i, j), *corner(i, j + 1), *corner(i + 1, j + 1), *corner(i + 1, j))
            mesh.append((box, quad))
    return Field(lines.transform(size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR))


def _hills(sky: Image.Image) -> Image.Image:
    w, h = sky.size
    for layer, (base, tall, waves, colour) in enumerate(
        (
            (0.775, 0.045, 2.3, "#27364a"),
            (0.80, 0.040, 3.4, "#121c2b"),
            (0.815, 0.022, 6, "#080d16"),
        )
    ):
        mask = Image.new("L", (w * 2, h * 2))
        line = crest(w, 80 + layer, waves, 9, 0.46)
        points = [(2 * x, 2 * h * (base - tall * y)) for x, y in line]
        ImageDraw.Draw(mask).polygon([*points, (2 * w, 2 * h), (0, 2 * h)], fill=255)
        sky = Image.composite(Image.new("RGB", (w, h), colour), sky, mask.reduce(2))
    return sky


def _lake(sky: Image.Image) -> Image.Image:
    """The lower part mirrors the upper, drawn out and darkened, broken by ripples."""
    w, h = sky.size
    shore = round(h * (SHORE + 0.03))
    depth = h - shore
    mirror = sky.crop((0, shore - depth * 2, w, shore)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    mirror = mirror.resize((w, depth)).filter(ImageFilter.BoxBlur((w / 900, w / 260)))
    ripple = fractal((w, depth), (10, 60), 90, 5, 0.6)
    light = ripple.curve(0, 1, lambda v: 0.50 + 0.38 * smooth(0.35, 0.7, v))
    mirror = ImageChops.multiply(mirror, Image.merge("RGB", (light, light, light)))
    out = sky.copy()
    fade = Field.of((w, depth), lambda x, y: smooth(0, depth * 0.05, y), w / 60).curve(
        0, 1, lambda v: v
    )
    out.paste(mirror, (0, shore), fade)
    return out
