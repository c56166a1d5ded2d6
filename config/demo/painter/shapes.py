"""The solids that the station is built of, cut into small facets as fine as a view needs.

Every length is in metres. A shape yields facets with outward normals; the finer `step`, the more.
"""

import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from .vectors import Vec, add, along, beside, cross, length, middle, sub, times, unit

Colour = tuple[float, float, float]
Skin = Callable[[float, float], Colour]


@dataclass(frozen=True)
class Finish:
    """How a surface answers light, beside its colour."""

    gloss: float = 0.06
    sharpness: float = 18.0
    through: float = 0.0  # the part of the sunlight that shines through a thin sheet
    mirror: float = 0.0  # the part of the sky or the Earth that is mirrored
    back: Colour | None = None  # the other side of a thin sheet, where it differs


MATT = Finish()


class Facet(NamedTuple):
    corners: tuple[Vec, ...]
    normal: Vec
    colour: Colour
    finish: Finish
    thin: bool  # seen from both sides
    lift: float  # metres towards the eye when sorting


class Shape(Protocol):
    centre: Vec
    radius: float
    breadth: float  # the least of its lengths

    def facets(self, step: float) -> Iterator[Facet]: ...


def cuts(total: float, step: float, seams: tuple[float, ...] = (), limit: int = 400) -> list[float]:
    """Positions from 0 to `total` at the seams and about every `step` between them."""
    marks = [0.0, *sorted(s for s in seams if 0 < s < total), total]
    out = [0.0]
    for a, b in itertools.pairwise(marks):
        count = min(limit, max(1, math.ceil((b - a) / step)))
        out += [a + (b - a) * (k + 1) / count for k in range(count)]
    return out


class Sheet:
    """A flat parallelogram: `corner` plus up to `across` and `along_`; thin ones have two sides."""

    def __init__(
        self,
        corner: Vec,
        across: Vec,
        onward: Vec,
        skin: Skin,
        finish: Finish = MATT,
        thin: bool = False,
        seams: tuple[tuple[float, ...], tuple[float, ...]] = ((), ()),
        lift: float = 0.0,
        far: Skin | None = None,
    ) -> None:
        self.far = far or skin  # from afar, where the seams are finer than a facet
        self.corner, self.skin, self.finish, self.thin = corner, skin, finish, thin
        self.seams, self.lift = seams, lift
        self.lengths = (length(across), length(onward))
        self.axes = (unit(across), unit(onward))
        self.normal = unit(cross(across, onward))
        self.centre = add(corner, times(add(across, onward), 0.5))
        self.radius = (self.lengths[0] + self.lengths[1]) / 2
        self.breadth = min(self.lengths)

    def facets(self, step: float) -> Iterator[Facet]:
        us = cuts(self.lengths[0], step, self.seams[0] if step < 1.2 else ())
        vs = cuts(self.lengths[1], step, self.seams[1] if step < 1.2 else ())
        a, b = self.axes
        skin = self.skin if step < 1.2 else self.far
        normal, finish, thin = self.normal, self.finish, self.thin
        rows = [[along(along(self.corner, a, u), b, v) for u in us] for v in vs]
        for j in range(len(vs) - 1):
            low, high = rows[j], rows[j + 1]
            v = (vs[j] + vs[j + 1]) / 2
            for i in range(len(us) - 1):
                corners = (low[i], low[i + 1], high[i + 1], high[i])
                colour = skin((us[i] + us[i + 1]) / 2, v)
                yield Facet(corners, normal, colour, finish, thin, self.lift)


