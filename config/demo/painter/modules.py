"""The pressurised modules: cylinders with cones, docking rings, shields, rails and windows.

X is the way the station flies, Y its port side, Z away from the Earth; lengths in metres.
"""

import itertools
import math

from .shapes import Colour, Finish, Lathe, Shape, Sheet, Skin, beam, block
from .skins import (
    ALLOY,
    CELLS,
    CRINKLED,
    DARK,
    FOIL,
    GLASS,
    GREY,
    KHAKI,
    METAL,
    PAINT,
    WHITE,
    blankets,
    cell_rows,
    plain,
    shields,
    striped,
)
from .vectors import Vec, X, Y, Z, add, along, beside, times

BLUE_CELLS: Colour = (0.055, 0.075, 0.16)


def can(
    base: Vec,
    axis: Vec,
    long: float,
    radius: float,
    skin: Skin,
    cone: float = 0.9,
    neck: float = 1.0,
    finish: Finish = PAINT,
) -> list[Shape]:
    """A module from `base` along `axis`: ring, cone, barrel, cone, ring; and its handrails."""
    ring = plain(ALLOY, 0.2, 2, 0.4)
    shell = [
        (0.25, neck),
        (0.25, neck + 0.25),
        (cone, radius),
        (long - cone, radius),
        (long - 0.25, neck + 0.25),
        (long - 0.25, neck),
    ]
    parts: list[Shape] = [
        Lathe(base, axis, [(0, 0), (0, neck), (0.25, neck)], ring, METAL, (14, 64)),
        Lathe(base, axis, shell, skin, finish, (20, 132), _seams(long)),
        Lathe(base, axis, [(long - 0.25, neck), (long, neck), (long, 0)], ring, METAL, (14, 64)),
    ]
    for place in (cone, long - cone):
        hoop = [
            (place - 0.10, radius),
            (place - 0.10, radius + 0.09),
            (place + 0.10, radius + 0.09),
            (place + 0.10, radius),
        ]
        parts.append(Lathe(base, axis, hoop, plain(ALLOY, 0.1, 1), METAL, (20, 96)))
    return parts + _handrails(base, axis, cone + 0.3, long - cone - 0.3, radius)


def _seams(long: float, pitch: float = 1.15) -> tuple[float, ...]:
    marks: list[float] = []
    for k in range(1, int(long / pitch) + 1):
        marks += [k * pitch, k * pitch + pitch * 0.05]
    return tuple(marks)


def _handrails(base: Vec, axis: Vec, start: float, end: float, radius: float) -> list[Shape]:
    first, second = beside(axis)
    parts: list[Shape] = []
    for k in range(8):
        angle = math.tau * (k + 0.3) / 8
        out = add(times(first, math.cos(angle)), times(second, math.sin(angle)))
        place = start + 0.25 * (k % 3)
        while place + 1.0 < end:
            a = along(along(base, axis, place), out, radius + 0.11)
            parts.append(beam(a, along(a, axis, 0.9), 0.025, (0.72, 0.66, 0.50), METAL, 3))
            place += 1.45
    return parts


def window(at: Vec, out: Vec, radius: float) -> list[Shape]:
    """A round window looking along `out`: a bright frame around dark glass."""
    frame = [(0.0, radius * 1.5), (0.12, radius * 1.45), (0.12, radius), (0.06, radius)]
    return [
        Lathe(at, out, frame, plain(ALLOY, 0.1), METAL, (12, 40)),
        Lathe(at, out, [(0.06, radius), (0.07, 0.0)], plain((0.03, 0.035, 0.05)), GLASS, (12, 40)),
    ]


def port(base: Vec, axis: Vec) -> list[Shape]:
    """An open docking port: a dark cone with a bright ring, ready for a ship."""
    return [
        Lathe(
            base,
            axis,
            [(0.0, 1.15), (1.1, 0.95), (1.7, 0.75)],
            plain((0.24, 0.24, 0.26), 0.2),
            PAINT,
            (14, 64),
        ),
        Lathe(
            base,
            axis,
            [(1.7, 0.75), (1.7, 0.95), (2.15, 0.95), (2.15, 0.66), (1.9, 0.6), (1.9, 0)],
            plain(WHITE, 0.25, 4, 0.3),
            METAL,
            (14, 64),
        ),
    ]


