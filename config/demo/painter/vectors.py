"""Vectors of three floats, as plain tuples: right-handed, metres unless a caller says otherwise."""

import math

Vec = tuple[float, float, float]

X: Vec = (1.0, 0.0, 0.0)
Y: Vec = (0.0, 1.0, 0.0)
Z: Vec = (0.0, 0.0, 1.0)


def add(a: Vec, b: Vec) -> Vec:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vec, k: float) -> Vec:
    return (a[0] * k, a[1] * k, a[2] * k)


def along(a: Vec, direction: Vec, distance: float) -> Vec:
    """The point `distance` from `a` in `direction`."""
    return (
        a[0] + direction[0] * distance,
        a[1] + direction[1] * distance,
        a[2] + direction[2] * distance,
    )


def middle(a: Vec, b: Vec) -> Vec:
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2)


def dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def length(a: Vec) -> float:
    return math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def unit(a: Vec) -> Vec:
    size = length(a) or 1.0
    return (a[0] / size, a[1] / size, a[2] / size)


def turn(a: Vec, axis: Vec, degrees: float) -> Vec:
    """`a` turned about the unit vector `axis` (Rodrigues' formula)."""
    angle = math.radians(degrees)
    c, s = math.cos(angle), math.sin(angle)
    kept = times(axis, dot(axis, a) * (1 - c))
    return add(add(times(a, c), times(cross(axis, a), s)), kept)


def beside(axis: Vec) -> tuple[Vec, Vec]:
    """Two unit vectors that complete `axis` to a right-handed frame."""
    helper = Z if abs(axis[2]) < 0.9 else X
    first = unit(cross(helper, axis))
    return first, cross(axis, first)


def heading(azimuth: float, elevation: float) -> Vec:
    """A unit vector: azimuth in degrees from X towards Y, elevation in degrees above the plane."""
    a, e = math.radians(azimuth), math.radians(elevation)
    return (math.cos(e) * math.cos(a), math.cos(e) * math.sin(a), math.sin(e))
