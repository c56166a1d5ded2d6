"""The parts that turn: eight solar wings, the roll-out arrays on two of them, the radiators."""

from .peel import peel
from .shapes import Colour, Finish, Lathe, Shape, Sheet, Skin, beam, block, box
from .skins import (
    ALLOY,
    CELLS,
    DARK,
    GREY,
    METAL,
    PAINT,
    ROLLED,
    WHITE,
    cell_rows,
    hashed,
    plain,
    radiator_face,
)
from .vectors import Vec, Y, along, cross, times, turn

WING_LENGTH = 34.0
BLANKET = 4.6
GAP = 1.0  # half the gap between the two blankets, where the mast stands
PANEL = 0.415  # 82 panels a blanket
GOLD = (0.29, 0.135, 0.035)
BROWN = (0.105, 0.062, 0.040)


def wing(root: Vec, mast: Vec, width: Vec, seed: int) -> list[Shape]:
    """A wing from `root` along the unit vector `mast`; its cells face `width` x `mast`."""
    parts: list[Shape] = []
    base, tip = along(root, mast, 3.6), along(root, mast, 3.6 + WING_LENGTH)
    normal = cross(width, mast)
    for side in (-1.0, 1.0):
        inner = along(along(base, width, GAP * side), mast, 0.35)
        seams_v = tuple(PANEL * k for k in range(1, 82)) + tuple(
            PANEL * k + PANEL * 0.09 for k in range(82)
        )
        column = BLANKET / 8
        seams_u = tuple(column * k for k in range(1, 8)) + tuple(
            column * k + column * 0.05 for k in range(8)
        )
        parts.append(
            Sheet(
                inner if side > 0 else along(inner, width, -BLANKET),
                times(width, BLANKET),
                times(mast, WING_LENGTH - 0.6),
                cell_rows(GOLD, seed + int(side), PANEL, column),
                CELLS,
                thin=True,
                seams=(seams_u, seams_v),
                far=plain(GOLD, 0.06, seed, 2.0),
            )
        )
        for end, deep in ((base, 0.42), (tip, 0.22)):
            middle = along(end, width, (GAP + BLANKET / 2) * side)
            halves = (times(width, BLANKET / 2 + 0.05), times(mast, deep / 2), times(normal, 0.2))
            parts += box(middle, halves, plain(WHITE, 0.05), PAINT)
        parts.append(beam(along(tip, width, GAP * side), tip, 0.12, ALLOY, METAL))
        parts.append(beam(along(base, width, GAP * side), base, 0.15, ALLOY, METAL))
    parts += _mast(root, mast, width, normal)
    return parts


def _mast(root: Vec, mast: Vec, width: Vec, normal: Vec) -> list[Shape]:
    parts: list[Shape] = [
        Lathe(
            along(root, mast, 0.5),
            mast,
            [(0, 0), (0, 0.62), (3.0, 0.62), (3.0, 0.0)],
            plain((0.66, 0.66, 0.64), 0.1),
            PAINT,
            (10, 32),
        )
    ]
    foot, legs = along(root, mast, 3.4), []
    for k in range(3):
        out = turn(width, mast, 120 * k + 30)
        legs.append(out)
        a = along(foot, out, 0.36)
        parts.append(beam(a, along(a, mast, WING_LENGTH + 0.2), 0.035, ALLOY, METAL, 3))
    bays = 30
    for bay in range(bays):
        at = along(foot, mast, WING_LENGTH * bay / bays)
        after = along(foot, mast, WING_LENGTH * (bay + 1) / bays)
        for k in range(3):
            a, b = along(at, legs[k], 0.36), along(at, legs[(k + 1) % 3], 0.36)
            parts.append(beam(a, b, 0.03, GREY, METAL, 3))
            parts.append(beam(a, along(after, legs[(k + 1) % 3], 0.36), 0.015, GREY, METAL, 3))
    return parts