def western() -> list[Shape]:
    """Destiny, Harmony, Unity, Columbus, Tranquility with its Cupola, Leonardo, Quest, Z1."""
    grey = (0.66, 0.66, 0.65)
    parts: list[Shape] = []
    parts += can((-4.2, 0, 0), X, 8.7, 2.15, shields(grey, 1), 0.9)
    parts += can((4.8, 0, 0), X, 7.3, 2.2, shields(WHITE, 2), 1.0)
    parts += can((-10.2, 0, 0), X, 5.6, 2.2, shields((0.72, 0.72, 0.70), 3), 1.0)
    parts += port((12.1, 0, 0), X) + port((8.6, 0, 2.4), Z)
    parts += can((8.6, -2.2, 0), times(Y, -1), 7.2, 2.24, shields(WHITE, 4, 1.3), 0.7)
    parts += can((-7.5, 2.2, 0), Y, 7.4, 2.24, shields(WHITE, 5), 0.9)
    parts += can((-5.3, 6.4, 0), X, 6.6, 2.2, shields((0.74, 0.72, 0.66), 6), 0.7)
    parts += can((-9.7, 6.4, 0), times(X, -1), 4.0, 1.62, blankets((0.78, 0.76, 0.70), 7), 0.8)
    parts += can((-7.5, -2.2, 0), times(Y, -1), 4.0, 2.0, shields((0.70, 0.70, 0.68), 8), 0.8)
    parts += can((-7.5, -6.1, 0), times(Y, -1), 2.6, 1.0, shields(WHITE, 9), 0.4, 0.8)
    parts += block((-7.5, 0, 3.8), (3.4, 3.8, 3.2), plain((0.74, 0.74, 0.72), 0.3, 12, 0.6), PAINT)
    parts += _cupola((-7.5, 7.0, -2.2))
    return parts


def _cupola(at: Vec) -> list[Shape]:
    down = times(Z, -1)
    parts: list[Shape] = [
        Lathe(
            at,
            down,
            [(-0.2, 1.5), (0.5, 1.5), (1.35, 0.72), (1.35, 0.5)],
            plain(ALLOY, 0.2, 3, 0.5),
            METAL,
            (18, 48),
        ),
        Lathe(at, down, [(1.34, 0.5), (1.36, 0)], plain((0.03, 0.035, 0.05)), GLASS, (18, 40)),
    ]
    for k in range(6):
        angle = math.tau * k / 6
        out: Vec = (math.cos(angle), math.sin(angle), -0.85)
        spot: Vec = (at[0] + out[0] * 1.10, at[1] + out[1] * 1.10, at[2] - 0.93)
        size = math.hypot(*out)
        parts += window(spot, (out[0] / size, out[1] / size, out[2] / size), 0.3)
    return parts


