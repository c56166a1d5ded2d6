"""A street at dusk: wires across the sky, rails shining, a tram far down with its lamp on."""

import itertools
import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .camera import Camera
from .fields import Field, Size, blend, smooth
from .finish import bloom, finished
from .noise import fractal
from .skies import byte, glow, gradient, lit, rgb
from .vectors import Vec

HAZE = rgb("#e5a183")
INK = rgb("#141326")
TRACK = 0.72  # half the gauge, metres
TRAM_AT = 62.0


class Street:
    """Draws in metres: x down the street, y to the left, z up; twice as large as the picture."""

    def __init__(self, size: Size) -> None:
        self.camera = Camera((0.0, -1.3, 1.75), (60.0, -2.6, 8.4), 60, size)
        self.size = size

    def spots(self, points: list[Vec]) -> list[tuple[float, float]]:
        return [(2 * u, 2 * v) for u, v in (self.camera.project(p) for p in points)]

    def thick(self, metres: float, x: float) -> int:
        return max(1, round(2 * metres * self.camera.focal / max(1.0, x)))


def tone(x: float, dark: tuple[float, float, float] = INK) -> tuple[int, int, int]:
    """A colour as it looks through x metres of evening air."""
    return byte(blend(dark, HAZE, 1 - math.exp(-x / 85)))


