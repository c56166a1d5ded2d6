"""What the station's surfaces look like: a colour for each place on a shape (metres, radians)."""

import math

from .shapes import Colour, Finish, Skin

WHITE: Colour = (0.80, 0.80, 0.78)
GREY: Colour = (0.50, 0.51, 0.52)
DARK: Colour = (0.13, 0.13, 0.14)
ALLOY: Colour = (0.60, 0.60, 0.60)
FOIL: Colour = (0.72, 0.50, 0.22)
KHAKI: Colour = (0.58, 0.56, 0.49)

METAL = Finish(gloss=0.35, sharpness=30.0)
CELLS = Finish(gloss=0.13, sharpness=9.0, through=0.2, mirror=0.06, back=(0.46, 0.36, 0.24))
ROLLED = Finish(gloss=0.20, sharpness=90.0, mirror=0.04, back=(0.30, 0.24, 0.17))
PAINT = Finish(gloss=0.10, sharpness=14.0)
CRINKLED = Finish(gloss=0.30, sharpness=10.0)
GLASS = Finish(gloss=0.9, sharpness=120.0, mirror=0.5)


def hashed(i: int, j: int, seed: int = 0) -> float:
    """A number 0..1 that looks random and is always the same for the same three integers."""
    h = (i * 374761393 + j * 668265263 + seed * 2246822519) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 1274126177) & 0xFFFFFFFF
    return ((h ^ (h >> 16)) & 0xFFFF) / 65535


def tinted(colour: Colour, k: float) -> Colour:
    return (colour[0] * k, colour[1] * k, colour[2] * k)


def plain(colour: Colour, spread: float = 0.0, seed: int = 0, patch: float = 0.7) -> Skin:
    """One colour whose square patches differ by `spread`."""

    def skin(u: float, v: float) -> Colour:
        return tinted(colour, 1 + spread * (hashed(int(u / patch), int(v / patch), seed) - 0.5))

    return skin


def shields(
    colour: Colour, seed: int, pitch: float = 1.15, around: int = 12, spread: float = 0.16
) -> Skin:
    """Debris shields in rings of panels with seams between: the skin of a pressurised module."""

    def skin(s: float, angle: float) -> Colour:
        i = int(s / pitch)
        turned = angle / math.tau * around + 0.37 * (i % 2)
        j = int(turned)
        k = 1 + spread * (hashed(i, j % around, seed) - 0.5)
        along_ = (s / pitch) % 1.0
        if along_ < 0.05 or turned % 1.0 < 0.045:
            k *= 0.66
        elif hashed(i, j, seed + 5) > 0.93 and 0.3 < along_ < 0.7 and 0.3 < turned % 1 < 0.7:
            k *= 0.45
        return tinted(colour, k)

    return skin


def blankets(colour: Colour, seed: int) -> Skin:
    """Quilted thermal blankets, uneven and a little warm: the Russian modules."""

    def skin(s: float, angle: float) -> Colour:
        i, j = int(s / 0.8), int(angle / math.tau * 14)
        k = 1 + 0.3 * (hashed(i, j, seed) - 0.5)
        k *= 1 + 0.12 * (hashed(int(s / 0.23), int(angle * 9), seed + 1) - 0.5)
        if (s / 0.8) % 1 < 0.07 or (angle / math.tau * 14) % 1 < 0.06:
            k *= 0.72
        warm = hashed(i, j, seed + 9)
        r, g, b = tinted(colour, k)
        return (r * (1 + 0.05 * warm), g, b * (1 - 0.10 * warm))

    return skin


def striped(colour: Colour, dark: Colour, pitch: float, share: float) -> Skin:
    """Rings of `dark` along a lathe."""
    return lambda s, angle: dark if (s / pitch) % 1 < share else colour


def cell_rows(front: Colour, seed: int, panel: float, column: float) -> Skin:
    """Solar cells: panels across the blanket, each of columns; thin paler lines between.

    u runs across the blanket, v along the wing.
    """

    def skin(u: float, v: float) -> Colour:
        i, j = int(u / column), int(v / panel)
        k = 1 + 0.13 * (hashed(i, j, seed) - 0.5) + 0.10 * (hashed(0, j, seed + 3) - 0.5)
        k *= 1 + 0.10 * math.sin(v * 0.31 + seed) + 0.05 * math.sin(u * 0.9 + seed * 2)
        if (v / panel) % 1 < 0.09:
            return (0.42 * k, 0.25 * k, 0.095 * k)
        if (u / column) % 1 < 0.05:
            return (0.36 * k, 0.20 * k, 0.07 * k)
        return tinted(front, k)

    return skin


def radiator_face(seed: int, panel: float) -> Skin:
    """White panels with the faint lines of their flow tubes and darker hinges."""

    def skin(u: float, v: float) -> Colour:
        j = int(v / panel)
        k = 1 + 0.05 * (hashed(0, j, seed) - 0.5) + 0.03 * (hashed(int(u / 0.3), j, seed) - 0.5)
        within = v % panel
        if within < 0.07 or within > panel - 0.07:
            return (0.42, 0.42, 0.43)
        if (u / 0.31) % 1 < 0.10:
            k *= 0.91
        stain = hashed(int(u / 0.5), int(v / 0.6), seed + 4)
        return (0.86 * k, 0.86 * k * (1 - 0.012 * stain), 0.85 * k * (1 - 0.03 * stain))

    return skin
