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
    total: Field | None = None
    weight, whole = 1.0, 0.0
    for octave in range(octaves):
        fine = 2**octave
        across, down = cells[0] * fine, cells[1] * fine
        if octave and (across > size[0] or down > size[1]):
            break
        layer = lattice(size, (across, down), seed * 101 + octave)
        if ridged:
            layer = (layer - 0.5).magnitude() * -2.0 + 1.0
        total = layer * weight if total is None else total + layer * weight
        whole += weight
        weight *= fading
    assert total is not None
    return total * (1 / whole)


def tile(side: int, cells: int, seed: int, octaves: int = 6, fading: float = 0.5) -> Field:
    """A square of fractal noise whose edges meet; `cells` values across in its coarsest octave."""
    total: Field | None = None
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
        total = layer if total is None else total + layer
        whole += weight
        weight *= fading
    assert total is not None
    return total * (1 / whole)


def wrapped(image: Image.Image, margin: int) -> Image.Image:
    """The image with its own opposite edges laid around it."""
    w, h = image.size
    out = Image.new(image.mode, (w + 2 * margin, h + 2 * margin))
    for dx in (-w, 0, w):
        for dy in (-h, 0, h):
            out.paste(image, (margin + dx, margin + dy))
    return out


def warped(field: Field, by: Field, other: Field, reach: float, step: int = 16) -> Field:
    """The field dragged about by two others: `reach` pixels for a difference of 1."""
    w, h = field.size
    across, down = max(2, w // step), max(2, h // step)
    # One sample a mesh corner, not a pixel: read through small copies.
    dx = by.image.resize((across + 1, down + 1), Image.Resampling.BILINEAR).load()
    dy = other.image.resize((across + 1, down + 1), Image.Resampling.BILINEAR).load()
    assert dx is not None and dy is not None

    def corner(i: int, j: int) -> tuple[float, float]:
        x = i * w / across + (float(dx[i, j]) - 0.5) * reach  # type: ignore[arg-type]
        y = j * h / down + (float(dy[i, j]) - 0.5) * reach  # type: ignore[arg-type]
        return (min(max(x, 0.0), w - 1.0), min(max(y, 0.0), h - 1.0))

    corners = [[corner(i, j) for i in range(across + 1)] for j in range(down + 1)]
    mesh = []
    for j in range(down):
        for i in range(across):
            box = (i * w // across, j * h // down, (i + 1) * w // across, (j + 1) * h // down)
            a, b = corners[j][i], corners[j + 1][i]
            c, d = corners[j + 1][i + 1], corners[j][i + 1]
            mesh.append((box, (*a, *b, *c, *d)))
    moved = field.image.transform((w, h), Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)
    return Field(moved)
