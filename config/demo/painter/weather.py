"""Cloud fields that repeat without a seam: fronts and swirls, banks, and single puffs."""

from functools import lru_cache

from PIL import Image

from .fields import Field
from .noise import tile, wrapped

PERIOD = 1024
REGION = 2048
Texture = tuple[Image.Image, int]


def swirled(field: Field, by: Field, other: Field, reach: float) -> Field:
    """A repeating field dragged about by two others, still repeating; `reach` in pixels."""
    side = field.size[0]
    margin = int(reach) + 4
    source = wrapped(field.image, margin)
    count = 128
    dx = by.image.resize((count, count), Image.Resampling.BOX).load()
    dy = other.image.resize((count, count), Image.Resampling.BOX).load()
    if dx is None or dy is None:
        raise ValueError("Nothing to drag the field by.")
    cell = side // count

    def corner(i: int, j: int) -> tuple[float, float]:
        a, b = i % count, j % count
        x, y = float(dx[a, b]) - 0.5, float(dy[a, b]) - 0.5  # type: ignore[arg-type]
        return (i * cell + x * 2 * reach + margin, j * cell + y * 2 * reach + margin)

    mesh = [
        (
            (i * cell, j * cell, (i + 1) * cell, (j + 1) * cell),
            (*corner(i, j), *corner(i, j + 1), *corner(i + 1, j + 1), *corner(i + 1, j)),
        )
        for j in range(count)
        for i in range(count)
    ]
    return Field(
        source.transform((side, side), Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)
    )


def _ready(field: Field, period: int) -> Texture:
    out = wrapped(field.image, period // 4)
    return out, period


@lru_cache(maxsize=1)
def fronts() -> Texture:
    """Weather of a continent's size: long warped bands."""
    base = tile(REGION, 5, 11, 8, 0.56)
    once = swirled(base, tile(REGION, 4, 12, 3), tile(REGION, 4, 13, 3), 240)
    return _ready(swirled(once, tile(REGION, 9, 14, 3), tile(REGION, 9, 15, 3), 90), REGION)


@lru_cache(maxsize=1)
def banks() -> Texture:
    """Banks and streets of cloud, some hundred kilometres long."""
    base = tile(PERIOD, 7, 21, 7, 0.6)
    return _ready(swirled(base, tile(PERIOD, 5, 22, 3), tile(PERIOD, 5, 23, 3), 90), PERIOD)


@lru_cache(maxsize=1)
def puffs() -> Texture:
    """Heaped clouds: folded noise, round above and creased between."""
    base = (tile(PERIOD, 9, 31, 6, 0.55) - 0.5).magnitude() * 3.4
    soft = tile(PERIOD, 24, 32, 5, 0.6)
    mixed = base * 0.6 + soft * 0.4
    return _ready(swirled(mixed, tile(PERIOD, 8, 33, 3), tile(PERIOD, 8, 34, 3), 40), PERIOD)


@lru_cache(maxsize=1)
def ground() -> Texture:
    """Coasts and the lie of the land."""
    base = tile(PERIOD, 3, 41, 9, 0.55)
    return _ready(swirled(base, tile(PERIOD, 4, 42, 4), tile(PERIOD, 4, 43, 4), 60), PERIOD)
