"""The last steps of every picture: bloom, vignette, grain."""

from PIL import Image, ImageChops, ImageFilter

from .fields import Field, smooth
from .noise import white


def screened(image: Image.Image, light: Image.Image) -> Image.Image:
    return ImageChops.screen(image, light)


def bloom(
    image: Image.Image, threshold: int = 200, reach: float = 0.012, gain: float = 0.5
) -> Image.Image:
    """What is brighter than `threshold` glows; `reach` is a fraction of the width."""
    small = image.resize(
        (max(8, image.width // 4), max(8, image.height // 4)), Image.Resampling.BOX
    )
    table = [max(0.0, v - threshold) / (255 - threshold) * 255 * gain for v in range(256)]
    bright = small.point([round(v) for v in table] * 3)
    near = bright.filter(ImageFilter.GaussianBlur(image.width * reach / 4))
    far = bright.filter(ImageFilter.GaussianBlur(image.width * reach))
    glow = ImageChops.add(near, far, 2.0)
    return screened(image, glow.resize(image.size, Image.Resampling.BICUBIC))


def streaks(image: Image.Image, reach: float = 0.05, gain: float = 1.6) -> Image.Image:
    """What is almost white throws fine rays in three directions, as a stopped-down lens does."""
    small = image.resize(
        (max(8, image.width // 4), max(8, image.height // 4)), Image.Resampling.BOX
    )
    bright = small.convert("L").point(
        [0] * 248 + [round((v - 247) * 255 / 8) for v in range(248, 256)]
    )
    total = Image.new("L", small.size)
    for degrees in (14, 74, 134):
        turned = bright.rotate(degrees, Image.Resampling.BILINEAR, expand=True)
        ray = turned.filter(ImageFilter.BoxBlur((image.width * reach / 4, 0)))
        ray = ray.filter(ImageFilter.BoxBlur((image.width * reach / 8, 0)))
        back = ray.rotate(-degrees, Image.Resampling.BILINEAR, expand=True)
        left, top = (back.width - small.width) // 2, (back.height - small.height) // 2
        part = back.crop((left, top, left + small.width, top + small.height))
        total = ImageChops.add(total, part.point(lambda v: min(255, round(v * gain))))
    light = total.resize(image.size, Image.Resampling.BICUBIC)
    warm = light.point(lambda v: round(v * 0.92)), light.point(lambda v: round(v * 0.8))
    return screened(image, Image.merge("RGB", (light, *warm)))


def vignette(image: Image.Image, strength: float = 0.25) -> Image.Image:
    """Darkens towards the corners by `strength` at most."""
    w, h = image.size
    reach = (w * w + h * h) / 4

    def fall(x: float, y: float) -> float:
        far = ((x - w / 2) ** 2 + (y - h / 2) ** 2) / reach
        return 1 - strength * smooth(0.15, 1.1, far)

    mask = Field.of((w, h), fall, max(8, w / 60)).curve(0, 1, lambda v: v)
    return ImageChops.multiply(image, Image.merge("RGB", (mask, mask, mask)))


def grain(image: Image.Image, seed: int, strength: float = 5.0) -> Image.Image:
    """Fine film grain: one part shared by the colours, a smaller part each their own.

    `strength` is about one standard deviation in steps of 255, at 3200 pixels of width.
    """
    strength *= min(0.7, 0.25 + image.width / 7000)
    bands = []
    shared = _centred(image.size, seed, strength * 2.4)
    for band, channel in enumerate(image.split()):
        own = _centred(image.size, seed * 7 + band + 1, strength * 1.0)
        noisy = ImageChops.add(channel, shared, 1, -128)
        bands.append(ImageChops.add(noisy, own, 1, -128))
    return Image.merge("RGB", bands)


def _centred(size: tuple[int, int], seed: int, strength: float) -> Image.Image:
    # The mean of two is bell-shaped enough, and the slight blur takes the digital edge off.
    both = ImageChops.add(white(size, seed), white(size, seed + 7919), 2)
    soft = both.filter(ImageFilter.GaussianBlur(0.55))
    return soft.point(
        [max(0, min(255, round(128 + (v - 127.5) / 40 * strength))) for v in range(256)]
    )


def finished(
    image: Image.Image, seed: int, strength: float = 5.0, corners: float = 0.2
) -> Image.Image:
    return grain(vignette(image, corners), seed, strength)
