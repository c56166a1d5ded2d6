"""The truss, 109 m along Y: an open frame of struts, filled with boxes, tanks and blankets."""

import random

from .shapes import Lathe, Shape, Sheet, beam, block
from .skins import ALLOY, CRINKLED, DARK, FOIL, GREY, METAL, PAINT, WHITE, plain, shields
from .vectors import Vec, Y

HEIGHT = 4.9  # of the truss' middle above the axis of the modules
WIDE, TALL = 3.9, 3.6
SEGMENTS = (  # name, from, to (metres along Y), how much of it is boxed in
    ("S0", -6.6, 6.6, 0.9),
    ("P1", 6.9, 20.2, 0.62),
    ("P3", 21.0, 28.6, 0.75),
    ("P4", 28.8, 36.6, 0.5),
    ("P5", 36.8, 39.4, 0.25),
    ("P6", 39.6, 53.6, 0.45),
)


def segment(start: float, end: float, filled: float, seed: int) -> list[Shape]:
    """One segment between two places along Y (start < end)."""
    dice = random.Random(seed)
    parts: list[Shape] = []
    w, t = WIDE / 2, TALL / 2
    ring = [(-w, -t), (w, -t), (w, t), (-w, t)]
    bays = max(1, round((end - start) / 2.4))
    for k, (x, z) in enumerate(ring):
        x2, z2 = ring[(k + 1) % 4]
        parts.append(beam((x, start, HEIGHT + z), (x, end, HEIGHT + z), 0.13, ALLOY, METAL))
        for bay in range(bays + 1):
            y = start + (end - start) * bay / bays
            a: Vec = (x, y, HEIGHT + z)
            parts.append(beam(a, (x2, y, HEIGHT + z2), 0.10, ALLOY, METAL))
            if bay < bays:
                after = start + (end - start) * (bay + 1) / bays
                lean = ((x, y), (x2, after)) if (bay + k) % 2 else ((x, after), (x2, y))
                parts.append(
                    beam(
                        (lean[0][0], lean[0][1], HEIGHT + z),
                        (lean[1][0], lean[1][1], HEIGHT + z2),
                        0.07,
                        GREY,
                        METAL,
                    )
                )
    parts += _boxes(start, end, filled, dice)
    return parts


def _boxes(start: float, end: float, filled: float, dice: random.Random) -> list[Shape]:
    parts: list[Shape] = []
    y = start + 0.5
    while y < end - 1.0:
        deep = dice.uniform(0.9, 2.0)
        for face in range(4):
            if dice.random() > filled:
                continue
            size = dice.uniform(0.8, 2.6)
            off = dice.uniform(-0.5, 0.5)
            thick = dice.uniform(0.5, 1.3)
            colour = dice.choice([WHITE, WHITE, WHITE, GREY, (0.68, 0.68, 0.64), FOIL, DARK])
            skin = plain(colour, 0.16, dice.randrange(999), 0.45)
            finish = CRINKLED if colour == FOIL else PAINT
            place: Vec
            if face < 2:
                sign = 1 if face else -1
                place = (off, y + deep / 2, HEIGHT + sign * (TALL / 2 - thick / 2 + 0.12))
                extent = (size, deep * 0.86, thick)
            else:
                sign = 1 if face == 3 else -1
                place = (sign * (WIDE / 2 - thick / 2 + 0.12), y + deep / 2, HEIGHT + off)
                extent = (thick, deep * 0.86, size)
            parts += block(place, extent, skin, finish)
        y += deep + dice.uniform(0.05, 0.5)
    core = plain((0.34, 0.34, 0.35), 0.5, dice.randrange(99), 0.5)
    parts += block((0, (start + end) / 2, HEIGHT), (1.7, end - start - 0.4, 1.5), core, PAINT)
    return parts


def rails() -> list[Shape]:
    """The rails of the mobile transporter, the transporter, and cable trays along the front."""
    parts: list[Shape] = []
    for z in (-1.5, 1.5):
        parts.append(
            beam(
                (WIDE / 2 + 0.35, -36, HEIGHT + z),
                (WIDE / 2 + 0.35, 36, HEIGHT + z),
                0.09,
                WHITE,
                METAL,
            )
        )
    parts += block((WIDE / 2 + 0.75, 3.0, HEIGHT), (0.7, 4.2, 4.0), plain(WHITE, 0.2, 5), PAINT)
    parts += block((WIDE / 2 + 1.3, 3.0, HEIGHT), (0.6, 2.6, 2.2), plain(GREY, 0.3, 6), PAINT)
    return parts


def joints() -> list[Shape]:
    """The two great rotary joints, discs across the truss, and the outer ends."""
    parts: list[Shape] = []
    for sign in (-1.0, 1.0):
        parts.append(
            Lathe(
                (0, sign * 20.4, HEIGHT),
                (0, sign, 0),
                [(0, 0), (0, 1.9), (0.5, 1.9), (0.5, 0)],
                shields(ALLOY, 4, 0.3, 24),
                METAL,
                (16, 64),
            )
        )
        parts.append(
            Sheet(
                (-1.6, sign * 53.65, HEIGHT - 1.5),
                (3.2, 0, 0),
                (0, 0, 3.0),
                plain(WHITE, 0.2, 8, 0.8),
                PAINT,
                thin=True,
            )
        )
    return parts


def stores(seed: int = 5) -> list[Shape]:
    """External stowage: platforms with spare units, tanks and an antenna or two."""
    dice = random.Random(seed)
    parts: list[Shape] = []
    for y in (-25.0, -11.0, 11.0, 24.0):
        for z in (-1.0, 1.0):
            at: Vec = (dice.uniform(-0.6, 0.6), y, HEIGHT + z * 3.1)
            parts += block(at, (3.0, 4.0, 0.25), plain(ALLOY, 0.2, 3), METAL)
            for k in range(5):
                spot: Vec = (at[0] + dice.uniform(-1.1, 1.1), y - 1.6 + 0.8 * k, at[2] + z * 0.6)
                colour = dice.choice([WHITE, WHITE, FOIL, GREY])
                parts += block(
                    spot,
                    (dice.uniform(0.6, 1.3), 0.7, dice.uniform(0.6, 1.2)),
                    plain(colour, 0.2, k),
                    PAINT,
                )
            parts.append(beam((at[0], y, at[2]), (0, y, HEIGHT + z * 1.7), 0.2, ALLOY, METAL))
    for y in (-8.5, 9.0, -17.5, 17.5):
        parts.append(
            Lathe(
                (-1.0, y, HEIGHT + 2.2),
                Y,
                [(0, 0), (0.1, 0.5), (0.4, 0.68), (1.3, 0.68), (1.6, 0.5), (1.7, 0)],
                plain(WHITE, 0.1),
                PAINT,
                (10, 40),
            )
        )
    return parts


def truss() -> list[Shape]:
    parts: list[Shape] = []
    for name, start, end, filled in SEGMENTS:
        parts += segment(start, end, filled, sum(map(ord, name)))
        if name != "S0":
            parts += segment(-end, -start, filled, sum(map(ord, name)) + 1000)
    return parts + rails() + joints() + stores()
