"""Portrait: a fir forest in the fog, and the light coming through from above."""

import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .fields import Field, Size, blend, smooth
from .finish import bloom, finished
from .noise import fractal
from .skies import byte, glow, gradient, lit, rgb

PALE, DEEP = rgb("#b9c6bd"), rgb("#0c1714")
LAYERS = 9


def forest_fog(size: Size) -> Image.Image:
    w, h = size
    picture = gradient(size, [(0, "#e8ead9"), (0.35, "#d3dacb"), (0.7, "#aebbb0"), (1, "#8a9a90")])
    picture = lit(picture, glow(size, (w * 0.62, h * 0.16), (0.5, 0.45, 0.30), w * 0.6))
    for layer in range(LAYERS):
        picture = _trunks(picture, layer)
        picture = _fog(picture, layer)
    picture = _shafts(picture)
    return finished(bloom(picture, 190, 0.03, 0.5), 9, 2.6, 0.3)


def _trunks(picture: Image.Image, layer: int) -> Image.Image:
    w, h = picture.size
    t = layer / (LAYERS - 1)
    dice = random.Random(100 + layer)
    mask = Image.new("L", (w * 2, h * 2))
    draw = ImageDraw.Draw(mask)
    ground = h * (0.70 + 0.25 * t**1.4)
    count = round(26 - 20 * t)
    for k in range(count):
        x = w * (k + dice.uniform(0.1, 0.9)) / count
        if t > 0.6 and w * 0.36 < x < w * 0.70:
            continue  # the clearing that the eye walks into
        thick = w * (0.004 + 0.034 * t**1.8) * dice.uniform(0.7, 1.3)
        _tree(draw, x, ground + h * 0.02 * dice.random(), thick, h, dice, t)
    slope: list[tuple[float, float]] = [
        (
            2 * x,
            2
            * (
                ground
                + h * 0.012 * math.sin(x / w * 7 + layer)
                + h * 0.004 * math.sin(x / w * 41 + layer)
            ),
        )
        for x in range(0, w + 9, 8)
    ]
    draw.polygon([*slope, (2 * w, 2 * h), (0, 2 * h)], fill=255)
    _undergrowth(draw, slope, w, t, dice)
    mask = mask.reduce(2)
    if t < 0.5:
        mask = mask.filter(ImageFilter.GaussianBlur((0.5 - t) * w / 500))
    colour = blend(PALE, DEEP, t**0.85)
    bark = fractal(picture.size, (w / 30, h / 220), 30 + layer, 4, 0.6)
    body = bark.colours(0.2, 0.8, lambda v: tuple(c * (0.75 + 0.5 * v) for c in colour))  # type: ignore[arg-type, return-value]
    return Image.composite(body, picture, mask)


def _tree(
    draw: ImageDraw.ImageDraw,
    x: float,
    foot: float,
    thick: float,
    h: int,
    dice: random.Random,
    t: float,
) -> None:
    lean = dice.uniform(-0.012, 0.012) * h
    left, right = [], []
    for k in range(25):
        s = k / 24
        y = foot - s * (foot + h * 0.03)
        bend = x + lean * s + thick * 0.25 * math.sin(s * 5 + x)
        half = thick / 2 * (1 - 0.55 * s) * (1 + 0.9 * math.exp(-s * 40))
        left.append((2 * (bend - half), 2 * y))
        right.append((2 * (bend + half), 2 * y))
    draw.polygon(left + right[::-1], fill=255)
    for _ in range(round(14 + 26 * (1 - t))):
        s = dice.uniform(0.25, 1.0)
        y = foot - s * (foot + h * 0.03)
        side = dice.choice((-1, 1))
        reach = thick * dice.uniform(1.5, 5.5) * (1.15 - 0.5 * s)
        fall = reach * dice.uniform(0.05, 0.45)
        start = x + lean * s
        stub = max(1, round(thick * 0.10 * dice.uniform(0.5, 1.2)))
        mid = (2 * (start + side * reach * 0.55), 2 * (y + fall * 0.25))
        end = (2 * (start + side * reach), 2 * (y + fall))
        draw.line([(2 * start, 2 * y), mid, end], fill=255, width=stub)
        for n in range(9):
            q = 0.3 + 0.7 * n / 9
            px, py = 2 * (start + side * reach * q), 2 * (y + fall * q * q)
            draw.line(
                [(px, py), (px + side * thick * 0.25, py + thick * dice.uniform(0.5, 1.5))],
                fill=255,
                width=max(1, stub // 2),
            )


def _undergrowth(
    draw: ImageDraw.ImageDraw,
    slope: list[tuple[float, float]],
    w: int,
    t: float,
    dice: random.Random,
) -> None:
    for _ in range(round(900 * (0.4 + t))):
        x, y = slope[dice.randrange(len(slope))]
        tall = w * (0.006 + 0.03 * t * t) * dice.uniform(0.3, 1.2)
        tip = x + tall * dice.uniform(-0.9, 0.9)
        draw.line(
            [(x, y + 4), ((x + tip) / 2, y - tall * 0.8), (tip, y - tall)],
            fill=255,
            width=max(1, round(w * 0.0009 * (1 + 2 * t))),
        )


def _fog(picture: Image.Image, layer: int) -> Image.Image:
    w, h = picture.size
    t = layer / (LAYERS - 1)
    drift = fractal(picture.size, (3, 7), 60 + layer, 5, 0.5)
    height = Field.of(picture.size, lambda x, y: math.exp(-(((y / h - 0.72) / 0.30) ** 2)), w / 30)
    amount = (drift * height).curve(0, 1, lambda v: (0.75 - 0.62 * t) * smooth(0.05, 0.75, v))
    return Image.composite(Image.new("RGB", picture.size, byte(rgb("#cfd8cb"))), picture, amount)


def _shafts(picture: Image.Image) -> Image.Image:
    w, h = picture.size
    beams = (
        fractal((w // 4 + 1, 8), (22, 1), 77, 3, 0.6)
        .curve(0, 1, lambda v: smooth(0.50, 0.85, v))
        .resize((w, h), Image.Resampling.BICUBIC)
    )
    slant = beams.transform(
        (w, h), Image.Transform.AFFINE, (0.9, 0.42, -w * 0.36, 0, 1, 0), Image.Resampling.BILINEAR
    )
    fade = Field.of(
        (w, h),
        lambda x, y: (
            smooth(0.75, 0.1, y / h)
            * math.exp(-(((x / w - 0.52 - 0.1 * (0.5 - y / h)) / 0.35) ** 2))
        ),
        w / 30,
    ).curve(0, 1, lambda v: v * 0.34)
    light = ImageChops.multiply(slant.filter(ImageFilter.GaussianBlur(w / 220)), fade)
    warm = Image.merge(
        "RGB", (light, light.point(lambda v: int(v * 0.93)), light.point(lambda v: int(v * 0.72)))
    )
    return ImageChops.screen(picture, warm)
