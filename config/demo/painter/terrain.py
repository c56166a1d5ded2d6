"""Ground seen from low above it: a height map drawn in facets, with sun, shadows and haze."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageDraw

from .camera import Camera
from .fields import Field
from .vectors import Vec, dot, unit

Colour = tuple[float, float, float]
Corner = tuple[tuple[float, float], Vec]  # where it is seen (pixels), where it is (metres)
Corners = tuple[Corner, Corner, Corner, Corner]


@dataclass(frozen=True)
class Point:
    """A place on the ground, as a colour is chosen for it."""

    at: Vec
    normal: Vec
    lit: float  # 0 in a shadow, else the cosine of the sun's angle
    distance: float


class Heights:
    """A height map: `span` metres wide and deep around `middle`, values times `tall` in metres."""

    def __init__(
        self, field: Field, span: float, tall: float, middle: tuple[float, float] = (0.0, 0.0)
    ) -> None:
        self.side, self.span, self.tall, self.middle = field.size[0], span, tall, middle
        pixels = field.image.load()
        if pixels is None:
            raise ValueError("A height map needs at least one pixel.")
        self.pixels = pixels

    def __call__(self, x: float, y: float) -> float:
        """The height at a place, smoothed between the map's pixels; repeats beyond its edge."""
        u = ((x - self.middle[0]) / self.span + 0.5) * self.side
        v = ((y - self.middle[1]) / self.span + 0.5) * self.side
        i, j = math.floor(u), math.floor(v)
        fu, fv = u - i, v - j
        n, p = self.side, self.pixels
        i0, i1, j0, j1 = i % n, (i + 1) % n, j % n, (j + 1) % n
        top = p[i0, j0] * (1 - fu) + p[i1, j0] * fu  # type: ignore[operator]
        low = p[i0, j1] * (1 - fu) + p[i1, j1] * fu  # type: ignore[operator]
        return float(top * (1 - fv) + low * fv) * self.tall


