"""Where the library keeps what nobody outside may have: originals, thumbnails, uploads."""

from pathlib import Path

from django.conf import settings

SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}


def root() -> Path:
    return Path(settings.ORIGINALS_ROOT)


def incoming_root() -> Path:
    """Uploads under way. On the same disk as the originals, so that a rename puts one in place."""
    folder = root() / ".incoming"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def unclaimed_root() -> Path:
    """Originals that no row knows, as after restoring an older backup: kept aside for a month."""
    return root() / ".unclaimed"


def original_name(sha256: str, picture_format: str) -> str:
    """Relative to ORIGINALS_ROOT, as `Photo.original` holds it."""
    return f"{sha256[:2]}/{sha256}.{SUFFIXES[picture_format]}"


def original_path(name: str) -> Path:
    return root() / name


def thumbnail_path(sha256: str) -> Path:
    return root() / "thumbs" / sha256[:2] / f"{sha256}.jpg"


def put_in_place(source: Path, target: Path) -> None:
    """Move a finished file to where it belongs; on one disk, it is there whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)