def tram_wires(size: Size) -> Image.Image:
    w, h = size
    sky = gradient(
        size,
        [
            (0, "#22315e"),
            (0.26, "#5a5a8c"),
            (0.48, "#b57f93"),
            (0.66, "#f0a283"),
            (0.78, "#fbc790"),
            (1, "#fbc790"),
        ],
    )
    street = Street(size)
    vanish = street.camera.towards((1.0, 0.0, 0.0))
    sky = lit(_clouds(sky), glow(size, vanish, (0.40, 0.24, 0.10), w * 0.30))
    sheet = sky.resize((w * 2, h * 2), Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(sheet)
    _ground(draw, street)
    _houses(draw, street)
    _tram(draw, street)
    _wires(draw, street)
    picture = sheet.reduce(2)
    picture = _wet(picture, round(vanish[1]))
    lamp = street.camera.project((TRAM_AT - 1, 0.0, 1.0))
    top = street.camera.project((TRAM_AT - 1, 0.0, 3.1))
    picture = lit(
        picture,
        glow(size, lamp, (1.0, 0.86, 0.58), w * 0.010, lambda d: math.exp(-d)),
        glow(size, lamp, (0.30, 0.20, 0.10), w * 0.09, lambda d: math.exp(-d * 1.3)),
        glow(size, top, (0.7, 0.5, 0.25), w * 0.005),
    )
    return finished(bloom(picture, 205, 0.012, 0.5), 141, 2.6, 0.3)


def _clouds(sky: Image.Image) -> Image.Image:
    w, h = sky.size
    streak = fractal(sky.size, (2.5, 9), 52, 7, 0.56)
    fade = Field.of(sky.size, lambda x, y: smooth(0.75, 0.3, y / h), w / 50)
    cover = (streak * fade).curve(0, 1, lambda v: 0.55 * smooth(0.44, 0.68, v))
    light = Field.of(sky.size, lambda x, y: y / h, w / 50).colours(
        0, 1, lambda v: blend(rgb("#4b466f"), rgb("#ffb48e"), smooth(0.05, 0.5, v))
    )
    return Image.composite(light, sky, cover)


def _ground(draw: ImageDraw.ImageDraw, street: Street) -> None:
    places = [2.2 * 1.12**k for k in range(48)]
    for near, far in itertools.pairwise(places):
        for left, right, dark in (
            (9.5, -9.5, rgb("#221f33")),
            (9.5, 5.2, rgb("#2b2739")),
            (-5.2, -9.5, rgb("#2b2739")),
        ):
            draw.polygon(
                street.spots([(near, left, 0), (near, right, 0), (far, right, 0), (far, left, 0)]),
                fill=tone(near, dark),
            )
    for middle in (0.0, -3.1):
        for side in (-TRACK, TRACK):
            y = middle + side
            for near, far in itertools.pairwise(places):
                shine = blend(rgb("#3c3850"), rgb("#ffd3a2"), smooth(5, 60, near) * 0.85 + 0.1)
                draw.polygon(
                    street.spots(
                        [
                            (near, y - 0.05, 0),
                            (near, y + 0.05, 0),
                            (far, y + 0.05, 0),
                            (far, y - 0.05, 0),
                        ]
                    ),
                    fill=byte(shine),
                )


def _houses(draw: ImageDraw.ImageDraw, street: Street) -> None:
    dice = random.Random(18)
    plans = []
    for side in (1, -1):
        x = 3.0
        while x < 240:
            long = dice.uniform(9, 17)
            plans.append((x, x + long, side, dice.uniform(10.5, 17.5), dice.randrange(9999)))
            x += long
    for x0, x1, side, tall, seed in sorted(plans, reverse=True):
        _house(draw, street, (x0, x1), side * 9.5, tall, random.Random(seed))


def _house(
    draw: ImageDraw.ImageDraw,
    street: Street,
    way: tuple[float, float],
    y: float,
    tall: float,
    dice: random.Random,
) -> None:
    x0, x1 = max(2.4, way[0]), way[1]
    out = math.copysign(7, y)
    wall = blend(rgb("#1f1c31"), rgb("#3b2d40"), dice.random())
    draw.polygon(
        street.spots([(x0, y, 0), (x1, y, 0), (x1, y, tall), (x0, y, tall)]),
        fill=tone((x0 + x1) / 2, wall),
    )
    draw.polygon(
        street.spots([(x0, y, 0), (x0, y + out, 0), (x0, y + out, tall + 3), (x0, y, tall)]),
        fill=tone(x0, INK),
    )
    ridge = tall + dice.uniform(1.5, 3.5)
    draw.polygon(
        street.spots(
            [(x0, y, tall), (x1, y, tall), (x1, y + out / 2, ridge), (x0, y + out / 2, ridge)]
        ),
        fill=tone(x0, rgb("#171527")),
    )
    draw.line(
        street.spots([(x0, y, tall), (x1, y, tall)]),
        fill=tone(x0, rgb("#4a3a4c")),
        width=street.thick(0.3, (x0 + x1) / 2),
    )
    for _ in range(dice.randrange(1, 4)):
        cx = dice.uniform(x0 + 1, x1 - 1)
        draw.polygon(
            street.spots(
                [
                    (cx, y + out / 3, tall),
                    (cx + 0.9, y + out / 3, tall),
                    (cx + 0.9, y + out / 3, ridge + 1.4),
                    (cx, y + out / 3, ridge + 1.4),
                ]
            ),
            fill=tone(cx),
        )
    _windows(draw, street, (x0, x1), y, tall, dice)


def _windows(
    draw: ImageDraw.ImageDraw,
    street: Street,
    way: tuple[float, float],
    y: float,
    tall: float,
    dice: random.Random,
) -> None:
    z = 1.0
    while z + 2.6 < tall:
        x = way[0] + 0.9
        while x + 1.6 < way[1]:
            alight = dice.random() < (0.28 if z > 2 else 0.45)
            glass = rgb("#ffbf6e") if alight else rgb("#5b506a")
            if alight:
                glass = blend(glass, rgb("#fff0cf"), dice.random() * 0.6)
            fill = tone(x * (0.25 if alight else 0.9), glass)
            draw.polygon(
                street.spots(
                    [(x, y, z), (x + 1.15, y, z), (x + 1.15, y, z + 1.75), (x, y, z + 1.75)]
                ),
                fill=fill,
            )
            bar = street.thick(0.07, x)
            draw.line(
                street.spots([(x + 0.57, y, z), (x + 0.57, y, z + 1.75)]), fill=tone(x), width=bar
            )
            draw.line(
                street.spots([(x, y, z + 1.15), (x + 1.15, y, z + 1.15)]), fill=tone(x), width=bar
            )
            x += 2.5
        z += 3.3


def _tram(draw: ImageDraw.ImageDraw, street: Street) -> None:
    x = TRAM_AT
    front = [
        (x, 1.2, 0.35),
        (x, -1.2, 0.35),
        (x, -1.2, 3.1),
        (x, -0.8, 3.4),
        (x, 0.8, 3.4),
        (x, 1.2, 3.1),
    ]
    side = [(x, -1.2, 0.35), (x + 26, -1.2, 0.35), (x + 26, -1.2, 3.2), (x, -1.2, 3.2)]
    draw.polygon(street.spots(side), fill=tone(x, rgb("#4e2024")))
    draw.polygon(street.spots(front), fill=tone(x * 0.6, rgb("#8e2a2a")))
    draw.polygon(
        street.spots([(x, 1.0, 1.5), (x, -1.0, 1.5), (x, -1.0, 2.7), (x, 1.0, 2.7)]),
        fill=byte(rgb("#ffe0a0")),
    )
    draw.line(
        street.spots([(x, 0.0, 1.5), (x, 0.0, 2.7)]), fill=tone(x), width=street.thick(0.08, x)
    )
    draw.line(
        street.spots([(x + 4, 0, 3.4), (x + 2.6, 0, 4.4), (x + 4, 0, 5.5)]),
        fill=tone(x),
        width=street.thick(0.07, x),
    )


def _wires(draw: ImageDraw.ImageDraw, street: Street) -> None:
    """Contact wires along both tracks, span wires house to house, a lamp on some."""
    spans = [5.0 + 11.5 * k for k in range(16)]
    for x in reversed(spans):
        points: list[Vec] = []
        for k in range(31):
            t = k / 30
            y = 9.4 - 18.8 * t
            points.append((x, y, 8.3 - 1.9 * math.sin(math.pi * t) ** 0.8))
        draw.line(street.spots(points), fill=tone(x), width=street.thick(0.035, x), joint="curve")
        for y in (0.0, -3.1):
            t = (9.4 - y) / 18.8
            sag = 8.3 - 1.9 * math.sin(math.pi * t) ** 0.8
            draw.line(
                street.spots([(x, y, sag), (x, y, 5.55)]), fill=tone(x), width=street.thick(0.03, x)
            )
            draw.line(
                street.spots([(x, y - 0.9, 5.75), (x, y + 0.9, 5.75)]),
                fill=tone(x),
                width=street.thick(0.03, x),
            )
    for y in (0.0, -3.1):
        for low, high in itertools.pairwise(spans):
            wire = [
                (low + (high - low) * k / 12, y, 5.55 - 0.10 * math.sin(math.pi * k / 12))
                for k in range(13)
            ]
            draw.line(street.spots(wire), fill=tone(low), width=street.thick(0.028, low))
        first: list[Vec] = [(1.2, y, 5.5), (spans[0], y, 5.55)]
        draw.line(street.spots(first), fill=tone(1), width=street.thick(0.028, 3))
    for k, x in enumerate(spans[1::2]):
        lamp: Vec = (x, -9.4 if k % 2 else 9.4, 5.0)
        u, v = street.spots([(x, lamp[1] * 0.88, 5.2)])[0]
        r = street.thick(0.16, x)
        draw.line(
            street.spots([lamp, (x, lamp[1] * 0.88, 5.4)]),
            fill=tone(x),
            width=street.thick(0.06, x),
        )
        draw.ellipse((u - r, v - r, u + r, v + r), fill=(255, 226, 170))


def _wet(picture: Image.Image, level: int) -> Image.Image:
    """The paving is damp: the street stands in it, drawn out downwards."""
    w, h = picture.size
    deep = h - level
    mirror = (
        picture.crop((0, max(0, level - deep), w, level))
        .transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        .resize((w, deep))
    )
    mirror = mirror.filter(ImageFilter.BoxBlur((w / 700, h / 50)))
    damp = fractal((w, deep), (9, 9), 66, 6, 0.6)
    near = Field.of((w, deep), lambda x, y: smooth(0.02, 0.3, y / deep), w / 60)
    amount = (damp * near).curve(0, 1, lambda v: 0.10 + 0.55 * smooth(0.40, 0.62, v))
    shine = ImageChops.multiply(mirror, Image.merge("RGB", (amount, amount, amount)))
    out = picture.copy()
    out.paste(ImageChops.screen(picture.crop((0, level, w, h)), shine), (0, level))
    return out
