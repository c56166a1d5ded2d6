"""From a file to pixels ready to show: upright, sRGB, without transparency. Runs in a child."""

import io
from typing import Any

# Named here, the two formats that Pillow does not begin with spare each child its other forty.
from PIL import (
    AvifImagePlugin,  # noqa: F401
    Image,
    ImageCms,
    ImageFile,
    ImageOps,
    UnidentifiedImageError,
    WebPImagePlugin,  # noqa: F401
)

from photos.child_side import Unfit

# An MPO comes back as "MPO" by itself when "JPEG" is named; naming it breaks every other format.
TAKEN = ["JPEG", "PNG", "WEBP", "AVIF", "GIF"]
MAX_SIDE = 65_500  # what a JPEG can hold
THUMBNAIL_SIDE = 320  # pixels on the longer side, for the desk
ORIENTATION = 0x0112
TURNED = {5, 6, 7, 8}

Image.MAX_IMAGE_PIXELS = None  # our own limit is asked before anything is decoded
ImageFile.LOAD_TRUNCATED_IMAGES = False


def open_picture(path: str, max_pixels: int) -> Image.Image:
    """The picture, its header read and its size within the limits; no pixel decoded yet."""
    try:
        picture = Image.open(path, formats=TAKEN)
    except UnidentifiedImageError:
        raise Unfit("not_a_picture") from None
    width, height = picture.size
    if width * height > max_pixels:
        raise Unfit("too_many_pixels", f"{width} × {height}")
    if max(width, height) > MAX_SIDE:
        raise Unfit("too_long", f"{width} × {height}")
    return picture


def format_of(picture: Image.Image) -> str:
    return "JPEG" if picture.format == "MPO" else str(picture.format)


def orientation(picture: Image.Image) -> int:
    try:
        value = picture.getexif().get(ORIENTATION, 1)
    except Exception:  # hostile EXIF raises as it likes; the picture may be good all the same
        return 1
    return value if value in range(1, 9) else 1


def shown_size(picture: Image.Image) -> tuple[int, int]:
    width, height = picture.size
    return (height, width) if orientation(picture) in TURNED else (width, height)


def decode(picture: Image.Image, cover: tuple[int, int]) -> Image.Image:
    """The pixels as shown, from the smallest scale that covers `cover` (width, height as shown).

    Only JPEG can be decoded smaller than it is. Raises Unfit for a file that breaks off.
    """
    turn = orientation(picture)
    width, height = cover if turn not in TURNED else cover[::-1]
    picture.draft(None, (width, height))
    profile = picture.info.get("icc_profile")
    try:
        picture.load()
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise Unfit("cut_off" if "truncat" in str(error) else "broken", str(error)) from None
    pixels = _shrunk(_eight_bits(picture), (width, height))
    pixels = _srgb(_flat(pixels), profile)
    method = _METHODS.get(turn)
    return pixels if method is None else pixels.transpose(method)


_METHODS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _eight_bits(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I;16"):  # convert("L") would clip at 255 instead of scaling
        return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if picture.mode in {"P", "PA"} or "transparency" in picture.info:
        return picture.convert("RGBA")
    if picture.mode in {"1", "I", "F"}:
        return picture.convert("L")
    return picture


def _shrunk(picture: Image.Image, cover: tuple[int, int]) -> Image.Image:
    """Smaller by a whole number while it still covers: later steps then cost a fraction."""
    factor = min(picture.width // max(1, cover[0]), picture.height // max(1, cover[1]))
    return picture.reduce(factor) if factor > 1 else picture


def _flat(picture: Image.Image) -> Image.Image:
    if picture.mode not in {"RGBA", "LA", "RGBa", "La"}:
        return picture
    picture = picture.convert("RGBA")
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    return white


def _srgb(picture: Image.Image, profile: Any) -> Image.Image:
    """Colours converted by the embedded profile; one that makes no sense is taken for sRGB."""
    if profile and picture.mode in {"RGB", "L", "CMYK"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if not _is_srgb(source):
                target = ImageCms.createProfile("sRGB")
                converted = ImageCms.profileToProfile(
                    picture,
                    source,
                    target,
                    renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                    outputMode="RGB",
                    flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
                )
                if converted is not None:
                    return converted
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _is_srgb(profile: ImageCms.ImageCmsProfile) -> bool:
    return (profile.profile.profile_description or "").startswith("sRGB")


def thumbnail(pixels: Image.Image, side: int) -> Image.Image:
    """At most `side` pixels on the longer side."""
    return ImageOps.contain(pixels, (side, side)) if max(pixels.size) > side else pixels.copy()
