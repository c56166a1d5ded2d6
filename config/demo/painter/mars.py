"""A plain on Mars: dust, stones, far hills, and the track of a rover that has driven on."""

import itertools
import math
import random

from PIL import Image, ImageDraw, ImageFilter

from .camera import Camera
from .fields import Size, blend, smooth
from .finish import bloom, finished
from .noise import tile
from .outlines import crest
from .raster import over
from .skies import byte, glow, gradient, lit, rgb
from .terrain import Heights, Point, Terrain
from .vectors import Vec, add, cross, dot, heading, sub, times, unit

SUN = heading(52, 20)
DUST, DARK, PALE, HAZE = rgb("#c0784a"), rgb("#4a2a22"), rgb("#e0a878"), rgb("#d9a57c")


def mars_dust(size: Size) -> Image.Image:
    w, h = size
    camera = Camera((0.0, 0.0, 2.3), (30.0, 0.6, -0.9), 56, size)
    sky = gradient(
        size,
        [(0, "#8a6247"), (0.2, "#b58661"), (0.36, "#dbae86"), (0.45, "#e6c29c"), (1, "#e6c29c")],
    )
    sky = lit(
        sky,
        glow(size, (w * 0.16, h * 0.12), (0.30, 0.30, 0.32), w * 0.24),
        glow(size, (w * 0.16, h * 0.12), (1, 1, 1), w * 0.007),
    )
    sky = _hills(sky, camera)
    heights = Heights(tile(512, 6, 3, 7, 0.56), 90, 2.0)
    fine = min(1.0, max(0.2, w / 2400))
    terrain = Terrain(camera, heights, SUN, 2.2, 220)
    ground, cover = terrain.draw(_colour, round(430 * fine), round(330 * fine))
    picture = over(sky, ground, cover)
    picture = _track(picture, camera, heights)
    picture = _stones(picture, camera, heights)
    return finished(bloom(picture, 225, 0.02, 0.3), 71, 3.0, 0.3)


def _hills(sky: Image.Image, camera: Camera) -> Image.Image:
    w, h = sky.size
    horizon = camera.towards((1.0, 0.0, 0.0))[1]
    for layer in range(3):
        mask = Image.new("L", (w * 2, h * 2))
        line = crest(w, 20 + layer, 2.6 + layer, 8, 0.5)
        tall = h * (0.055 - 0.013 * layer)
        points = [
            (2 * x, 2 * (horizon + h * 0.004 * layer - tall * max(0.0, y + 0.35 - 0.1 * layer)))
            for x, y in line
        ]
        ImageDraw.Draw(mask).polygon([*points, (2 * w, 2 * h), (0, 2 * h)], fill=255)
        tone = blend(HAZE, rgb("#8c5a43"), 0.25 + 0.22 * layer)
        soft = mask.reduce(2).filter(ImageFilter.GaussianBlur(w / 2400))
        sky = Image.composite(Image.new("RGB", (w, h), byte(tone)), sky, soft)
    return sky


def _colour(p: Point) -> tuple[float, float, float]:
    light = smooth(0.0, 0.55, p.lit)
    tone = blend(DARK, DUST, 0.2 + 0.8 * light)
    patch = 0.5 + 0.5 * math.sin(p.at[0] * 0.35 + 2 * math.sin(p.at[1] * 0.22)) * math.sin(
        p.at[1] * 0.5 + p.at[0] * 0.13
    )
    tone = blend(tone, PALE, light * (0.15 + 0.25 * patch))
    return blend(tone, HAZE, 1 - math.exp(-p.distance / 120))


def _centre(s: float) -> tuple[float, float, float]:
    """The rover's way: metres ahead -> place and heading (radians)."""
    y = 1.1 + 2.4 * math.sin(s * 0.085 - 0.6) + s * 0.045
    slope = 2.4 * 0.085 * math.cos(s * 0.085 - 0.6) + 0.045
    return s, y, math.atan(slope)


def _track(picture: Image.Image, camera: Camera, heights: Heights) -> Image.Image:
    """Two wheel ruts with the marks of the treads, lit on the far lip, dark in the near one."""
    w, h = picture.size
    shade, light = Image.new("L", (w * 2, h * 2)), Image.new("L", (w * 2, h * 2))
    dark_ink, light_ink = ImageDraw.Draw(shade), ImageDraw.Draw(light)
    s = 1.0
    while s < 130:
        step = 0.16 if s < 14 else 0.25 if s < 40 else 1.0
        fade = math.exp(-s / 60)
        for side in (-1.1, 1.1):
            for inner, outer, ink, power in (
                (-0.21, 0.21, dark_ink, 105),
                (0.17, 0.25, dark_ink, 190),
                (-0.27, -0.20, light_ink, 150),
            ):
                quad = [
                    _spot(s0, side + off, camera, heights)
                    for s0, off in ((s, inner), (s, outer), (s + step, outer), (s + step, inner))
                ]
                ink.polygon(quad, fill=round(power * fade))
            if s < 45:
                tread = 0.045
                quad = [
                    _spot(s0, side + off, camera, heights)
                    for s0, off in (
                        (s, -0.19),
                        (s + tread, 0.19),
                        (s + 2 * tread, 0.19),
                        (s + tread, -0.19),
                    )
                ]
                dark_ink.polygon(quad, fill=round(200 * fade))
        s += step
    soft = ImageFilter.GaussianBlur(w / 2600)
    picture = Image.composite(
        Image.new("RGB", (w, h), byte(rgb("#3c211b"))), picture, shade.reduce(2).filter(soft)
    )
    return Image.composite(
        Image.new("RGB", (w, h), byte(rgb("#e9b587"))), picture, light.reduce(2).filter(soft)
    )