def roll_out(root: Vec, mast: Vec, width: Vec, tilt: float, seed: int) -> list[Shape]:
    """An iROSA: two dark blankets between booms, tilted off the old wing, on a strut frame."""
    normal = cross(width, mast)
    onward = turn(mast, width, tilt)
    foot = along(along(root, mast, 4.6), normal, 1.15)
    span, reach, panel, column = 2.72, 18.2, 0.62, 2.72 / 5
    parts: list[Shape] = []
    for side in (-1.0, 1.0):
        corner = along(foot, width, 0.18 if side > 0 else -0.18 - span)
        seams_v = tuple(panel * k for k in range(1, 30)) + tuple(
            panel * k + panel * 0.09 for k in range(30)
        )
        parts.append(
            Sheet(
                corner,
                times(width, span),
                times(onward, reach),
                rolled_cells(seed + int(side), panel, column),
                ROLLED,
                thin=True,
                seams=((), seams_v),
                lift=0.6,
                far=plain(BROWN, 0.08, seed, 2.0),
            )
        )
        edge = along(foot, width, side * (span + 0.34))
        parts.append(beam(edge, along(edge, onward, reach + 0.2), 0.11, DARK, METAL, 6))
        parts.append(beam(along(root, mast, 3.4), edge, 0.07, WHITE, METAL))
        parts.append(
            beam(
                along(along(root, mast, 3.4), width, side),
                along(foot, width, side),
                0.06,
                WHITE,
                METAL,
            )
        )
    for at in (0.0, reach):
        a = along(along(foot, width, -span - 0.4), onward, at)
        parts.append(beam(a, along(a, width, 2 * span + 0.8), 0.16, ALLOY, METAL, 6))
    return parts


def rolled_cells(seed: int, panel: float, column: float) -> Skin:
    def skin(u: float, v: float) -> Colour:
        if (v / panel) % 1 < 0.09:
            return (0.24, 0.16, 0.10)
        k = 1 + 0.22 * (hashed(int(u / column), int(v / panel), seed) - 0.5)
        return (BROWN[0] * k, BROWN[1] * k, BROWN[2] * k)

    return skin


def radiator(
    root: Vec,
    onward: Vec,
    width: Vec,
    seed: int,
    panels: int = 8,
    pitch: float = 2.72,
    span: float = 3.4,
    peeled: int | None = None,
) -> list[Shape]:
    """A deployed radiator: hinged panels in a slight zigzag, held by a scissor frame behind.

    `peeled` is the panel whose face sheet has come loose at a corner.
    """
    parts: list[Shape] = []
    normal = cross(width, onward)
    at = along(root, onward, 1.6)
    for k in range(panels):
        lean = turn(onward, width, 2.6 if k % 2 else -2.6)
        corner = along(at, width, -span / 2)
        seams = tuple(0.31 * n for n in range(1, 11)) + tuple(0.31 * n + 0.031 for n in range(11))
        parts.append(
            Sheet(
                corner,
                times(width, span),
                times(lean, pitch - 0.08),
                radiator_face(seed + k, pitch - 0.08),
                Finish(0.14, 9.0, 0.0),
                thin=True,
                seams=(seams, (0.07, pitch - 0.15)),
            )
        )
        if k == peeled:
            parts += peel(corner, width, lean, span)
        for side in (-1.0, 1.0):
            edge = along(at, width, side * (span / 2 + 0.03))
            parts.append(beam(edge, along(edge, lean, pitch - 0.08), 0.06, ALLOY, METAL))
        nxt = along(at, lean, pitch)
        for side in (-1.0, 1.0):
            back = along(along(at, normal, -0.55), width, side * span * 0.32)
            far = along(along(nxt, normal, -0.55), width, side * span * 0.32)
            parts.append(beam(back, far, 0.05, GREY, METAL))
            parts.append(beam(back, along(nxt, width, side * span * 0.32), 0.04, GREY, METAL))
            parts.append(beam(back, along(at, width, side * span * 0.32), 0.04, GREY, METAL))
        at = nxt
    parts += box(
        along(root, onward, 0.9),
        (times(width, span / 2), times(onward, 0.45), times(normal, 0.5)),
        plain(WHITE, 0.08, 3),
        PAINT,
    )
    return parts


def radiator_group(
    pivot: Vec, onward: Vec, seed: int, peeled: tuple[int, int] | None = None
) -> list[Shape]:
    """Three main radiators side by side on their rotary joint; `peeled` is (which, panel)."""
    parts: list[Shape] = []
    for k in (-1, 0, 1):
        loose = peeled[1] if peeled and peeled[0] == k else None
        parts += radiator(along(pivot, Y, 4.15 * k), onward, Y, seed + 20 * k, peeled=loose)
    cross_bar = along(pivot, onward, 0.5)
    parts.append(beam(along(cross_bar, Y, -5.9), along(cross_bar, Y, 5.9), 0.28, ALLOY, METAL, 8))
    parts += block(pivot, (1.6, 2.2, 1.6), plain(WHITE, 0.1, seed), PAINT)
    return parts
