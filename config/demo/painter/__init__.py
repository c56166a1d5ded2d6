"""The demo's pictures, painted by code: nothing but Python and Pillow, the same at each run.

paint("station-above-earth", 1600).save("station.png")
"""

from PIL import Image

from .catalogue import LANDSCAPES, PICTURES, WIDTHS
from .flyaround import SHOTS, flyaround

__all__ = ["PICTURES", "WIDTHS", "paint"]


def paint(name: str, width: int = 3200) -> Image.Image:
    """The picture of that name, RGB, `width` pixels wide; its height follows from its shape.

    `WIDTHS` has the width that suits a picture of another shape than 3:2.
    Raises KeyError with a sentence for a name that is not in PICTURES.
    """
    if name in SHOTS:
        return flyaround(name, width)
    if name in LANDSCAPES:
        painter, shape = LANDSCAPES[name]
        return painter((width, round(width * shape)))
    raise KeyError(f"No picture is called {name!r}. There are: {', '.join(PICTURES)}.")