def _spot(s: float, side: float, camera: Camera, heights: Heights) -> tuple[float, float]:
    x, y, turn = _centre(s)
    x, y = x - math.sin(turn) * side, y + math.cos(turn) * side
    u, v = camera.project((x, y, heights(x, y)))
    return 2 * u, 2 * v


def _stones(picture: Image.Image, camera: Camera, heights: Heights) -> Image.Image:
    """Angular stones, nearer ones larger, each with its shadow away from the sun."""
    w, h = picture.size
    dice = random.Random(5)
    sheet = picture.resize((w * 2, h * 2), Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(sheet)
    stones = []
    for _ in range(3800):
        x = 3.5 + 60 * dice.random() ** 1.9
        y = dice.uniform(-0.75, 0.75) * x
        size = min(0.42, 0.008 / (dice.random() + 0.012)) * min(1.0, 0.3 + x / 14)
        way = _centre(x)[1]
        if abs(abs(y - way) - 1.1) < 0.45 + size:
            continue
        stones.append((x, y, size))
    for x, y, size in sorted(stones, reverse=True):
        _stone(draw, (x, y, heights(x, y)), size, camera, dice)
    return sheet.reduce(2)


def _stone(
    draw: ImageDraw.ImageDraw, at: Vec, size: float, camera: Camera, dice: random.Random
) -> None:
    """Three rings of uneven corners under a flat top, and the shadow that they throw."""
    haze = 1 - math.exp(-at[0] / 90)
    count = 9
    squat = dice.uniform(0.45, 0.8)
    rough = [dice.uniform(0.72, 1.2) for _ in range(count)]
    skew = (dice.uniform(-0.25, 0.25), dice.uniform(-0.25, 0.25))
    rings = []
    for rise, wide in ((-0.25, 1.0), (0.35, 0.98), (0.75, 0.74), (1.0, 0.38)):
        ring = []
        for k in range(count):
            a = math.tau * k / count
            r = size * wide * rough[k] * dice.uniform(0.92, 1.08)
            z = size * squat * rise * dice.uniform(0.9, 1.1)
            ring.append(
                add(
                    at,
                    (
                        math.cos(a) * r + skew[0] * size * rise,
                        math.sin(a) * r * 1.15 + skew[1] * size * rise,
                        z,
                    ),
                )
            )
        rings.append(ring)
    drop = [add(p, times(SUN, -(p[2] - at[2]) / SUN[2])) for ring in rings for p in ring]
    shade = blend(rgb("#3f241d"), HAZE, haze)
    draw.polygon([(2 * x, 2 * y) for x, y in map(camera.project, _hull(drop))], fill=byte(shade))
    faces: list[tuple[float, tuple[Vec, ...]]] = []
    for low, high in itertools.pairwise(rings):
        for k in range(count):
            n = (k + 1) % count
            faces.append((low[k][0] + low[n][0], (low[k], low[n], high[n], high[k])))
    faces.append((-1e9, tuple(rings[-1])))
    middle = add(at, (0.0, 0.0, size * squat * 0.3))
    for _, corners in sorted(faces, key=lambda face: -face[0]):
        normal = unit(cross(sub(corners[1], corners[0]), sub(corners[2], corners[0])))
        if dot(normal, sub(corners[0], middle)) < 0:
            normal = times(normal, -1.0)
        if dot(normal, sub(camera.eye, corners[0])) <= 0:
            continue
        light = max(0.0, dot(normal, SUN)) * 1.1 + 0.10 + 0.08 * normal[2]
        tone = blend(blend(rgb("#35201b"), rgb("#d59d72"), min(1.0, light)), HAZE, haze)
        quad = [camera.project(c) for c in corners]
        draw.polygon([(2 * x, 2 * y) for x, y in quad], fill=byte(tone))


def _hull(points: list[Vec]) -> list[Vec]:
    """The outline of points on the ground (Andrew's monotone chain)."""
    out: list[Vec] = []
    for way in (sorted(points), sorted(points, reverse=True)):
        start = len(out)
        for p in way:
            while len(out) - start > 1 and cross(sub(out[-1], out[-2]), sub(p, out[-2]))[2] <= 0:
                out.pop()
            out.append(p)
        out.pop()
    return out
