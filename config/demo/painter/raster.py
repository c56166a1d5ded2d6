"""Draws shapes: facets far to near, each with the one colour that the light gives it."""

from PIL import Image, ImageChops, ImageDraw

from .camera import Camera
from .light import Lamp
from .shapes import Colour, Facet, Shape, centre_of
from .vectors import dot, length, sub, unit

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


class Raster:
    """A picture with coverage, drawn `over` times too large and reduced once at the end."""

    def __init__(self, camera: Camera, lamp: Lamp, over: int = 2, fine: float = 11.0) -> None:
        self.camera, self.lamp, self.over = camera, lamp, over
        self.pixels_per_facet = fine
        self.tones = tone_table(lamp.light.exposure)

    def draw(self, shapes: tuple[Shape, ...]) -> tuple[Image.Image, Image.Image]:
        """The shapes on black (RGB), and how much of each pixel they cover (L)."""
        w, h = self.camera.size
        # RGBX, not RGBA: on black the colours already are premultiplied, so no copy is needed.
        image = Image.new("RGBX", (w * self.over, h * self.over), (0, 0, 0, 0))
        draw = ImageDraw.Draw(image)
        items = []
        for shape in shapes:
            items += self._seen(shape)
        items.sort(key=lambda item: -item[0])
        for _, corners, fill in items:
            draw.polygon(corners, fill=fill)
        red, green, blue, cover = image.reduce(self.over).split()
        return Image.merge("RGB", (red, green, blue)), cover

    def _seen(
        self, shape: Shape
    ) -> list[tuple[float, list[tuple[float, float]], tuple[int, int, int, int]]]:
        camera = self.camera
        depth = camera.depth(shape.centre)
        if depth < -shape.radius:
            return []
        near = max(NEAR * 2, length(sub(shape.centre, camera.eye)) - shape.radius)
        if depth > shape.radius + NEAR:
            x, y = camera.project(shape.centre)
            reach = shape.radius / max(NEAR, depth - shape.radius) * camera.focal
            w, h = camera.size
            if x < -reach or y < -reach or x > w + reach or y > h + reach:
                return []
        step = max(0.04, near / camera.focal * self.pixels_per_facet)
        parts = max(2, min(4, round(step * camera.focal / near / 3.2)))
        eye, items = camera.eye, []
        for facet in shape.facets(step):
            a, n = facet.corners[0], facet.normal
            if not facet.thin and (
                (eye[0] - a[0]) * n[0] + (eye[1] - a[1]) * n[1] + (eye[2] - a[2]) * n[2] <= 0
            ):
                continue
            item = self._facet(facet)
            if not item:
                continue
            if self._at_shadows_edge(facet):
                items += [part for part in map(self._facet, quartered(facet, parts)) if part]
            else:
                items.append(item)
        return items

    def _at_shadows_edge(self, facet: Facet) -> bool:
        """Whether the sun reaches one corner and not another: there, facets must be finer."""
        lamp, light = self.lamp, self.lamp.light
        facing = dot(facet.normal, light.sun)
        if facing <= 0 and not facet.thin:
            return False
        by = 0.12 if facing > 0 else -0.12
        n = facet.normal
        nx, ny, nz = n[0] * by, n[1] * by, n[2] * by
        first: float | None = None
        for c in facet.corners:
            lit = lamp.sun.lit((c[0] + nx, c[1] + ny, c[2] + nz))
            if first is None:
                first = lit
            elif abs(lit - first) > 0.15:
                return True
        return False

    def _facet(
        self, facet: Facet
    ) -> tuple[float, list[tuple[float, float]], tuple[int, int, int, int]] | None:
        camera = self.camera
        eye, forward, right, up = camera.eye, camera.forward, camera.right, camera.up
        centre = centre_of(facet)
        to_eye = unit(sub(eye, centre))
        normal, colour = facet.normal, facet.colour
        if dot(normal, to_eye) <= 0:
            if not facet.thin:
                return None
            normal = (-normal[0], -normal[1], -normal[2])
            if facet.finish.back:
                colour = _reverse(colour, facet.finish.back)
        gap = sub(centre, eye)
        if dot(gap, forward) < NEAR:
            return None
        over, (mx, my) = self.over, camera.middle
        corners = []
        for corner in facet.corners:
            gx, gy, gz = corner[0] - eye[0], corner[1] - eye[1], corner[2] - eye[2]
            depth = gx * forward[0] + gy * forward[1] + gz * forward[2]
            if depth < 0.3:
                return None
            k = camera.focal / depth
            corners.append(
                (
                    (mx + (gx * right[0] + gy * right[1] + gz * right[2]) * k) * over,
                    (my - (gx * up[0] + gy * up[1] + gz * up[2]) * k) * over,
                )
            )
        w, h = camera.size[0] * over, camera.size[1] * over
        x, y = corners[0]
        if x < -400 or y < -400 or x > w + 400 or y > h + 400:
            return None
        light = self.lamp.shade(centre, normal, facet, to_eye, colour)
        tones, last = self.tones, TONES - 1
        scale = TONES / 4
        fill = (
            tones[min(last, int(light[0] * scale))],
            tones[min(last, int(light[1] * scale))],
            tones[min(last, int(light[2] * scale))],
            255,
        )
        return length(gap) - facet.lift, corners, fill


def quartered(facet: Facet, parts: int) -> list[Facet]:
    """The facet cut into parts x parts smaller ones."""
    a, b, c, d = facet.corners
    ticks = [k / parts for k in range(parts + 1)]
    rows = []
    for t in ticks:
        left = tuple(a[k] + (d[k] - a[k]) * t for k in range(3))
        right = tuple(b[k] + (c[k] - b[k]) * t for k in range(3))
        rows.append([tuple(left[k] + (right[k] - left[k]) * u for k in range(3)) for u in ticks])
    return [
        facet._replace(corners=(rows[j][i], rows[j][i + 1], rows[j + 1][i + 1], rows[j + 1][i]))
        for j in range(parts)
        for i in range(parts)
    ]


def _reverse(front: Colour, back: Colour) -> Colour:
    """The back of a sheet: its own colour, with the pattern of the front faintly in it."""
    k = 0.8 + 0.5 * (front[0] + front[1])
    return (back[0] * k, back[1] * k, back[2] * k)


def over(background: Image.Image, image: Image.Image, cover: Image.Image) -> Image.Image:
    """A drawn picture, premultiplied, laid over a background."""
    rest = ImageChops.invert(cover)
    return ImageChops.add(ImageChops.multiply(background, Image.merge("RGB", (rest,) * 3)), image)