def kibo() -> list[Shape]:
    """Japan's laboratory on the port side: barrel, store on top, exposed facility, arm."""
    parts: list[Shape] = []
    parts += can((8.6, 2.2, 0), Y, 11.4, 2.2, shields((0.83, 0.83, 0.81), 21, 1.4, 14, 0.08), 0.6)
    parts += can((8.6, 10.6, 2.2), Z, 4.3, 2.1, shields((0.83, 0.83, 0.81), 22, 1.4, 14, 0.08), 0.6)
    for side in (-0.75, 0.75):
        parts += window((8.6 + side, 13.45, 0.6), Y, 0.26)
    parts += block(
        (8.6, 17.3, -0.9), (4.8, 5.4, 2.2), plain((0.72, 0.72, 0.70), 0.3, 31, 0.55), PAINT
    )
    parts += block((8.6, 14.1, -0.9), (2.2, 1.4, 1.8), plain(GREY, 0.3, 32), PAINT)
    spots = ((-2.9, 15.6), (-2.9, 17.4), (-2.9, 19.2), (2.9, 15.6), (2.9, 17.4), (2.9, 19.2))
    for k, (x, y) in enumerate(spots):
        colour = (WHITE, FOIL, WHITE, WHITE, GREY, WHITE)[k]
        parts += block(
            (8.6 + x, y, -0.8 + 0.25 * (k % 3)),
            (1.2, 1.0, 1.6),
            plain(colour, 0.25, 40 + k, 0.4),
            CRINKLED if colour == FOIL else PAINT,
        )
    parts += block((8.6, 20.6, -0.6), (3.4, 0.9, 1.5), plain(WHITE, 0.2, 50), PAINT)
    shoulder: Vec = (9.9, 13.6, 1.5)
    elbow: Vec = (11.6, 15.4, 4.6)
    wrist: Vec = (9.4, 19.2, 3.7)
    for a, b in ((shoulder, elbow), (elbow, wrist), (wrist, (8.9, 20.2, 1.6))):
        parts.append(beam(a, b, 0.17, WHITE, PAINT, 8))
    for joint in (shoulder, elbow, wrist):
        parts.append(
            Lathe(
                along(joint, Z, -0.3),
                Z,
                [(0, 0), (0, 0.3), (0.6, 0.3), (0.6, 0)],
                plain(GREY),
                METAL,
                (8, 24),
            )
        )
    return parts


def russian() -> list[Shape]:
    """Zarya, Zvezda, Nauka, Rassvet, Poisk and the adapter to Unity."""
    parts: list[Shape] = []
    parts.append(
        Lathe(
            (-10.2, 0, 0),
            times(X, -1),
            [(0, 1.0), (0.5, 1.2), (1.9, 0.8), (2.3, 0.8)],
            plain((0.16, 0.16, 0.17), 0.2),
            PAINT,
            (14, 60),
        )
    )
    parts += stepped(
        (-12.5, 0, 0),
        [
            (0, 0.8),
            (0.4, 0.95),
            (1.4, 0.95),
            (1.6, 1.1),
            (2.4, 2.03),
            (6.8, 2.03),
            (7.1, 1.75),
            (11.6, 1.75),
            (12.2, 1.1),
            (12.7, 1.0),
        ],
        times(X, -1),
        KHAKI,
        61,
    )
    parts += stepped(
        (-25.2, 0, 0),
        [
            (0, 1.0),
            (0.3, 1.12),
            (2.1, 1.12),
            (2.3, 1.45),
            (2.6, 1.48),
            (6.2, 1.48),
            (7.4, 2.05),
            (12.6, 2.05),
            (12.9, 1.6),
            (13.3, 0.9),
        ],
        times(X, -1),
        (0.64, 0.63, 0.57),
        62,
    )
    parts += stepped(
        (-26.3, 0, -0.9),
        [
            (0, 0.9),
            (0.9, 0.95),
            (1.2, 1.5),
            (1.6, 1.6),
            (5.8, 1.6),
            (6.8, 2.1),
            (11.9, 2.1),
            (12.9, 1.1),
            (13.4, 0.9),
        ],
        times(Z, -1),
        (0.74, 0.73, 0.69),
        63,
    )
    parts += stepped(
        (-14.0, 0, -0.8),
        [(0, 0.7), (0.8, 0.75), (1.0, 1.1), (4.6, 1.1), (5.4, 0.8), (6.0, 0.7)],
        times(Z, -1),
        KHAKI,
        64,
    )
    parts += stepped(
        (-26.3, 0, 0.9),
        [(0, 0.7), (0.6, 0.75), (0.9, 1.27), (3.2, 1.27), (3.7, 0.8), (4.3, 0.65)],
        Z,
        KHAKI,
        65,
    )
    for side in (-1.0, 1.0):
        parts += paddle((-34.0, side * 2.0, 0.6), times(Y, side), X, 10.6, 3.1, 12.0, 71)
        parts += paddle((-26.3 + 0.2, side * 1.9, -11.2), times(Y, side), X, 10.2, 3.6, -25.0, 72)
        parts += block(
            (-17.5, side * 2.9, 0.4), (3.2, 1.3, 0.5), plain(BLUE_CELLS, 0.5, 9, 0.3), METAL
        )
        for x in (-13.9, -20.4):
            parts.append(
                Lathe(
                    (x, side * 1.8, -0.9),
                    times(X, -1),
                    [(0, 0), (0.2, 0.3), (4.2, 0.3), (4.4, 0)],
                    plain(WHITE, 0.2),
                    PAINT,
                    (8, 24),
                )
            )
    parts += _antennas()
    return parts