class Lathe:
    """A surface of revolution: a profile of (distance along the axis, radius) turned about it."""

    def __init__(
        self,
        base: Vec,
        axis: Vec,
        profile: list[tuple[float, float]],
        skin: Skin,
        finish: Finish = MATT,
        sides: tuple[int, int] = (10, 120),
        seams: tuple[float, ...] = (),
    ) -> None:
        self.base, self.axis, self.profile = base, axis, profile
        self.skin, self.finish, self.sides, self.seams = skin, finish, sides, seams
        last = profile[-1][0]
        self.centre = along(base, axis, (profile[0][0] + last) / 2)
        self.radius = abs(last - profile[0][0]) / 2 + max(r for _, r in profile)
        self.breadth = 2 * max(r for _, r in profile)

    def facets(self, step: float) -> Iterator[Facet]:
        widest = max(r for _, r in self.profile)
        count = round(math.tau * widest / step)
        count = min(self.sides[1], max(self.sides[0], count))
        first, second = beside(self.axis)
        turns = [math.tau * k / count for k in range(count + 1)]
        spokes = [_mix(first, second, t) for t in turns]
        middles = [_mix(first, second, t + math.pi / count) for t in turns]
        for (s0, r0), (s1, r1) in itertools.pairwise(self.profile):
            if s0 == s1 and r0 == r1:
                continue
            yield from self._band((s0, r0), (s1, r1), step, turns, spokes, middles)

    def _band(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        step: float,
        turns: list[float],
        spokes: list[Vec],
        middles: list[Vec],
    ) -> Iterator[Facet]:
        ds, dr = end[0] - start[0], end[1] - start[1]
        slant = math.hypot(ds, dr)
        seams = self.seams if step < 0.6 else ()
        marks = tuple((s - start[0]) / ds * slant for s in seams) if ds else ()
        places = cuts(slant, step * 1.5, marks)
        axis, skin, finish = self.axis, self.skin, self.finish
        outward, forward = ds / slant, -dr / slant
        for t0, t1 in itertools.pairwise(places):
            k0, k1 = t0 / slant, t1 / slant
            low, high = (
                along(self.base, axis, start[0] + ds * k0),
                along(self.base, axis, start[0] + ds * k1),
            )
            r0, r1 = start[1] + dr * k0, start[1] + dr * k1
            s = start[0] + ds * (k0 + k1) / 2
            for i in range(len(turns) - 1):
                a, b = spokes[i], spokes[i + 1]
                corners = (
                    along(low, a, r0),
                    along(low, b, r0),
                    along(high, b, r1),
                    along(high, a, r1),
                )
                m = middles[i]
                normal = (
                    m[0] * outward + axis[0] * forward,
                    m[1] * outward + axis[1] * forward,
                    m[2] * outward + axis[2] * forward,
                )
                yield Facet(
                    corners, normal, skin(s, (turns[i] + turns[i + 1]) / 2), finish, False, 0.0
                )


class Net:
    """A bent thin sheet, given by its points in columns."""

    def __init__(self, columns: list[list[Vec]], colour: Colour, finish: Finish) -> None:
        self.columns, self.colour, self.finish = columns, colour, finish
        ends = [column[k] for column in (columns[0], columns[-1]) for k in (0, -1)]
        self.centre = times(add(add(ends[0], ends[1]), add(ends[2], ends[3])), 0.25)
        self.radius = max(length(sub(p, self.centre)) for column in columns for p in column)
        self.breadth = self.radius

    def facets(self, step: float) -> Iterator[Facet]:
        for left, right in itertools.pairwise(self.columns):
            for k in range(len(left) - 1):
                corners = (left[k], right[k], right[k + 1], left[k + 1])
                normal = unit(cross(sub(corners[2], corners[0]), sub(corners[3], corners[1])))
                yield Facet(corners, normal, self.colour, self.finish, True, 0.04)


def _mix(first: Vec, second: Vec, angle: float) -> Vec:
    return add(times(first, math.cos(angle)), times(second, math.sin(angle)))


def beam(
    a: Vec, b: Vec, radius: float, colour: Colour, finish: Finish = MATT, sides: int = 4
) -> Lathe:
    """A strut from a to b."""
    gap = sub(b, a)
    return Lathe(
        a,
        unit(gap),
        [(0.0, radius), (length(gap), radius)],
        lambda s, t: colour,
        finish,
        (sides, sides * 3),
    )


def box(
    centre: Vec, halves: tuple[Vec, Vec, Vec], skin: Skin, finish: Finish = MATT
) -> list[Sheet]:
    """The six sides of a box given by its centre and three half-edges (right-handed)."""
    sides: list[Sheet] = []
    for k in range(3):
        out, u, v = halves[k], halves[(k + 1) % 3], halves[(k + 2) % 3]
        for sign in (1.0, -1.0):
            face = add(centre, times(out, sign))
            corner = sub(sub(face, times(u, sign)), v)
            sides.append(Sheet(corner, times(u, 2 * sign), times(v, 2), skin, finish))
    return sides


def block(
    centre: Vec, size: tuple[float, float, float], skin: Skin, finish: Finish = MATT
) -> list[Sheet]:
    """A box along the world's axes, `size` metres in X, Y, Z."""
    halves: tuple[Vec, Vec, Vec] = ((size[0] / 2, 0, 0), (0, size[1] / 2, 0), (0, 0, size[2] / 2))
    return box(centre, halves, skin, finish)


def centre_of(facet: Facet) -> Vec:
    """The middle of a facet, by its opposite corners."""
    return middle(facet.corners[0], facet.corners[2])
