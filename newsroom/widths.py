"""How wide site.css shows photos that keep their shape, as `sizes` for the browser."""

from photos.models import Photo

GAP = "clamp(1rem, .6rem + 1.6vw, 2rem)"  # --gap
PAGE = "max(84rem, 70vw)"  # --page


def ratio(photo: Photo) -> float:
    return photo.width / photo.height


def strip_sizes(photo: Photo) -> str:
    """A strip of galleries or slides: pictures of one height, side by side."""
    return f"min(88vw, clamp(12rem, 25vw, 22rem) * {ratio(photo):.3f})"
