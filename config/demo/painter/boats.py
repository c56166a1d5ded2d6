"""Paper boats on dark water: five white, one red, each with its reflection."""

import math

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .camera import Camera
from .dunes import laid
from .fields import Field, Size, blend, ramp, smooth
from .finish import bloom, finished
from .noise import tile, wrapped
from .shapes import Colour
from .skies import byte, glow, lit, rgb
from .vectors import Vec, cross, dot, heading, sub, unit
from .weather import swirled

SUN = heading(118, 34)
WHITE, RED = (0.97, 0.95, 0.90), (0.86, 0.20, 0.13)
FLEET: tuple[tuple[float, float, float, float, Colour], ...] = (  # x, y, heading, size, colour
    (7.0, -0.9, 204, 1.0, RED),
    (8.8, 1.9, 196, 1.0, WHITE),
    (11.6, -3.1, 212, 1.0, WHITE),
    (12.4, 1.1, 200, 1.0, WHITE),
    (16.4, 3.9, 190, 1.0, WHITE),
    (16.6, -0.2, 207, 1.0, WHITE),
)


def paper_boats(size: Size) -> Image.Image:
    w, h = size
    camera = Camera((0.0, 0.0, 4.4), (10.4, 0.0, 0.0), 38, size)
    water = _water(camera)
    slope = _waves(camera)
    picture = water
    picture = _reflections(picture, camera, slope)
    picture = _boats(picture, camera)
    picture = lit(picture, glow(size, (w * 0.14, h * -0.05), (0.34, 0.28, 0.18), w * 0.5))
    return finished(bloom(picture, 215, 0.014, 0.4), 121, 2.6, 0.4)


