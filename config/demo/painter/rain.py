"""Rain on a window at night, the street's lamps out of focus behind it."""

import random
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .fields import Field, Size, blend, smooth
from .finish import bloom, finished
from .skies import byte, gradient, rgb

LAMPS = ("#ffb35c", "#ff8a3d", "#ffd9a0", "#e8483a", "#5fb8c9", "#8fd6c0", "#ffe9c9", "#d14a6b")


BRIGHTER = [min(255, int(v * 1.7) + 10) for v in range(256)] * 3


def rain_on_window(size: Size) -> Image.Image:
    street = _street(size)
    blurred = street.filter(ImageFilter.GaussianBlur(size[0] / 110))
    glass = Image.blend(street, blurred, 0.35)
    glass = _drops(glass, street)
    return finished(bloom(glass, 215, 0.012, 0.5), 33, 2.6, 0.3)


def _street(size: Size) -> Image.Image:
    """Discs of light, larger where the lamps are nearer, as a wide open lens draws them."""
    w, h = size
    dice = random.Random(8)
    picture = gradient(size, [(0, "#0c1420"), (0.45, "#1a2634"), (0.62, "#2c2a33"), (1, "#0b0d13")])
    for layer in range(5):
        lights = Image.new("RGB", size)
        draw = ImageDraw.Draw(lights)
        for _ in range(16 - layer):
            spread = 0.08 + 0.20 * layer / 4
            x = w * dice.gauss(0.58, 0.30)
            y = h * (0.52 + dice.gauss(0, spread))
            r = w * (0.012 + 0.013 * layer) * dice.uniform(0.8, 1.2)
            colour = blend((0, 0, 0), rgb(dice.choice(LAMPS)), dice.uniform(0.25, 0.72))
            edge = blend((0, 0, 0), colour, 1.2)
            draw.ellipse(
                (x - r, y - r, x + r, y + r),
                fill=byte(colour),
                outline=byte(edge),
                width=max(1, round(r * 0.06)),
            )
        soft = lights.filter(ImageFilter.GaussianBlur(w * 0.0012 * (1 + layer * 0.5)))
        picture = ImageChops.screen(picture, soft)
        wet = (
            soft.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
            .resize((w, h * 2))
            .crop((0, h // 2 - h // 10, w, h // 2 - h // 10 + h))
        )
        picture = ImageChops.screen(
            picture, wet.filter(ImageFilter.GaussianBlur(w / 60)).point(lambda v: int(v * 0.35))
        )
    return picture


def _drops(glass: Image.Image, street: Image.Image) -> Image.Image:
    w, h = glass.size
    dice = random.Random(12)
    small = street.resize((max(40, w // 4), max(30, h // 4)), Image.Resampling.BOX)
    inverted = small.transpose(Image.Transpose.ROTATE_180)
    out = glass.copy()
    for _ in range(3200):
        r = w * min(0.021, 0.00042 / (dice.random() + 0.012))
        _drop(out, inverted, dice.random() * w, dice.random() * h, r, dice.uniform(1.0, 1.25), dice)
    wiped = glass.point(lambda v: min(255, int(v * 1.12)))
    for _ in range(11):
        _trickle(out, wiped, inverted, dice)
    return out


def _drop(
    out: Image.Image,
    inverted: Image.Image,
    x: float,
    y: float,
    r: float,
    tall: float,
    dice: random.Random,
) -> None:
    """A drop is a small wide lens: it shows the street upside down, dark at the rim above."""
    dw, dh = max(2, round(2 * r)), max(2, round(2 * r * tall))
    iw, ih = inverted.size
    wide = 0.5
    left = (iw * (1 - wide)) * (1 - x / out.width)
    upper = (ih * (1 - wide)) * (1 - y / out.height)
    left, upper = max(0.0, min(iw * (1 - wide), left)), max(0.0, min(ih * (1 - wide), upper))
    view = inverted.resize(
        (dw, dh), Image.Resampling.BILINEAR, box=(left, upper, left + iw * wide, upper + ih * wide)
    )
    if dw > 5:
        view = ImageChops.multiply(view.point(BRIGHTER), _rim(dw, dh))
        draw = ImageDraw.Draw(view)
        sx, sy = dw * 0.34, dh * 0.24
        draw.ellipse((sx, sy, sx + dw * 0.10, sy + dh * 0.08), fill=(225, 232, 240))
    mask = Image.new("L", (dw * 4, dh * 4))
    ImageDraw.Draw(mask).ellipse((1, 1, dw * 4 - 2, dh * 4 - 2), fill=225 if dw > 5 else 150)
    out.paste(view, (round(x - r), round(y - r * tall)), mask.reduce(4))


@lru_cache(maxsize=400)
def _rim(dw: int, dh: int) -> Image.Image:
    def shade(x: float, y: float) -> float:
        u, v = (x / dw - 0.5) * 2, (y / dh - 0.5) * 2
        return (1 - 0.62 * smooth(0.6, 1.05, (u * u + v * v) ** 0.5)) * (0.72 + 0.28 * v)

    mask = Field.of((dw, dh), shade, max(1.5, dw / 12)).curve(0, 1, lambda v: v)
    return Image.merge("RGB", (mask, mask, mask))


def _trickle(
    out: Image.Image, wiped: Image.Image, inverted: Image.Image, dice: random.Random
) -> None:
    """A drop that ran down: it wiped the small ones away and left a few beads."""
    w, h = out.size
    x, y, end = dice.random() * w, -h * 0.05, h * dice.uniform(0.25, 0.9)
    wide = w * dice.uniform(0.004, 0.007)
    path = Image.new("L", (w // 2, h // 2))
    draw = ImageDraw.Draw(path)
    beads = []
    while y < end:
        ny = y + h * dice.uniform(0.01, 0.03)
        nx = x + w * dice.gauss(0, 0.0022)
        draw.line((x / 2, y / 2, nx / 2, ny / 2), fill=255, width=max(1, round(wide)))
        if dice.random() < 0.3:
            beads.append((nx, ny, wide * dice.uniform(0.2, 0.5)))
        x, y = nx, ny
    mask = path.filter(ImageFilter.GaussianBlur(w / 2400)).resize((w, h))
    out.paste(wiped, (0, 0), mask)
    for bx, by, r in beads:
        _drop(out, inverted, bx, by, r, 1.2, dice)
    _drop(out, inverted, x, y, wide * 1.35, 1.5, dice)
