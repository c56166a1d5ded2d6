"""A pinhole camera: from metres in the world to pixels in the picture, and back to rays."""

import math

from .vectors import Vec, Z, add, cross, dot, sub, times, turn, unit


class Camera:
    """Stands at `eye` (metres), looks at `target`; `view` is its horizontal angle in degrees."""

    def __init__(
        self,
        eye: Vec,
        target: Vec,
        view: float,
        size: tuple[int, int],
        roll: float = 0.0,
        shift: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        self.eye = eye
        self.size = size
        self.forward = unit(sub(target, eye))
        helper: Vec = Z if abs(self.forward[2]) < 0.999 else (1.0, 0.0, 0.0)
        right = unit(cross(self.forward, helper))
        self.right = turn(right, self.forward, roll)
        self.up = cross(self.right, self.forward)
        self.focal = size[0] / 2 / math.tan(math.radians(view) / 2)
        # Like a shift lens: moves the subject in the frame by fractions of the width.
        self.middle = (size[0] * (0.5 + shift[0]), size[1] / 2 + size[0] * shift[1])

    def depth(self, point: Vec) -> float:
        """Metres in front of the camera, along its axis."""
        return dot(sub(point, self.eye), self.forward)

    def project(self, point: Vec) -> tuple[float, float]:
        """Where a point in front of the camera falls, in pixels from the upper left."""
        gap = sub(point, self.eye)
        scale = self.focal / max(dot(gap, self.forward), 1e-6)
        return (
            self.middle[0] + dot(gap, self.right) * scale,
            self.middle[1] - dot(gap, self.up) * scale,
        )

    def towards(self, direction: Vec) -> tuple[float, float]:
        """Where something infinitely far away in `direction` falls, in pixels."""
        return self.project(add(self.eye, times(direction, 1e7)))

    def ray(self, x: float, y: float) -> Vec:
        """The unit direction seen at a pixel."""
        across = (x - self.middle[0]) / self.focal
        rise = (self.middle[1] - y) / self.focal
        f, r, u = self.forward, self.right, self.up
        return unit(
            (
                f[0] + r[0] * across + u[0] * rise,
                f[1] + r[1] * across + u[1] * rise,
                f[2] + r[2] * across + u[2] * rise,
            )
        )