def stepped(
    base: Vec, profile: list[tuple[float, float]], axis: Vec, colour: Colour, seed: int
) -> list[Shape]:
    """A module of several widths in quilted blankets, with rails, bands and dark portholes."""
    profile = [*profile, (profile[-1][0], 0.0)]
    parts: list[Shape] = [Lathe(base, axis, profile, blankets(colour, seed), CRINKLED, (18, 120))]
    for (s0, r0), (s1, r1) in itertools.pairwise(profile):
        if r0 == r1 and s1 - s0 > 1.5:
            parts += _handrails(base, axis, s0 + 0.2, s1 - 0.2, r0)
            for s in (s0 + 0.1, s1 - 0.1):
                parts.append(
                    Lathe(
                        base,
                        axis,
                        [
                            (s - 0.07, r0),
                            (s - 0.07, r0 + 0.1),
                            (s + 0.07, r0 + 0.1),
                            (s + 0.07, r0),
                        ],
                        plain(WHITE, 0.2),
                        PAINT,
                        (18, 80),
                    )
                )
            side, _ = beside(axis)
            for k in range(2):
                spot = along(along(base, axis, s0 + (s1 - s0) * (0.35 + 0.3 * k)), side, r0 + 0.02)
                parts += window(spot, side, 0.2)
    return parts


def paddle(
    root: Vec, out: Vec, width: Vec, long: float, wide: float, tilt: float, seed: int
) -> list[Shape]:
    """A Russian solar wing: blue-black cells in four leaves on a spar."""
    c, s = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))
    across = add(times(width, c), times(Z, s))
    parts: list[Shape] = [beam(root, along(root, out, long), 0.09, ALLOY, METAL, 6)]
    leaf = (long - 1.2) / 4
    for k in range(4):
        corner = along(along(root, out, 1.2 + leaf * k), across, -wide / 2)
        parts.append(
            Sheet(
                corner,
                times(across, wide),
                times(out, leaf - 0.12),
                cell_rows(BLUE_CELLS, seed + k, 0.6, 0.5),
                CELLS,
                thin=True,
                seams=(tuple(0.5 * n for n in range(1, 7)), tuple(0.6 * n for n in range(1, 5))),
            )
        )
    return parts


def _antennas() -> list[Shape]:
    parts: list[Shape] = []
    for at, out in (
        ((-36.0, 1.4, 1.6), (-0.3, 0.6, 0.74)),
        ((-30.0, -1.0, 1.3), (0, -0.6, 0.8)),
        ((-7.5, 0, 5.6), (0.1, 0.1, 0.99)),
        ((-20.0, 0.6, 2.0), (0.2, 0.2, 0.96)),
    ):
        tip = along(at, out, 2.6)
        parts.append(beam(at, tip, 0.05, ALLOY, METAL))
        parts.append(
            Lathe(
                along(tip, out, -0.1),
                out,
                [(0, 0.05), (0.12, 0.4), (0.3, 0.62)],
                striped(WHITE, GREY, 0.2, 0.2),
                PAINT,
                (12, 32),
            )
        )
    parts += block((-32.5, 0, 2.3), (2.6, 0.5, 0.5), plain(DARK, 0.4, 3), PAINT)
    return parts
