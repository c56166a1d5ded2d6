"""Evening at sea: the sun just above the water, its path towards us."""

import math

from PIL import Image, ImageChops

from .camera import Camera
from .dunes import laid
from .fields import Field, Size, blend, ramp, smooth
from .finish import bloom, finished
from .noise import fractal, tile, wrapped
from .skies import glow, gradient, lit, rgb
from .weather import swirled

SUN_AT = (0.36, 0.475)
HORIZON = 0.53


def sea_horizon(size: Size) -> Image.Image:
    w, h = size
    sky = gradient(
        size,
        [
            (0, "#33496b"),
            (0.2, "#63728f"),
            (0.36, "#b89aa0"),
            (0.47, "#efb48a"),
            (0.53, "#ffcf94"),
            (1, "#ffcf94"),
        ],
    )
    sun = (w * SUN_AT[0], h * SUN_AT[1])
    sky = _clouds(sky)
    sky = lit(
        sky,
        glow(size, sun, (0.55, 0.32, 0.12), w * 0.20, lambda d: math.exp(-d * 1.6)),
        glow(size, sun, (0.5, 0.4, 0.25), w * 0.05),
        glow(size, sun, (1, 0.97, 0.85), w * 0.0165, lambda d: smooth(1.06, 0.94, d)),
    )
    picture = _water(sky)
    return finished(bloom(picture, 205, 0.016, 0.6), 81, 2.2, 0.25)


def _clouds(sky: Image.Image) -> Image.Image:
    w, h = sky.size
    bands = fractal(sky.size, (2.2, 12), 4, 8, 0.56)
    place = Field.of(
        sky.size, lambda x, y: smooth(0.54, 0.42, y / h) * smooth(-0.05, 0.3, y / h), w / 50
    )
    thick = bands * place
    cover = thick.curve(0, 1, lambda v: 0.8 * smooth(0.40, 0.62, v))
    edge = (thick.rise(0, -h * 0.012)) * 6.0
    tint = edge.colours(
        -0.5, 0.5, ramp([(-0.5, rgb("#5d5f7c")), (0.0, rgb("#9a8294")), (0.35, rgb("#ffc9a0"))])
    )
    return Image.composite(tint, sky, cover)


def _water(sky: Image.Image) -> Image.Image:
    w, h = sky.size
    level = round(h * HORIZON)
    camera = Camera(
        (0.0, 0.0, 3.0), (100.0, 0.0, 3.0), 50, sky.size, shift=(0.0, (HORIZON - 0.5) * h / w)
    )
    waves = _waves(camera)
    slope = waves.rise(0, max(1.0, h * 0.0025))
    near = Field.of(sky.size, lambda x, y: max(0.0, (y - level) / (h - level)), w / 60)
    sea = near.colours(
        0,
        1,
        ramp(
            [
                (0, rgb("#d9a184")),
                (0.04, rgb("#a98590")),
                (0.25, rgb("#5b6380")),
                (1, rgb("#1c2a44")),
            ]
        ),
    )
    light = slope.curve(-0.12, 0.12, lambda v: 0.5 + 2.6 * v)
    sea = ImageChops.overlay(sea, Image.merge("RGB", (light, light, light)))
    sun_x = w * SUN_AT[0]

    def path(x: float, y: float) -> float:
        t = max(0.0, (y - level) / (h - level))
        wide = w * (0.012 + 0.10 * t**0.8)
        return math.exp(-(((x - sun_x) / wide) ** 2)) * (1 - 0.45 * t)

    glitter = (slope * 9.0 + Field.of(sky.size, path, w / 160)).colours(
        0.35, 1.9, lambda v: blend((0, 0, 0), (1.0, 0.78, 0.48), smooth(0.45, 1.35, v))
    )
    mask = Field.of(sky.size, path, w / 160).curve(0, 1, lambda v: min(1.0, v * 2.2))
    glitter = ImageChops.multiply(glitter, Image.merge("RGB", (mask, mask, mask)))
    sea = ImageChops.screen(sea, glitter)
    out = sky.copy()
    soft = Field.of(sky.size, lambda x, y: y - level, w / 60).curve(
        -20, 20, lambda v: smooth(-1.2, 1.2, v * 1.0)
    )
    return Image.composite(sea, out, soft)


def _waves(camera: Camera) -> Field:
    """Swell and chop on the plane of the sea, finer ones fading before they flicker."""
    side = 1024
    chop = swirled(tile(side, 26, 61, 5, 0.6), tile(side, 7, 62, 2), tile(side, 7, 63, 2), 24)
    texture = wrapped(chop.image, side // 4)
    total = Field(Image.new("F", camera.size))
    for scale, weight, start in ((0.42, 0.5, 0.012), (0.11, 0.32, 0.05), (0.03, 0.22, 0.14)):
        layer = (laid(texture, side, camera, scale) - 0.5) * weight
        total = total + layer * _below(camera.size, HORIZON + start)
    return total


def _below(size: Size, start: float) -> Field:
    """0 above `start` (a fraction of the height), 1 a little lower."""
    return Field.of(
        size, lambda x, y: smooth(start - 0.01, start + 0.10, y / size[1]), size[0] / 60
    )
