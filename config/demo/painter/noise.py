"""Seeded noise, as floats around 0.5; Pillow's own effect_noise cannot be seeded."""

import random

from PIL import Image

from .fields import Field, Size


def white(size: Size, seed: int) -> Image.Image:
    """Even noise 0..255, one byte a pixel."""
    return Image.frombytes("L", size, random.Random(seed).randbytes(size[0] * size[1]))


def lattice(size: Size, cells: tuple[float, float], seed: int) -> Field:
    """Smooth noise 0..1 with `cells` random values across and down."""
    across, down = max(1, round(cells[0])), max(1, round(cells[1]))
    grid = white((across + 4, down + 4), seed).convert("F")
    box = (2, 2, across + 2, down + 2)
    return Field(grid.resize(size, Image.Resampling.BICUBIC, box=box)) * (1 / 255)


def fractal(
    size: Size,
    cells: tuple[float, float],
    seed: int,
    octaves: int = 6,
    fading: float = 0.5,
    ridged: bool = False,
) -> Field:
    """Octaves of noise, each twice as fine and `fading` as strong; 0..1 in the main.

    `ridged` folds each octave at its middle, which makes sharp crests.
    """
    total = Field(Image.new("F", size))
    weight, whole = 1.0, 0.0
    for octave in range(octaves):
        fine = 2**octave
        across, down = cells[0] * fine, cells[1] * fine
        if octave and (across > size[0] or down > size[1]):
            break
        layer = lattice(size, (across, down), seed * 101 + octave)
        if ridged:
            layer = (layer - 0.5).magnitude() * -2.0 + 1.0
        total = total + layer * weight
        whole += weight
        weight *= fading
    return total * (1 / whole)


def tile(side: int, cells: int, seed: int, octaves: int = 6, fading: float = 0.5) -> Field:
    """A square of fractal noise whose edges meet; `cells` values across in its coarsest octave."""
    total = Field(Image.new("F", (side, side)))
    weight, whole = 1.0, 0.0
    for octave in range(octaves):
        count = cells * 2**octave
        if count > side // 2:
            break
        grid = white((count, count), seed * 131 + octave)
        layer = Field(
            wrapped(grid, 3)
            .convert("F")
            .resize((side, side), Image.Resampling.BICUBIC, box=(3, 3, count + 3, count + 3))
        ) * (weight / 255)
        total = total + layer
        whole += weight
        weight *= fading
    return total * (1 / whole)


def wrapped(image: Image.Image, margin: int) -> Image.Image:
    """The image with its own opposite edges laid around it."""
    w, h = image.size
    out = Image.new(image.mode, (w + 2 * margin, h + 2 * margin))
    for dx in (-w, 0, w):
        for dy in (-h, 0, h):
            out.paste(image, (margin + dx, margin + dy))
    return out
