"""The International Space Station of November 2021, put together from its parts (metres).

X is the way it flies, Y its port side, Z away from the Earth. The truss lies along Y.
"""

from functools import lru_cache

from .modules import kibo, russian, western
from .shapes import Shape
from .ships import canadarm, dextre, ships
from .truss import HEIGHT, truss
from .vectors import X, Y, Z, along, times, turn
from .wings import radiator, radiator_group, roll_out, wing

ALPHA = -30.0  # degrees that the outer truss has turned its wings about Y, after the sun
PEELED = (-1, 5)  # of the starboard group: the outer radiator, its sixth panel


def wings() -> list[Shape]:
    """Four pairs; a pair shares a place on the truss and reaches fore and aft of it."""
    parts: list[Shape] = []
    for number, (y, beta) in enumerate(((33.0, 7.0), (47.4, -4.0), (-33.0, -6.0), (-47.4, 5.0))):
        for fore in (1.0, -1.0):
            mast = turn(times(X, fore), Y, -ALPHA)
            width = turn(times(Y, -fore), mast, beta * fore)
            root = along((0.0, y, HEIGHT), mast, 2.0)
            parts += wing(root, mast, width, 300 + number * 10 + int(fore))
            if y > 40:  # in November 2021 the two wings of P6 alone had roll-outs
                parts += roll_out(root, mast, width, 6.0, 400 + int(fore))
    return parts


def radiators() -> list[Shape]:
    """The six main radiators aft, in two groups, and four smaller ones of the wings."""
    parts: list[Shape] = []
    for side in (1.0, -1.0):
        lean = turn(times(X, -1), Y, -24.0)
        parts += radiator_group(
            (-2.6, side * 13.5, HEIGHT - 0.9), lean, 500 + int(side), PEELED if side < 0 else None
        )
        for y, up in ((30.0, -1.0), (43.5, 1.0)):
            onward = turn(times(Z, up), Y, -ALPHA)
            root = along((0.0, side * y, HEIGHT), onward, 1.8)
            parts += radiator(root, onward, Y, 520 + int(y), 7, 1.85, 3.3)
    return parts


@lru_cache(maxsize=1)
def station() -> tuple[Shape, ...]:
    """Every part of the station; built once, since ten pictures share it."""
    parts = truss() + wings() + radiators() + western() + kibo() + russian() + ships()
    parts += canadarm((5.6, 0.8, 2.3), (10.9, -1.5, 8.2), (13.8, -6.6, 4.6))
    parts += dextre((2.9, -7.0, HEIGHT + 0.6))
    return tuple(parts)
