"""How wide site.css shows a gallery's photos, as `sizes` for the browser.

A photo is as wide as its room lets it be, or as wide as the room's height makes it: the browser has
to choose a file before it knows the stylesheet, so what that says stands here once more.
"""

from newsroom.widths import ratio
from photos.models import Photo

FLAT = 2.1  # width by height from which a photo wants the whole width of a window
WIDE_WINDOW = "(min-width: 44rem) and (min-aspect-ratio: 5/4)"
SIDE = "clamp(16rem, 27vw, 30rem)"  # the column of words beside the stage
STAGE = "(100vh - 8.25rem)"  # the window without bar and row


def is_flat(photo: Photo) -> bool:
    return ratio(photo) >= FLAT


def stage_sizes(photo: Photo) -> str:
    """One slide on its stage."""
    r = f"{ratio(photo):.3f}"
    room = "100vw" if is_flat(photo) else f"100vw - {SIDE}"
    return (
        f"{WIDE_WINDOW} min({room}, {STAGE} * {r}), "
        f"(min-width: 44rem) min(100vw, 62vh * {r}, 80vw * {r}), "
        f"min(100vw, 60vh * {r}, 100vw * {r})"
    )


def wall_sizes(photo: Photo) -> str:
    """All slides on one page: nothing taller than the window."""
    return f"min(100vw, 92vh * {ratio(photo):.3f})"


def sheet_sizes(photo: Photo) -> str:
    """The grid: rows of one height, filled up to the edge."""
    r = f"{ratio(photo):.3f}"
    return f"(min-width: 44rem) calc(clamp(9rem, 19.5vw, 16rem) * {r}), calc(28vw * {r})"
