"""A snow fence over white ground, its long blue shadows, one bare tree."""

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
from .vectors import Vec, add, heading, times

SUN = heading(38, 11)
SNOW, SHADE, HAZE = rgb("#fdf0e2"), rgb("#8fa3c6"), rgb("#efd9d3")
WOOD = rgb("#3a2f35")


def snow_fence(size: Size) -> Image.Image:
    w = size[0]
    camera = Camera((0.0, 0.0, 2.1), (30.0, -3.0, 1.7), 48, size)
    sky = gradient(
        size,
        [(0, "#8ea3c4"), (0.2, "#b6bfd2"), (0.38, "#e3cdcf"), (0.5, "#f7d9c4"), (1, "#f7d9c4")],
    )
    sun = camera.towards(SUN)
    sky = lit(
        sky,
        glow(size, sun, (0.45, 0.32, 0.20), w * 0.34),
        glow(size, sun, (0.6, 0.5, 0.4), w * 0.06),
    )
    sky = _woods(sky, camera)
    heights = Heights(tile(512, 5, 9, 5, 0.42), 120, 2.4)
    fine = min(1.0, max(0.2, w / 2400))
    ground, cover = Terrain(camera, heights, SUN, 2.0, 400).draw(
        _colour, round(420 * fine), round(300 * fine)
    )
    picture = over(sky, ground, cover)
    picture = _shadows(picture, camera, heights)
    picture = _drawn(picture, camera, heights)
    return finished(bloom(picture, 225, 0.02, 0.35), 151, 2.2, 0.22)


def _woods(sky: Image.Image, camera: Camera) -> Image.Image:
    """A far line of trees, grey in the frost."""
    w, h = sky.size
    level = camera.towards((1.0, 0.0, 0.0))[1]
    for layer in range(2):
        mask = Image.new("L", (w * 2, h * 2))
        line = crest(w, 60 + layer, 5 + 9 * layer, 9, 0.62)
        tall = h * (0.030 - 0.010 * layer)
        points = [(2 * x, 2 * (level + h * 0.012 - tall * (0.9 + 0.7 * y))) for x, y in line]
        ImageDraw.Draw(mask).polygon([*points, (2 * w, 2 * h), (0, 2 * h)], fill=255)
        colour = blend(HAZE, rgb("#7f88a6"), 0.35 + 0.3 * layer)
        soft = mask.reduce(2).filter(ImageFilter.GaussianBlur(w / 2200))
        sky = Image.composite(Image.new("RGB", (w, h), byte(colour)), sky, soft)
    return sky


def _colour(p: Point) -> tuple[float, float, float]:
    light = smooth(0.02, 0.36, p.lit)
    tone = blend(SHADE, SNOW, 0.25 + 0.75 * light)
    tone = blend(tone, (1.0, 0.985, 0.95), smooth(0.28, 0.5, p.lit) * 0.6)
    return blend(tone, HAZE, 1 - math.exp(-p.distance / 160))


def _posts(heights: Heights) -> list[tuple[Vec, Vec]]:
    """Foot and head of each post, leaning a little, along a bent line."""
    dice = random.Random(3)
    posts = []
    for k in range(40):
        x = 4.2 + 1.9 * k
        y = 1.9 - 0.10 * x - 2.2 * math.sin(x * 0.045)
        foot: Vec = (x, y, heights(x, y) - 0.1)
        lean = (dice.uniform(-0.12, 0.12), dice.uniform(-0.10, 0.10), dice.uniform(1.15, 1.4))
        posts.append((foot, add(foot, lean)))
    return posts


def _slats(a: tuple[Vec, Vec], b: tuple[Vec, Vec], seed: int) -> list[tuple[Vec, Vec]]:
    dice = random.Random(seed)
    out = []
    count = 13
    for k in range(1, count):
        if dice.random() < 0.07:
            continue  # a slat is missing
        t = k / count + dice.uniform(-0.012, 0.012)
        foot = add(times(a[0], 1 - t), times(b[0], t))
        head = add(times(a[1], 1 - t), times(b[1], t))
        gap = add(head, times(foot, -1.0))
        sag = -0.06 * math.sin(math.pi * t)
        out.append(
            (
                add(foot, times(gap, 0.10)),
                add(foot, times(gap, 0.93 + sag + dice.uniform(-0.05, 0.05))),
            )
        )
    return out