class Terrain:
    """Draws a height map under a sun; `near` and `far` are metres from the eye."""

    def __init__(
        self,
        camera: Camera,
        heights: Heights,
        sun: Vec,
        near: float,
        far: float,
        surface: Callable[[float, float], float] | None = None,
    ) -> None:
        """`surface` gives exact heights where the map, good enough for shadows, is too coarse."""
        self.camera, self.heights, self.sun = camera, heights, unit(sun)
        self.near, self.far, self.surface = near, far, surface or heights

    def draw(
        self, colour: Callable[[Point], Colour], rows: int = 300, columns: int = 240, over: int = 2
    ) -> tuple[Image.Image, Image.Image]:
        """The ground (RGB) and how much of each pixel it covers (L)."""
        w, h = self.camera.size
        image = Image.new("RGBX", (w * over, h * over), (0, 0, 0, 0))
        draw = ImageDraw.Draw(image)

        def fill(corners: Corners) -> None:
            a, b, _, d = corners
            shade = colour(self._point(a[1], b[1], d[1]))
            ink = tuple(max(0, min(255, round(s * 255))) for s in shade)
            draw.polygon([(c[0][0] * over, c[0][1] * over) for c in corners], fill=(*ink, 255))

        before = self._row(0, rows, columns)
        sunny = self._sunny(before)
        for k in range(1, rows + 1):
            row = self._row(k, rows, columns)
            now = self._sunny(row)
            for i in range(columns):
                corners = (before[i], before[i + 1], row[i + 1], row[i])
                lights = (sunny[i], sunny[i + 1], now[i + 1], now[i])
                if max(lights) - min(lights) > 0.3 or self._on_a_crest(corners):
                    for part in self._parts(corners, 5):
                        fill(part)
                else:
                    fill(corners)
            before, sunny = row, now
        red, green, blue, cover = image.reduce(over).split()
        return Image.merge("RGB", (red, green, blue)), cover

    def _sunny(self, row: list[Corner]) -> list[float]:
        """How freely each corner sees the sun; all alike where the map is the surface."""
        if self.surface is self.heights:
            return [1.0] * len(row)
        return [self._clear((at[0], at[1], at[2] + 0.02)) for _, at in row]

    def _on_a_crest(self, corners: Corners) -> bool:
        """Whether the ground bends sharply within a facet or beside it."""
        if self.surface is self.heights:
            return False
        a, b, c, d = (corner[1] for corner in corners)
        gap = max(0.05, math.dist(a[:2], b[:2]))
        bend = abs((a[2] - b[2]) - (d[2] - c[2])) + abs((a[2] - d[2]) - (b[2] - c[2]))
        ahead = self.surface(2 * a[0] - b[0], 2 * a[1] - b[1])
        after = self.surface(2 * b[0] - a[0], 2 * b[1] - a[1])
        bend += abs(ahead + b[2] - 2 * a[2]) + abs(after + a[2] - 2 * b[2])
        return bend > 0.16 * gap

    def _parts(self, corners: Corners, count: int) -> list[Corners]:
        """The facet cut into count x count, each corner set on the surface anew."""
        a, b, c, d = (corner[1] for corner in corners)
        ticks = [k / count for k in range(count + 1)]
        rows: list[list[Corner]] = []
        for t in ticks:
            row: list[Corner] = []
            for u in ticks:
                x = (a[0] * (1 - u) + b[0] * u) * (1 - t) + (d[0] * (1 - u) + c[0] * u) * t
                y = (a[1] * (1 - u) + b[1] * u) * (1 - t) + (d[1] * (1 - u) + c[1] * u) * t
                at = (x, y, self.surface(x, y))
                row.append((self.camera.project(at), at))
            rows.append(row)
        return [
            (rows[j][i], rows[j][i + 1], rows[j + 1][i + 1], rows[j + 1][i])
            for j in range(count)
            for i in range(count)
        ]

    def _row(self, k: int, rows: int, columns: int) -> list[Corner]:
        """Points of the k-th row from the far end, across the view and a little beyond."""
        t = 1 - k / rows
        distance = self.near * (self.far / self.near) ** t
        forward, right = self.camera.forward, self.camera.right
        flat = unit((forward[0], forward[1], 0.0))
        half = self.camera.size[0] / 2 / self.camera.focal * 1.25 * distance
        out = []
        for i in range(columns + 1):
            s = (i / columns * 2 - 1) * half
            x = self.camera.eye[0] + flat[0] * distance + right[0] * s
            y = self.camera.eye[1] + flat[1] * distance + right[1] * s
            at = (x, y, self.surface(x, y))
            out.append((self.camera.project(at), at))
        return out

    def _point(self, a: Vec, b: Vec, d: Vec) -> Point:
        heights = self.surface
        x, y = (b[0] + d[0]) / 2, (b[1] + d[1]) / 2
        gap = max(0.05, math.dist(a[:2], b[:2]) * 0.6)
        here = heights(x, y)
        normal = unit((here - heights(x + gap, y), here - heights(x, y + gap), gap))
        distance = math.dist((x, y), self.camera.eye[:2])
        facing = dot(normal, self.sun)
        if facing <= 0:
            return Point((x, y, here), normal, 0.0, distance)
        return Point((x, y, here), normal, facing * self._clear((x, y, here + 0.02)), distance)

    def _clear(self, at: Vec) -> float:
        """How freely the sun is seen, with a soft edge, by steps towards it."""
        sun, heights = self.sun, self.heights
        flat = math.hypot(sun[0], sun[1])
        step = heights.span / heights.side * 1.2 / flat
        clear = 1.0
        for _ in range(16):
            x, y, z = at[0] + sun[0] * step, at[1] + sun[1] * step, at[2] + sun[2] * step
            clear = min(clear, 0.5 + (z - heights(x, y)) / (step * flat * 0.05))
            if clear <= 0:
                return 0.0
            step *= 1.42
        return clear
