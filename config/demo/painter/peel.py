"""The old damage: a radiator panel whose face sheet has come loose and rolled back (metres)."""

import math

from .shapes import Colour, Finish, Net, Shape, Sheet, beam
from .skins import GREY, METAL, hashed, tinted
from .vectors import Vec, add, along, cross, times

LONG, WIDE = 1.75, 1.5  # of the part that is bare
CORE: Colour = (0.40, 0.39, 0.37)
LINING: Colour = (0.62, 0.60, 0.55)


def peel(corner: Vec, width: Vec, onward: Vec, span: float) -> list[Shape]:
    """Bare core beside one edge of the panel at `corner`, and the sheet standing up from it."""
    normal = cross(width, onward)
    start = along(along(along(corner, width, span - WIDE - 0.12), onward, 0.34), normal, 0.015)
    parts: list[Shape] = [
        Sheet(
            start,
            times(width, WIDE),
            times(onward, LONG),
            honeycomb,
            Finish(0.2, 12.0),
            thin=True,
            lift=0.05,
        )
    ]
    for k in range(1, 5):  # flow tubes, seen where the sheet no longer hides them
        tube = along(along(start, width, 0.31 * k), normal, 0.03)
        parts.append(beam(tube, along(tube, onward, LONG), 0.022, GREY, METAL, 6))
    parts.append(_rolled(along(start, onward, LONG), width, times(onward, -1.0), normal))
    return parts


def _rolled(hinge: Vec, width: Vec, back: Vec, normal: Vec) -> Net:
    """The loose sheet, from its hinge up and over; one corner has rolled farther."""
    strips, pieces = 26, 14
    columns: list[list[Vec]] = []
    for piece in range(pieces + 1):
        loose = piece / pieces
        reach = LONG * (0.94 + 0.04 * math.sin(piece * 1.9))
        at = along(along(hinge, width, WIDE * loose), normal, 0.02)
        column = [at]
        for k in range(strips):
            t = k / strips
            angle = math.radians(
                12 + (46 + 120 * loose) * t**0.85 + 7 * math.sin(9 * t + 4 * loose)
            )
            way = add(times(back, math.cos(angle)), times(normal, math.sin(angle)))
            at = along(at, way, reach / strips)
            column.append(at)
        columns.append(column)
    return Net(columns, (0.84, 0.84, 0.82), Finish(0.35, 16.0, 0.05, back=LINING))


def honeycomb(u: float, v: float) -> Colour:
    """The core under the sheet: small cells, patches of torn adhesive."""
    cell = hashed(int(u / 0.05), int(v / 0.05 + 0.5 * (int(u / 0.05) % 2)), 4)
    torn = hashed(int(u / 0.19 + math.sin(v * 5)), int(v / 0.23 + math.sin(u * 7)), 6)
    return tinted(CORE, 0.62 + 0.35 * cell + 0.35 * (torn > 0.72))
