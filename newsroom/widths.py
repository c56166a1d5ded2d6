"""How wide site.css shows photos that keep their shape, as `sizes` for the browser."""

from functools import lru_cache

from photos.models import Photo

GAP = "clamp(1rem, .6rem + 1.6vw, 2rem)"  # --gap
PAGE = "max(84rem, 70vw)"  # --page


def ratio(photo: Photo) -> float:
    return photo.width / photo.height


def strip_sizes(photo: Photo) -> str:
    """A strip of galleries or slides: pictures of one height, side by side."""
    return f"min(88vw, clamp(12rem, 25vw, 22rem) * {ratio(photo):.3f})"


@lru_cache
def column_sizes(columns: int, narrowest: int) -> str:
    """Up to so many columns side by side, none narrower than `narrowest` rem, the page filled."""
    page = f"min(100vw - 2 * {GAP}, {PAGE})"
    wide = [
        # The gap is at most 2rem, the page's margins as much.
        f"(min-width: {n * (narrowest + 2) + 2}rem) calc(({page} - {n - 1} * {GAP}) / {n})"
        for n in range(columns, 1, -1)
    ]
    return ", ".join([*wide, "calc(100vw - 2rem)"])
