"""How wide site.css shows an article's photos, as `sizes` for the browser: change them together.

A photo that is taller than wide is never taller than the window, which makes it narrower.
"""

from newsroom.widths import GAP, PAGE, ratio
from photos.models import Photo

TEXT = "33.8 * clamp(1.125rem, .825rem + .3vw, 1.3125rem)"
TALLEST = 88  # percent of the window's height


def is_tall(photo: Photo) -> bool:
    return photo.height > photo.width


def lead_sizes(photo: Photo) -> str:
    """Across the page but for its caption's column."""
    page = f"min(100vw - 2 * {GAP}, {PAGE}) - 13rem - {GAP}"
    return f"(min-width: 60rem) {held(photo, page)}, {held(photo, '100vw')}"


def block_sizes(photo: Photo, width: str) -> str:
    """`width` as in articles.models.Block.Width."""
    if width == "full":
        return held(photo, "100vw")
    if width == "wide":
        return f"(min-width: 76rem) {held(photo, f'20rem + {TEXT}')}, {held(photo, '100vw')}"
    text = f"min(100vw - 2 * {GAP}, {TEXT})"
    return f"(min-width: 44rem) {held(photo, text)}, {held(photo, '100vw')}"


def held(photo: Photo, room: str) -> str:
    if is_tall(photo):
        return f"min({room}, {TALLEST}vh * {ratio(photo):.3f})"
    return room if " " not in room else f"calc({room})"
