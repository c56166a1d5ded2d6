"""Dunes in low sun: sharp crests, one side lit and one in blue shade, ripples in front."""

import math

from PIL import Image, ImageChops

from .camera import Camera
from .fields import Field, Size, blend, smooth
from .finish import bloom, finished
from .noise import fractal, tile, wrapped
from .raster import over
from .skies import glow, gradient, lit, rgb
from .terrain import Heights, Point, Terrain
from .vectors import heading
from .weather import swirled

SUN = heading(80, 21)
SAND, DEEP, SKY_SHADE = rgb("#f0b072"), rgb("#c06a3c"), rgb("#5a4a63")
HAZE = rgb("#e9c3a0")


def dunes(size: Size) -> Image.Image:
    w, h = size
    camera = Camera((-62.0, 6.0, 25.0), (120.0, 4.0, 16.0), 50, size)
    sky = gradient(
        size,
        [(0, "#6f93b3"), (0.25, "#a9bcc4"), (0.42, "#e6d3b8"), (0.5, "#f0cfa6"), (1, "#f0cfa6")],
    )
    sky = lit(sky, glow(size, (w * 0.02, h * 0.30), (0.35, 0.22, 0.08), w * 0.4))
    fine = min(1.0, max(0.2, w / 2400))
    rough = Heights(fractal((512, 512), (9, 9), 12, 4) - 0.5, 860.0, 3.2, (350.0, 0.0))

    def surface(x: float, y: float) -> float:
        return _crested(x, y) + rough(x, y)

    ground, cover = Terrain(camera, _heights(rough), SUN, 16, 740, surface).draw(
        _colour, round(330 * fine), round(220 * fine)
    )
    ground = _rippled(ground, camera)
    return finished(bloom(over(sky, ground, cover), 215, 0.02, 0.35), 51, 2.4, 0.25)


CRESTS = (  # metres: way of the crest (start, bend, wave, phase), its height, where it is highest
    (-13.0, 17.0, 46.0, 2.4, 35.0, 150.0, 95.0),
    (62.0, 22.0, 60.0, 0.4, 23.0, 215.0, 90.0),
    (-95.0, 20.0, 70.0, 1.1, 30.0, 270.0, 110.0),
    (150.0, 30.0, 90.0, 3.0, 34.0, 420.0, 150.0),
    (-30.0, 40.0, 110.0, 5.0, 30.0, 520.0, 150.0),
    (-230.0, 40.0, 90.0, 2.0, 38.0, 520.0, 170.0),
    (330.0, 40.0, 90.0, 2.0, 30.0, 600.0, 170.0),
)


def _crested(x: float, y: float) -> float:
    """Each dune a crest that winds away from the eye, gentle to windward, steep in its lee."""
    best = 0.0
    for start, bend, wave, phase, high, peak, reach in CRESTS:
        d = y - (start + bend * math.sin(x / wave + phase) + 0.05 * x)
        top = high * math.exp(-(((x - peak) / reach) ** 2)) + high * 0.16
        tall = top - (0.30 * d if d > 0 else -0.60 * d)
        if tall > best:
            best = tall
    return best


def _heights(rough: Heights) -> Heights:
    """The dunes as a map, for the shadows that they throw."""
    side, span, middle = 600, rough.span, rough.middle

    def tall(px: float, py: float) -> float:
        x, y = (px / side - 0.5) * span + middle[0], (py / side - 0.5) * span + middle[1]
        return _crested(x, y) + rough(x, y)

    return Heights(Field.of((side, side), tall, 3.0), span, 1.0, middle)


def _colour(p: Point) -> tuple[float, float, float]:
    light = smooth(0.0, 0.62, p.lit)
    base = blend(SKY_SHADE, DEEP, smooth(0, 0.25, light) * 0.9 + 0.08)
    sand = blend(base, SAND, light)
    sand = blend(sand, (1.0, 0.87, 0.66), smooth(0.55, 0.95, p.lit) * 0.7)
    return blend(sand, HAZE, 1 - math.exp(-p.distance / 900))


def _rippled(ground: Image.Image, camera: Camera) -> Image.Image:
    """Wind ripples: waves on the flat ground, seen in perspective, fading with distance."""
    side = 1024
    lines = tile(side, 8, 30, 4)
    waves = Field.of((side, side), lambda x, y: math.sin(y / side * math.tau * 64), 2)
    both = swirled(waves, lines, tile(side, 9, 31, 3), 26)
    texture = wrapped(both.image, side // 4)
    pattern = laid(texture, side, camera, 0.045)
    fade = Field.of(
        camera.size, lambda x, y: smooth(0.52, 0.95, y / camera.size[1]), camera.size[0] / 60
    )
    light = (pattern * fade).curve(-1, 1, lambda v: 0.5 + 0.055 * v)
    return ImageChops.overlay(ground, Image.merge("RGB", (light, light, light)))


def laid(texture: Image.Image, period: int, camera: Camera, scale: float) -> Field:
    """A texture on the plane z = 0: `scale` metres a pixel, repeating every `period` pixels."""
    w, h = camera.size
    across, down = min(60, w // 2), min(90, h // 2)
    margin = texture.width - period

    def place(x: float, y: float) -> tuple[float, float]:
        ray = camera.ray(x, y)
        far = camera.eye[2] / max(1e-3, -ray[2])
        return ((camera.eye[1] + ray[1] * far) / scale, (camera.eye[0] + ray[0] * far) / scale)

    mesh = []
    for j in range(down):
        for i in range(across):
            box = (i * w // across, j * h // down, (i + 1) * w // across, (j + 1) * h // down)
            quad = [
                place(box[0], box[1]),
                place(box[0], box[3]),
                place(box[2], box[3]),
                place(box[2], box[1]),
            ]
            x0, y0 = min(q[0] for q in quad), min(q[1] for q in quad)
            if max(q[0] for q in quad) - x0 > margin or max(q[1] for q in quad) - y0 > margin:
                continue
            ox, oy = math.floor(x0 / period) * period, math.floor(y0 / period) * period
            mesh.append((box, tuple(v for q in quad for v in (q[0] - ox, q[1] - oy))))
    return Field(texture.transform((w, h), Image.Transform.MESH, mesh, Image.Resampling.BICUBIC))
