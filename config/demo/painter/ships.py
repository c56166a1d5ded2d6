"""The ships at the station on 8 November 2021, and the robot arms."""

import math

from .modules import BLUE_CELLS, paddle, stepped
from .shapes import Lathe, Shape, Sheet, beam, block
from .skins import ALLOY, CELLS, DARK, GREY, METAL, PAINT, WHITE, plain, shields
from .vectors import Vec, X, Y, Z, along, beside, times, turn, unit

HULL = (0.30, 0.31, 0.29)


def soyuz(base: Vec, axis: Vec, seed: int) -> list[Shape]:
    """A Soyuz or a Progress docked at `base`, its tail along `axis`: ball, bell, engine room."""
    profile = [
        (0, 0.4),
        (0.3, 0.7),
        (0.6, 1.0),
        (1.3, 1.12),
        (2.0, 1.0),
        (2.5, 0.65),
        (2.7, 0.7),
        (3.4, 0.95),
        (4.6, 1.1),
        (4.9, 1.08),
        (6.6, 1.1),
        (7.1, 1.32),
        (7.3, 1.3),
        (7.3, 0),
    ]
    parts = stepped(base, profile, axis, HULL if seed % 2 else (0.40, 0.40, 0.36), seed)
    side, _ = beside(axis)
    for sign in (-1.0, 1.0):
        out = times(side, sign)
        root = along(along(base, axis, 6.0), out, 1.1)
        parts += paddle(root, out, axis, 4.4, 1.5, 0.0, seed + 3)
    parts.append(
        Lathe(along(base, axis, 7.3), axis, [(0, 0.2), (0.5, 0.5)], plain(DARK), METAL, (10, 30))
    )
    return parts


def cygnus(base: Vec, axis: Vec) -> list[Shape]:
    """A Cygnus with its two round fan arrays."""
    profile = [(0, 1.0), (0.4, 1.5), (4.4, 1.53), (4.7, 1.2), (4.9, 1.0), (6.4, 1.0), (6.4, 0)]
    parts: list[Shape] = [
        Lathe(base, axis, profile, shields((0.70, 0.70, 0.66), 91), PAINT, (16, 90))
    ]
    side, _ = beside(axis)
    for sign in (-1.0, 1.0):
        out = times(side, sign)
        hub = along(along(along(base, axis, 5.6), out, 3.2), axis, 0.0)
        parts.append(beam(along(along(base, axis, 5.6), out, 1.0), hub, 0.07, ALLOY, METAL))
        for k in range(10):
            a = turn(axis, unit(beside(axis)[1]), 36 * k)
            b = turn(axis, unit(beside(axis)[1]), 36 * (k + 1))
            parts.append(Sheet(hub, times(a, 1.8), times(b, 0.02), plain(BLUE_CELLS), CELLS, True))
            parts += _petal(hub, a, b)
    return parts


def _petal(hub: Vec, a: Vec, b: Vec) -> list[Shape]:
    """A slice of the fan, in strips, since a sheet is a parallelogram."""
    strips: list[Shape] = []
    for n in range(6):
        r0 = 0.2 + 1.6 * n / 6
        start, end = along(hub, a, r0), along(hub, b, r0)
        across = (end[0] - start[0], end[1] - start[1], end[2] - start[2])
        onward = unit((a[0] + b[0], a[1] + b[1], a[2] + b[2]))
        strips.append(
            Sheet(
                start, across, times(onward, 0.28), plain((0.10, 0.085, 0.10), 0.3, n), CELLS, True
            )
        )
    return strips


def canadarm(foot: Vec, elbow: Vec, hand: Vec) -> list[Shape]:
    """Canadarm2: two white booms with banded joints, and the hand at its end."""
    parts: list[Shape] = []
    for a, b in ((foot, elbow), (elbow, hand)):
        gap = unit((b[0] - a[0], b[1] - a[1], b[2] - a[2]))
        span = math.dist(a, b)
        profile = [
            (0, 0),
            (0.0, 0.30),
            (1.0, 0.30),
            (1.05, 0.19),
            (span - 1.05, 0.19),
            (span - 1.0, 0.30),
            (span, 0.30),
            (span, 0),
        ]
        parts.append(
            Lathe(
                a,
                gap,
                profile,
                lambda s, t: GREY if 2.0 < s % 3.1 < 2.16 else (0.86, 0.86, 0.84),
                PAINT,
                (10, 40),
            )
        )
    for joint in (foot, elbow, hand):
        parts.append(
            Lathe(
                along(joint, Y, -0.55),
                Y,
                [(0, 0), (0, 0.33), (1.1, 0.33), (1.1, 0)],
                plain((0.80, 0.80, 0.78), 0.1),
                PAINT,
                (10, 40),
            )
        )
    parts.append(
        Lathe(
            hand,
            (0.0, 0.0, -1.0),
            [(0, 0.24), (1.1, 0.24), (1.2, 0.33), (1.5, 0.33), (1.5, 0)],
            plain(GREY, 0.2),
            METAL,
            (10, 32),
        )
    )
    return parts


def dextre(at: Vec) -> list[Shape]:
    """The two-armed hand robot, folded, on its perch at the truss."""
    parts: list[Shape] = []
    parts += block(at, (1.0, 2.4, 0.9), plain(WHITE, 0.2, 77), PAINT)
    for sign in (-1.0, 1.0):
        shoulder = along(at, Y, sign * 1.2)
        elbow = (shoulder[0] + 1.7, shoulder[1] + sign * 0.5, shoulder[2] - 1.0)
        parts.append(beam(shoulder, elbow, 0.16, WHITE, PAINT, 8))
        parts.append(beam(elbow, (elbow[0] + 0.2, elbow[1], elbow[2] - 2.0), 0.14, GREY, PAINT, 8))
    return parts


def ships() -> list[Shape]:
    down = times(Z, -1)
    parts = soyuz((-14.0, 0, -6.8), down, 81)
    parts += soyuz((-26.3, 0, -14.3), down, 82)
    parts += soyuz((-38.5, 0, 0), times(X, -1), 84)
    parts += cygnus((-7.5, 0, -2.2), down)
    return parts
