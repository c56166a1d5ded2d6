"""Where a camera's rays meet the planet: kilometres, seen from the station's height."""

import math
from collections.abc import Callable

from PIL import Image

from .camera import Camera
from .fields import Field
from .vectors import Vec

RADIUS = 6371.0
HEIGHT = 420.0  # of the station above the ground
EYE = RADIUS + HEIGHT
HORIZON = math.acos(RADIUS / EYE)  # angle at the planet's centre from nadir to the horizon


class Globe:
    """The planet below (towards -Z), in a camera's picture; fields are cached by the caller."""

    def __init__(self, camera: Camera) -> None:
        self.camera, self.size = camera, camera.size
        self.step = max(6.0, camera.size[0] / 120)

    def field(self, value: Callable[[Vec], float]) -> Field:
        """A field of the picture from a function of the ray."""
        return Field.of(self.size, lambda x, y: value(self.camera.ray(x, y)), self.step)

    def on_ground(self, value: Callable[[Vec, Vec], float]) -> Field:
        """A field from a function of the ray and the outward normal where it meets the ground."""
        return self.field(lambda ray: value(ray, normal_at(ray)))

    def mapped(
        self,
        texture: Image.Image,
        period: int,
        scale: float,
        origin: tuple[float, float],
    ) -> Field:
        """A texture laid on the ground: `scale` km a pixel, repeating every `period` pixels.

        The texture is half as large again as its period, so that no mesh cell leaves it.
        """
        w, h = self.size
        across, down = max(8, round(w / self.step)), max(6, round(h / self.step))
        margin = texture.width - period
        corners = [
            [self._place(i * w / across, j * h / down, scale, origin) for i in range(across + 1)]
            for j in range(down + 1)
        ]
        mesh = []
        for j in range(down):
            for i in range(across):
                quad = (corners[j][i], corners[j + 1][i], corners[j + 1][i + 1], corners[j][i + 1])
                x0, y0 = min(c[0] for c in quad), min(c[1] for c in quad)
                if max(c[0] for c in quad) - x0 > margin or max(c[1] for c in quad) - y0 > margin:
                    continue
                ox, oy = math.floor(x0 / period) * period, math.floor(y0 / period) * period
                box = (i * w // across, j * h // down, (i + 1) * w // across, (j + 1) * h // down)
                mesh.append((box, tuple(v for c in quad for v in (c[0] - ox, c[1] - oy))))
        image = texture.transform(self.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC)
        return Field(image)

    def _place(
        self, x: float, y: float, scale: float, origin: tuple[float, float]
    ) -> tuple[float, float]:
        ray = self.camera.ray(x, y)
        angle = ground_angle(ray)
        flat = math.hypot(ray[0], ray[1]) or 1e-9
        return (
            RADIUS * angle * ray[0] / flat / scale + origin[0],
            RADIUS * angle * ray[1] / flat / scale + origin[1],
        )


def tangent_height(ray: Vec) -> float:
    """Kilometres by which a ray passes above the ground; below 0 it meets the planet."""
    closest = EYE * math.sqrt(max(0.0, 1 - ray[2] * ray[2]))
    return closest - RADIUS if ray[2] <= 0 else HEIGHT + (EYE - closest) + HEIGHT * ray[2]


def ground_angle(ray: Vec) -> float:
    """The angle at the planet's centre between nadir and where the ray meets the ground."""
    down = -ray[2]
    inside = (EYE * down) ** 2 - (EYE**2 - RADIUS**2)
    if down <= 0 or inside <= 0:
        return HORIZON
    far = EYE * down - math.sqrt(inside)
    return math.acos(max(-1.0, min(1.0, (EYE - far * down) / RADIUS)))


def normal_at(ray: Vec) -> Vec:
    """The outward normal where the ray meets the ground, or at the horizon below it."""
    angle = ground_angle(ray)
    flat = math.hypot(ray[0], ray[1]) or 1e-9
    s = math.sin(angle)
    return (s * ray[0] / flat, s * ray[1] / flat, math.cos(angle))


def footprint(ray: Vec, focal: float) -> float:
    """Kilometres of ground that a pixel spans, in its longer direction."""
    down = -ray[2]
    inside = (EYE * down) ** 2 - (EYE**2 - RADIUS**2)
    if down <= 0 or inside <= 0:
        return 1e3
    far = EYE * down - math.sqrt(inside)
    normal = normal_at(ray)
    slope = -(ray[0] * normal[0] + ray[1] * normal[1] + ray[2] * normal[2])
    return far / focal / max(0.02, slope)
