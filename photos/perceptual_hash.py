"""A difference hash: 64 bits, near for pictures that look alike, as a signed number."""

from PIL import Image

NEAR = 6  # bits that may differ between twins


def perceptual_hash(pixels: Image.Image) -> int | None:
    """dHash of the picture as shown; None for one so plain that it would match every plain one.

    Each of 8 rows of 9 grey values gives 8 bits: is the value darker than its right neighbour's?
    """
    grey = pixels.convert("L").resize((9, 8), Image.Resampling.BOX)
    values = list(grey.tobytes())
    if max(values) - min(values) < 8:
        return None
    bits = 0
    for row in range(8):
        for column in range(8):
            here = row * 9 + column
            bits = bits << 1 | (values[here] < values[here + 1])
    return bits - 2**64 if bits >= 2**63 else bits


def distance(one: int, other: int) -> int:
    """How many of the 64 bits differ."""
    return ((one ^ other) & (2**64 - 1)).bit_count()