def _shadow(point: Vec, heights: Heights) -> Vec:
    """Where a point's shadow falls on the ground, found by a few corrections."""
    ground = heights(point[0], point[1])
    for _ in range(4):
        far = (point[2] - ground) / SUN[2]
        x, y = point[0] - SUN[0] * far, point[1] - SUN[1] * far
        ground = heights(x, y)
    return (x, y, ground)


def _shadows(picture: Image.Image, camera: Camera, heights: Heights) -> Image.Image:
    w, h = picture.size
    mask = Image.new("L", (w * 2, h * 2))
    draw = ImageDraw.Draw(mask)
    posts = _posts(heights)
    for k, post in enumerate(posts):
        _cast(draw, camera, heights, post, 0.075)
        if k + 1 < len(posts):
            for slat in _slats(post, posts[k + 1], k):
                _cast(draw, camera, heights, slat, 0.042)
    soft = mask.reduce(2).filter(ImageFilter.GaussianBlur(w / 1500))
    shade = soft.point(lambda v: int(v * 0.72))
    return Image.composite(Image.new("RGB", (w, h), byte(rgb("#7389b8"))), picture, shade)


def _cast(
    draw: ImageDraw.ImageDraw, camera: Camera, heights: Heights, stick: tuple[Vec, Vec], wide: float
) -> None:
    points = [
        _shadow(add(times(stick[0], 1 - t), times(stick[1], t)), heights)
        for t in (0.1, 0.3, 0.5, 0.7, 0.85, 1.0)
    ]
    left, right = [], []
    for p in points:
        if camera.depth(p) < 0.8:
            return
        left.append(camera.project((p[0], p[1] + wide / 2, p[2])))
        right.append(camera.project((p[0], p[1] - wide / 2, p[2])))
    draw.polygon([(2 * x, 2 * y) for x, y in left + right[::-1]], fill=255)


def _drawn(picture: Image.Image, camera: Camera, heights: Heights) -> Image.Image:
    w, h = picture.size
    sheet = picture.resize((w * 2, h * 2), Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(sheet)
    posts = _posts(heights)
    for k in range(len(posts) - 1, -1, -1):
        if k + 1 < len(posts):
            for slat in _slats(posts[k], posts[k + 1], k):
                _stick(draw, camera, slat, 0.045, rgb("#5a4848"))
            for t in (0.28, 0.74):
                wire = [
                    camera.project(add(times(p[0], 1 - t), times(p[1], t)))
                    for p in (posts[k], posts[k + 1])
                ]
                far = camera.depth(posts[k][0])
                draw.line(
                    [(2 * x, 2 * y) for x, y in wire],
                    fill=byte(_air(WOOD, far)),
                    width=max(1, round(2 * 0.012 * camera.focal / far)),
                )
        _stick(draw, camera, posts[k], 0.085, WOOD)
    return sheet.reduce(2)


def _air(colour: tuple[float, float, float], far: float) -> tuple[float, float, float]:
    return blend(colour, HAZE, 1 - math.exp(-far / 75))


def _stick(
    draw: ImageDraw.ImageDraw,
    camera: Camera,
    stick: tuple[Vec, Vec],
    wide: float,
    colour: tuple[float, float, float],
) -> None:
    """A post: a dark face towards us, a lit edge towards the sun (left), snow on its head."""
    far = camera.depth(stick[0])
    (x0, y0), (x1, y1) = camera.project(stick[0]), camera.project(stick[1])
    half = wide * camera.focal / far
    body = [
        (2 * x0 - half, 2 * y0),
        (2 * x0 + half, 2 * y0),
        (2 * x1 + half, 2 * y1),
        (2 * x1 - half, 2 * y1),
    ]
    draw.polygon(body, fill=byte(_air(colour, far)))
    lip = [body[0], (2 * x0 - half * 0.45, 2 * y0), (2 * x1 - half * 0.45, 2 * y1), body[3]]
    draw.polygon(lip, fill=byte(_air(rgb("#d39c79"), far)))
    cap = half * 1.1
    draw.ellipse(
        (2 * x1 - cap, 2 * y1 - cap * 0.7, 2 * x1 + cap, 2 * y1 + cap * 0.5),
        fill=byte(_air(rgb("#fff6ea"), far)),
    )
