"""Aurora seen from orbit: green curtains over the night's edge, towns below, stars above."""

import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .camera import Camera
from .fields import Size, blend, ramp, smooth
from .finish import bloom, finished
from .globe import EYE, RADIUS, Globe, tangent_height
from .skies import byte, lit, stars
from .vectors import Vec
from .weather import banks, fronts, ground

AIRGLOW = ramp(
    [
        (-60.0, (0.0, 0.0, 0.0)),
        (0.0, (0.02, 0.05, 0.07)),
        (60.0, (0.035, 0.07, 0.09)),
        (84.0, (0.10, 0.17, 0.11)),
        (96.0, (0.16, 0.25, 0.12)),
        (106.0, (0.06, 0.10, 0.06)),
        (150.0, (0.05, 0.018, 0.024)),
        (250.0, (0.025, 0.008, 0.012)),
        (420.0, (0, 0, 0)),
    ]
)


def aurora(size: Size) -> Image.Image:
    camera = Camera((0.0, 0.0, 0.0), (100.0, 0.0, -26.0), 60, size, -5)
    globe = Globe(camera)
    height = globe.field(tangent_height)
    sky = lit(Image.new("RGB", size, (3, 5, 11)), stars(size, 31, 3600, 0.62, 0.85))
    sky = lit(sky, height.colours(-60, 420, AIRGLOW))
    soft = 2300 / camera.focal * 3
    disc = height.curve(-60, 60, lambda v: smooth(soft, -soft, v))
    picture = Image.composite(_night_side(globe), sky, disc)
    picture = lit(picture, *_curtains(camera))
    return finished(bloom(picture, 150, 0.02, 0.6), 111, 3.0, 0.3)


def _night_side(globe: Globe) -> Image.Image:
    w, _h = globe.size
    cloud = (
        globe.mapped(*fronts(), 2.4, (900, 300))
        + (globe.mapped(*banks(), 0.7, (40, 700)) - 0.5) * 0.3
    )
    dark = cloud.colours(
        0, 1, lambda v: blend((0.012, 0.022, 0.036), (0.10, 0.17, 0.165), smooth(0.42, 0.85, v))
    )
    towns = _towns(globe)
    veil = cloud.curve(0, 1, lambda v: 1 - 0.85 * smooth(0.45, 0.7, v))
    towns = ImageChops.multiply(towns, Image.merge("RGB", (veil, veil, veil)))
    haze = towns.filter(ImageFilter.GaussianBlur(w / 260)).point(lambda v: min(255, v * 2))
    return lit(dark, towns, haze)


def _towns(globe: Globe) -> Image.Image:
    """Lamps in clusters along coasts and roads, warm, smaller towards the horizon."""
    w, h = globe.size
    dice = random.Random(6)
    land = globe.mapped(*ground(), 2.2, (500, 150)).image.load()
    image = Image.new("RGB", globe.size)
    draw = ImageDraw.Draw(image)
    centres = []
    for _ in range(300):
        far, turn = 500 + 1700 * dice.random() ** 0.8, math.radians(dice.uniform(-44, 44))
        centres.append((far, turn, dice.paretovariate(1.1) * 9))
    for far, turn, power in centres:
        for _ in range(round(min(170, power * 6))):
            away = dice.gauss(0, 1) * min(75, 10 + power * 0.8)
            side = dice.gauss(0, 1) * min(75, 10 + power * 0.8)
            angle = (far + away) / RADIUS
            spot = _above(angle, turn + side / max(far, 1), 0)
            if globe.camera.depth(spot) <= 0:
                continue
            x, y = globe.camera.project(spot)
            if not (0 <= x < w and 0 <= y < h):
                continue
            if land is not None and float(land[int(x), int(y)]) < 0.46:  # type: ignore[arg-type]
                continue
            r = w / 3200 * dice.choice((0.7, 0.7, 1.0, 1.5)) * min(1.6, 900 / far)
            shine = dice.uniform(0.25, 1.0)
            colour = (shine, shine * dice.uniform(0.62, 0.8), shine * dice.uniform(0.3, 0.5))
            draw.ellipse((x - r, y - r * 0.6, x + r, y + r * 0.6), fill=byte(colour))
    return image


