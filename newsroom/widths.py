"""How wide site.css shows photos that keep their shape, as `sizes` for the browser."""

from functools import lru_cache

from photos.models import Photo

GAP = "clamp(1rem, .6rem + 1.6vw, 2rem)"  # --gap
PAGE = "max(84rem, 70vw)"  # --page
#: Of a card's photo by the card's place: the shape of its box, and how wide that is.
CARD = {
    "": (
        1.5,
        "(min-width: 120rem) 21rem, (min-width: 88rem) 20rem, (min-width: 60rem) 30vw, "
        "(min-width: 40rem) 46vw, calc(100vw - 2rem)",
    ),
    "small": (
        1.5,
        "(min-width: 120rem) calc(17.5vw - 1.5rem), (min-width: 88rem) 19.5rem, "
        "(min-width: 60rem) 22.2vw, (min-width: 36rem) 46vw, 10.5rem",
    ),
    "first": (
        1.4,
        "(min-width: 120rem) calc(35vw - 1rem), (min-width: 88rem) 41rem, "
        "(min-width: 60rem) 46vw, (min-width: 36rem) 94vw, calc(100vw - 2rem)",
    ),
    "lone": (
        1.5,
        "(min-width: 120rem) calc(40vw - 1rem), (min-width: 88rem) 48rem, "
        "(min-width: 48rem) 55vw, calc(100vw - 2rem)",
    ),
}


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
