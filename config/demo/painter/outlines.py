"""Lines of hills and trees against the light."""

import math
import random


def crest(
    width: int, seed: int, waves: float, octaves: int = 7, fading: float = 0.5, step: int = 1
) -> list[tuple[float, float]]:
    """Points (pixel, height about -1..1) of a fractal skyline with `waves` main hills across."""
    dice = random.Random(seed)
    total = [0.0] * (width // step + 2)
    weight = 1.0
    for octave in range(octaves):
        count = waves * 2**octave
        knots = [dice.uniform(-1, 1) for _ in range(int(count * (1 + 3 * step / width)) + 4)]
        for k in range(len(total)):
            place = k * step / width * count
            i = int(place)
            t = place - i
            t = t * t * (3 - 2 * t)
            total[k] += weight * (knots[i] + (knots[i + 1] - knots[i]) * t)
        weight *= fading
    return [(k * step, h * 0.6) for k, h in enumerate(total)]


def conifer(x: float, foot: float, tall: float, dice: random.Random) -> list[tuple[float, float]]:
    """The outline of a fir: a ragged cone standing at (x, foot), pixels, y downwards."""
    tiers = max(4, min(16, int(tall / 5)))
    left: list[tuple[float, float]] = []
    right: list[tuple[float, float]] = []
    for k in range(tiers):
        t = (k + 1) / tiers
        y = foot - tall * (1 - t * 0.92)
        wide = tall * 0.20 * t**0.9
        for side, points in ((-1, left), (1, right)):
            reach = wide * dice.uniform(0.75, 1.2)
            points.append((x + side * reach, y + tall * 0.02))
            points.append((x + side * reach * 0.45, y - tall * 0.012))
    return [
        (x, foot - tall),
        *right,
        (x + tall * 0.015, foot + 4),
        (x - tall * 0.015, foot + 4),
        *reversed(left),
    ]


def sway(place: float, seed: int) -> float:
    """A slow wave between -1 and 1."""
    return (math.sin(place * 1.7 + seed) + math.sin(place * 0.61 + seed * 2.3)) / 2