def _above(angle: float, turn: float, height: float) -> Vec:
    """A place `angle` from nadir towards `turn` (radians), `height` km up; the eye is at 0."""
    r = RADIUS + height
    return (
        r * math.sin(angle) * math.cos(turn),
        r * math.sin(angle) * math.sin(turn),
        r * math.cos(angle) - EYE,
    )


def _curtains(camera: Camera) -> list[Image.Image]:
    lights = []
    for seed, far, power, red in (
        (1, 1450.0, 1.0, 0.9),
        (2, 980.0, 0.8, 0.5),
        (3, 1800.0, 0.75, 1.0),
    ):
        lights.append(_curtain(camera, seed, far, power, red))
    return lights


def _curtain(camera: Camera, seed: int, far: float, power: float, red: float) -> Image.Image:
    """A folded sheet 95 to 260 km up: bright and sharp below, fading upwards in rays."""
    w, h = camera.size
    dice = random.Random(seed * 17)
    waves = [(dice.uniform(3, 17), dice.uniform(0, 7), dice.uniform(0.4, 1.2)) for _ in range(8)]
    rays = [dice.random() for _ in range(900)]
    green, crimson = Image.new("L", (w, h)), Image.new("L", (w, h))
    on_green, on_red = ImageDraw.Draw(green), ImageDraw.Draw(crimson)
    count = 1500
    before: list[tuple[float, float]] | None = None
    levels = [92, 97, 104, 114, 128, 146, 170, 200, 240, 290, 350]
    for k in range(count + 1):
        t = k / count * 2 - 1
        fold = sum(a * math.sin(t * f + p) / f for f, p, a in waves)
        turn = 0.72 * t + 0.030 * sum(a * math.cos(t * f * 3 + p) for f, p, a in waves) / 3
        angle = (far * (1 + 0.62 * fold) + 240 * t * t) / RADIUS
        spots = [_above(angle, turn, z) for z in levels]
        if min(camera.depth(s) for s in spots) <= 1:
            before = None
            continue
        here = [camera.project(s) for s in spots]
        if before:
            u = (t + 1) / 2 * 300
            i, f = int(u), u % 1
            ray = (
                0.55 * (rays[i] + (rays[i + 1] - rays[i]) * f) + 0.45 * rays[300 + int(u * 2) % 600]
            )
            patch = 0.5 + 0.5 * math.sin(t * waves[0][0] * 0.5 + seed)
            strength = power * (0.15 + 0.85 * ray) * (0.25 + 0.75 * patch)
            _strip(on_green, on_red, before, here, levels, strength, red * (0.4 + 0.6 * ray))
        before = here
    thin = ImageFilter.GaussianBlur(w / 900)
    green, crimson = green.filter(thin), crimson.filter(ImageFilter.GaussianBlur(w / 240))
    zero = Image.new("L", (w, h))
    one = Image.merge(
        "RGB", (green.point(lambda v: int(v * 0.30)), green, green.point(lambda v: int(v * 0.52)))
    )
    two = Image.merge("RGB", (crimson, zero, crimson.point(lambda v: int(v * 0.45))))
    wide = one.filter(ImageFilter.GaussianBlur(w / 90)).point(lambda v: int(v * 1.1))
    return ImageChops.screen(ImageChops.screen(one, two), wide)


def _strip(
    on_green: ImageDraw.ImageDraw,
    on_red: ImageDraw.ImageDraw,
    before: list[tuple[float, float]],
    here: list[tuple[float, float]],
    levels: list[int],
    strength: float,
    red: float,
) -> None:
    for n in range(len(levels) - 1):
        z = levels[n]
        rise = smooth(90, 104, z)
        glow = strength * rise * math.exp(-max(0, z - 104) / 34)
        top = strength * red * smooth(130, 190, z) * math.exp(-max(0, z - 190) / 60) * 0.38
        quad = [before[n], here[n], here[n + 1], before[n + 1]]
        if glow > 0.008:
            on_green.polygon(quad, fill=min(255, round(330 * glow)))
        if top > 0.008:
            on_red.polygon(quad, fill=min(255, round(235 * top)))
