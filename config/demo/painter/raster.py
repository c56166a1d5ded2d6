"""Draws shapes: facets far to near, each with the one colour that the light gives it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw

from .camera import Camera
from .light import Lamp
from .shapes import Colour, Facet, Shape, centre_of
from .vectors import dot, length, middle, sub, times

NEAR = 1.5  # metres; what is nearer than this to the eye is left out
TONES = 2048


def tone_table(exposure: float) -> list[int]:
    """Linear light 0..4 to a byte: straight in the shadows, a soft shoulder, gamma."""
    table = []
    for k in range(TONES):
        x = 4 * k / TONES * exposure
        mapped = x * (2.51 * x * 0.36 + 0.03) / (x * 0.36 * (2.43 * x * 0.36 + 0.59) + 0.14) * 0.36
        table.append(max(0, min(255, round(255 * min(1.0, mapped) ** (1 / 2.2)))))
    return table


Spot = tuple[float, float]
Ink = tuple[int, int, int, int]
# How far away, its corners (pixels, packed: half a million of them are held), its colour.
Item = tuple[float, "array[float]", Ink]


class Raster:
    """A picture with coverage, drawn `over` times too large and reduced once at the end."""

    def __init__(self, camera: Camera, lamp: Lamp, over: int = 2, fine: float = 14.0) -> None:
        self.camera, self.lamp, self.over = camera, lamp, over
        self.pixels_per_facet = fine
        self.parts = max(2, min(4, round(camera.size[0] / 600)))
        self.tones = tone_table(lamp.light.exposure)

    def draw(self, shapes: tuple[Shape, ...]) -> tuple[Image.Image, Image.Image]:
        """The shapes on black (RGB), and how much of each pixel they cover (L)."""
        w, h = self.camera.size
        # RGBX, not RGBA: on black the colours already are premultiplied, so no copy is needed.
        image = Image.new("RGBX", (w * self.over, h * self.over), (0, 0, 0, 0))
        draw = ImageDraw.Draw(image)
        items: list[Item] = []
        for shape in shapes:
            items += self._seen(shape)
        items.sort(key=lambda item: -item[0])
        for _, corners, fill in items:
            draw.polygon(corners, fill=fill)
        red, green, blue, cover = image.reduce(self.over).split()
        return Image.merge("RGB", (red, green, blue)), cover

    def _seen(self, shape: Shape) -> list[Item]:
        """What is to be drawn of a shape: its facets that face the eye."""
        near = self._nearness(shape)
        if near is None:
            return []
        step = max(0.04, near / self.camera.focal * self.pixels_per_facet)
        eye = self.camera.eye
        items: list[Item] = []
        for facet in shape.facets(step):
            a, n = facet.corners[0], facet.normal
            if not facet.thin and (
                (eye[0] - a[0]) * n[0] + (eye[1] - a[1]) * n[1] + (eye[2] - a[2]) * n[2] <= 0
            ):
                continue
            self._add(facet, items)
        return items

    def _nearness(self, shape: Shape) -> float | None:
        """How near its nearest part may be (metres); None if none of it can be seen."""
        camera = self.camera
        depth = camera.depth(shape.centre)
        if depth < -shape.radius:
            return None
        near = max(NEAR * 2, length(sub(shape.centre, camera.eye)) - shape.radius)
        if shape.breadth * camera.focal * self.over < 0.35 * near:
            return None  # thinner than anything the picture can show
        if depth > shape.radius + NEAR:
            x, y = camera.project(shape.centre)
            reach = shape.radius / max(NEAR, depth - shape.radius) * camera.focal
            w, h = camera.size
            if x < -reach or y < -reach or x > w + reach or y > h + reach:
                return None
        return near

    def _add(self, facet: Facet, items: list[Item]) -> None:
        """Adds a facet, cut into parts where the edge of a shadow crosses it."""
        spots = self._spots(facet)
        if not spots:
            return
        centre = centre_of(facet)
        gap = sub(self.camera.eye, centre)
        far = length(gap)
        to_eye = times(gap, 1 / far)
        normal, colour = facet.normal, facet.colour
        if dot(normal, to_eye) <= 0:
            normal = times(normal, -1.0)
            if facet.finish.back:
                colour = _reverse(colour, facet.finish.back)
        lamp, thin = self.lamp, facet.finish.through > 0
        lit = [lamp.sunlit(corner, normal, thin) for corner in facet.corners]
        clear = sum(lit) / 4
        if max(lit) - min(lit) < 0.15:
            light = lamp.shade(centre, normal, facet.finish, to_eye, colour, clear)
            items.append((far - facet.lift, packed(spots), self._ink(light)))
            return
        dark, bright = (
            lamp.shade(centre, normal, facet.finish, to_eye, colour, share) for share in (0.0, 1.0)
        )
        inks = [self._ink(mixed(dark, bright, k / 8)) for k in range(9)]
        places, pieces = grid(facet.corners, self.parts), grid(spots, self.parts)
        for place, piece in zip(places, pieces, strict=True):
            share = lamp.sunlit(middle(place[0], place[2]), normal, thin)  # type: ignore[arg-type]
            items.append((far - facet.lift, packed(piece), inks[round(share * 8)]))

    def _spots(self, facet: Facet) -> list[Spot]:
        """Where the corners fall, in the enlarged picture; nothing if not in view."""
        camera, over = self.camera, self.over
        eye, forward, right, up = camera.eye, camera.forward, camera.right, camera.up
        mx, my = camera.middle
        spots = []
        for corner in facet.corners:
            gx, gy, gz = corner[0] - eye[0], corner[1] - eye[1], corner[2] - eye[2]
            depth = gx * forward[0] + gy * forward[1] + gz * forward[2]
            if depth < NEAR:
                return []
            k = camera.focal / depth
            spots.append(
                (
                    (mx + (gx * right[0] + gy * right[1] + gz * right[2]) * k) * over,
                    (my - (gx * up[0] + gy * up[1] + gz * up[2]) * k) * over,
                )
            )
        x, y = spots[0]
        beyond = 400
        w, h = camera.size[0] * over + beyond, camera.size[1] * over + beyond
        return spots if -beyond < x < w and -beyond < y < h else []

    def _ink(self, light: Colour) -> Ink:
        tones, last, scale = self.tones, TONES - 1, TONES / 4
        return (
            tones[min(last, int(light[0] * scale))],
            tones[min(last, int(light[1] * scale))],
            tones[min(last, int(light[2] * scale))],
            255,
        )


def grid(corners: Sequence[tuple[float, ...]], parts: int) -> list[list[tuple[float, ...]]]:
    """A four-cornered patch cut into parts x parts smaller ones, in two or three dimensions."""
    a, b, c, d = corners
    ticks = [k / parts for k in range(parts + 1)]
    rows = []
    for t in ticks:
        left = [p + (q - p) * t for p, q in zip(a, d, strict=True)]
        right = [p + (q - p) * t for p, q in zip(b, c, strict=True)]
        rows.append(
            [tuple([p + (q - p) * u for p, q in zip(left, right, strict=True)]) for u in ticks]
        )
    return [
        [rows[j][i], rows[j][i + 1], rows[j + 1][i + 1], rows[j + 1][i]]
        for j in range(parts)
        for i in range(parts)
    ]


def packed(spots: Sequence[tuple[float, ...]]) -> array[float]:
    """Corners as one run of floats, as ImageDraw reads them from a buffer."""
    return array("f", [value for spot in spots for value in spot])


def mixed(dark: Colour, bright: Colour, t: float) -> Colour:
    return (
        dark[0] + (bright[0] - dark[0]) * t,
        dark[1] + (bright[1] - dark[1]) * t,
        dark[2] + (bright[2] - dark[2]) * t,
    )


def _reverse(front: Colour, back: Colour) -> Colour:
    """The back of a sheet: its own colour, with the pattern of the front faintly in it."""
    k = 0.8 + 0.5 * (front[0] + front[1])
    return (back[0] * k, back[1] * k, back[2] * k)


def over(background: Image.Image, image: Image.Image, cover: Image.Image) -> Image.Image:
    """A drawn picture, premultiplied, laid over a background."""
    rest = ImageChops.invert(cover)
    return ImageChops.add(ImageChops.multiply(background, Image.merge("RGB", (rest,) * 3)), image)