def _waves(camera: Camera) -> Field:
    side = 1024
    ripple = swirled(tile(side, 14, 71, 4, 0.5), tile(side, 6, 72, 2), tile(side, 6, 73, 2), 36)
    texture = wrapped(ripple.image, side // 4)
    waves = laid(texture, side, camera, 0.022)
    fine = laid(texture, side, camera, 0.007)
    near = Field.of(
        camera.size, lambda x, y: smooth(0.1, 0.7, y / camera.size[1]), camera.size[0] / 50
    )
    both = (waves - 0.5) * 0.8 + (fine - 0.5) * near * 0.30
    return both.rise(0, max(1.0, camera.size[1] * 0.004))


def _water(camera: Camera) -> Image.Image:
    w, h = camera.size
    slope = _waves(camera)
    depth = Field.of(camera.size, lambda x, y: y / h, w / 50)
    base = depth.colours(
        0,
        1,
        ramp(
            [
                (0, rgb("#5f8a8c")),
                (0.25, rgb("#2f6268")),
                (0.6, rgb("#153b44")),
                (1, rgb("#0a222b")),
            ]
        ),
    )
    sheen = slope.curve(-0.10, 0.10, lambda v: 0.5 + 3.6 * v)
    base = ImageChops.overlay(base, Image.merge("RGB", (sheen, sheen, sheen)))
    glints = slope.colours(
        0, 0.12, lambda v: blend((0, 0, 0), (0.85, 0.80, 0.62), smooth(0.045, 0.085, v))
    )
    left = Field.of(
        camera.size,
        lambda x, y: math.exp(-(((x / w - 0.22) / 0.22) ** 2)) * smooth(0.95, 0.1, y / h),
        w / 50,
    ).curve(0, 1, lambda v: v)
    return lit(base, ImageChops.multiply(glints, Image.merge("RGB", (left, left, left))))


def _faces(boat: tuple[float, float, float, float, Colour]) -> list[tuple[tuple[Vec, ...], Colour]]:
    """The folded boat: two flared sides, the sail between them, and the shaded inside."""
    x, y, turn, size, colour = boat
    a = math.radians(turn)

    def at(u: float, v: float, z: float) -> Vec:
        return (
            x + (u * math.cos(a) - v * math.sin(a)) * size,
            y + (u * math.sin(a) + v * math.cos(a)) * size,
            z * size,
        )

    bow, stern = at(1.0, 0, 0.46), at(-1.0, 0, 0.46)
    keel_f, keel_b = at(0.55, 0, -0.04), at(-0.55, 0, -0.04)
    port, starboard = at(0, 0.34, 0.34), at(0, -0.34, 0.34)
    side_p, side_s = at(0, 0.20, -0.04), at(0, -0.20, -0.04)
    peak = at(0, 0, 0.98)
    inner_f, inner_b = at(0.42, 0, 0.30), at(-0.42, 0, 0.30)
    dim: Colour = (colour[0] * 0.62, colour[1] * 0.62, colour[2] * 0.66)
    faces: list[tuple[tuple[Vec, ...], Colour]] = []
    for rim, low in ((port, side_p), (starboard, side_s)):
        faces.append(((bow, rim, low, keel_f), colour))
        faces.append(((stern, rim, low, keel_b), colour))
        faces.append(((bow, rim, inner_f), dim))
        faces.append(((stern, rim, inner_b), dim))
        faces.append(((inner_f, rim, peak), colour))
        faces.append(((inner_b, rim, peak), colour))
    return faces


def _drawn(camera: Camera, mirrored: bool) -> tuple[Image.Image, Image.Image]:
    w, h = camera.size
    sheet = Image.new("RGBX", (w * 3, h * 3), (0, 0, 0, 0))
    draw = ImageDraw.Draw(sheet)
    for boat in sorted(FLEET, reverse=True):
        middle: Vec = (boat[0], boat[1], 0.35)
        faces = _faces(boat)
        faces.sort(key=lambda face: -sum(_far(c, camera.eye) for c in face[0]) / len(face[0]))
        for corners, colour in faces:
            normal = unit(cross(sub(corners[1], corners[0]), sub(corners[2], corners[0])))
            if dot(normal, sub(corners[0], middle)) < 0:
                normal = (-normal[0], -normal[1], -normal[2])
            light = max(0.0, dot(normal, SUN))
            through = 0.35 * max(0.0, -dot(normal, SUN))  # paper lets light through
            k = 0.34 + 0.10 * normal[2] + 0.72 * light + through
            tone = (
                colour[0] * k,
                colour[1] * k * (0.985 + 0.015 * light),
                colour[2] * k * (1.05 - 0.12 * light),
            )
            flip = -1.0 if mirrored else 1.0
            spots = [camera.project((c[0], c[1], c[2] * flip)) for c in corners]
            draw.polygon([(3 * u, 3 * v) for u, v in spots], fill=(*byte(tone), 255))
            rim = blend(tone, (1, 1, 1), 0.25)
            draw.line(
                [(3 * u, 3 * v) for u, v in [*spots, spots[0]]],
                fill=(*byte(rim), 255),
                width=max(1, round(w / 1600)),
            )
    red, green, blue, cover = sheet.reduce(3).split()
    return Image.merge("RGB", (red, green, blue)), cover


def _far(a: Vec, eye: Vec) -> float:
    return math.dist(a, eye)


def _reflections(picture: Image.Image, camera: Camera, slope: Field) -> Image.Image:
    """The boats upside down, broken by the ripples, darker than the boats."""
    w, h = camera.size
    image, cover = _drawn(camera, True)
    across, down = min(120, w // 2), min(160, h // 2)
    pixels = slope.image.load()
    mesh = []

    def corner(i: int, j: int) -> tuple[float, float]:
        x, y = i * w / across, j * h / down
        value = float(pixels[min(w - 1, int(x)), min(h - 1, int(y))])  # type: ignore[index, arg-type]
        return x + value * w * 0.30, y + value * h * 0.10

    for j in range(down):
        for i in range(across):
            box = (i * w // across, j * h // down, (i + 1) * w // across, (j + 1) * h // down)
            mesh.append(
                (box, (*corner(i, j), *corner(i, j + 1), *corner(i + 1, j + 1), *corner(i + 1, j)))
            )
    bilinear = Image.Resampling.BILINEAR
    soft = ImageFilter.BoxBlur((w / 900, w / 420))
    image = image.transform((w, h), Image.Transform.MESH, mesh, bilinear).filter(soft)
    cover = cover.transform((w, h), Image.Transform.MESH, mesh, bilinear).filter(soft)
    rest = cover.point(lambda v: 255 - int(v * 0.60))
    dim = image.point(lambda v: int(v * 0.46))
    return ImageChops.add(ImageChops.multiply(picture, Image.merge("RGB", (rest, rest, rest))), dim)


def _boats(picture: Image.Image, camera: Camera) -> Image.Image:
    image, cover = _drawn(camera, False)
    rest = ImageChops.invert(cover)
    return ImageChops.add(
        ImageChops.multiply(picture, Image.merge("RGB", (rest, rest, rest))), image
    )
