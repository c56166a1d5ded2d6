"""The light on the station: one sun with shadows, the Earth's glow from below, a little else."""

from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from .shapes import Colour, Facet, Finish, Shape
from .vectors import Vec, add, beside, dot, times, unit

REACH = 66.0  # metres from the station's middle that the shadow maps cover


@dataclass(frozen=True)
class Light:
    """`sun` points to the sun. Strengths are linear: white paint facing a sun of 1 gives 0.8."""

    sun: Vec
    sunlight: Colour = (1.0, 0.97, 0.92)
    earthshine: Colour = (0.062, 0.086, 0.125)
    ambient: Colour = (0.006, 0.007, 0.010)
    earth: Vec = (0.0, 0.0, -1.0)
    exposure: float = 2.3
    gleam: float = 1.0  # how much of every gloss the camera catches
    polish: float = 1.0  # and how sharply
    mirrored: Colour = field(default=(0.06, 0.10, 0.18))


class ShadowMap:
    """How far the light gets in one direction: a picture of the station's side towards it."""

    def __init__(
        self,
        shapes: tuple[Shape, ...],
        towards: Vec,
        side: int,
        step: float,
        slack: float,
        middle: Vec = (0.0, 0.0, 0.0),
        reach: float = REACH,
    ) -> None:
        self.towards = unit(towards)
        self.first, self.second = beside(self.towards)
        self.scale = side / (2 * reach)
        self.slack, self.side = slack, side
        self.left = side / 2 - dot(middle, self.first) * self.scale
        self.top = side / 2 - dot(middle, self.second) * self.scale
        image = Image.new("F", (side, side), -1e6)
        draw = ImageDraw.Draw(image)
        facets: list[tuple[float, list[tuple[float, float]]]] = []
        for shape in shapes:
            if shape.breadth * self.scale < 0.4:
                continue  # too thin for a shadow on this map
            for facet in shape.facets(step):
                facets.append(self._placed(facet))
        facets.sort(key=lambda item: item[0])
        for height, corners in facets:
            draw.polygon(corners, fill=height)
        pixels = image.load()
        if pixels is None:
            raise ValueError("A shadow map needs at least one pixel.")
        self.pixels = pixels

    def _placed(self, facet: Facet) -> tuple[float, list[tuple[float, float]]]:
        k, a, b = self.scale, self.first, self.second
        corners = [(self.left + dot(c, a) * k, self.top + dot(c, b) * k) for c in facet.corners]
        c0, c2 = facet.corners[0], facet.corners[2]
        return dot(c0, self.towards) / 2 + dot(c2, self.towards) / 2, corners

    def lit(self, point: Vec) -> float:
        """The share 0..1 of four near places on the map that nothing stands before."""
        px, py, pz = point
        a, b, c = self.first, self.second, self.towards
        x = self.left + (px * a[0] + py * a[1] + pz * a[2]) * self.scale - 0.5
        y = self.top + (px * b[0] + py * b[1] + pz * b[2]) * self.scale - 0.5
        i, j = int(x), int(y)
        if x < 0 or y < 0 or i + 1 >= self.side or j + 1 >= self.side:
            return 1.0
        limit = px * c[0] + py * c[1] + pz * c[2] + self.slack
        pixels = self.pixels
        one, two = pixels[i, j] <= limit, pixels[i + 1, j] <= limit  # type: ignore[operator]
        three, four = pixels[i, j + 1] <= limit, pixels[i + 1, j + 1] <= limit  # type: ignore[operator]
        if one and two and three and four:
            return 1.0
        if not (one or two or three or four):
            return 0.0
        fx, fy = x - i, y - j
        upper = (1 - fx if one else 0.0) + (fx if two else 0.0)
        lower = (1 - fx if three else 0.0) + (fx if four else 0.0)
        return upper * (1 - fy) + lower * fy


class Lamp:
    """Shades facets: holds the light and the maps of what hides it."""

    def __init__(
        self,
        light: Light,
        shapes: tuple[Shape, ...],
        fine: float,
        middle: Vec = (0.0, 0.0, 0.0),
        reach: float = REACH,
    ) -> None:
        """`fine` 0..1 is for how large a picture; sharp shadows within `reach` of `middle`."""
        self.light = light
        side, step = (2600, 0.9) if fine > 0.5 else (700, 3.0)
        self.sun = ShadowMap(shapes, light.sun, side, step, 0.35, middle, reach)
        a, b = beside(light.earth)
        skew = [
            light.earth,
            add(times(light.earth, 0.8), times(a, 0.7)),
            add(times(light.earth, 0.8), times(b, -0.7)),
        ]
        count, side = (3, 384) if fine > 0.5 else (1, 128)
        self.glow = [ShadowMap(shapes, way, side, 2.4 / fine**0.5, 0.9) for way in skew[:count]]

    def sunlit(self, point: Vec, normal: Vec, thin: bool = False) -> float:
        """The share of the sun that reaches a surface; for thin ones, on its sunny side."""
        facing = dot(normal, self.light.sun)
        if facing <= 0.0 and not thin:
            return 0.0
        return self.sun.lit(_off(point, normal, 0.12 if facing > 0 else -0.12))

    def shade(
        self, centre: Vec, normal: Vec, finish: Finish, to_eye: Vec, colour: Colour, clear: float
    ) -> Colour:
        """Linear light that leaves a surface towards the eye; `clear` is what sunlit() gave."""
        light = self.light
        facing = dot(normal, light.sun)
        straight = gleam = 0.0
        if facing > 0.0:
            if clear:
                straight = facing * clear
                half = unit(add(light.sun, to_eye))
                shine = dot(normal, half)
                if shine > 0:
                    gleam = (
                        finish.gloss
                        * light.gleam
                        * clear
                        * shine ** (finish.sharpness * 2 * light.polish)
                    )
        elif finish.through:
            straight = -facing * finish.through * clear
        below = 0.5 + 0.5 * dot(normal, light.earth)
        if below > 0.02:
            place = _off(centre, normal, 0.5)
            seen = sum([g.lit(place) for g in self.glow])
            below *= 0.3 + 0.7 * seen / len(self.glow)
        facing_eye = 1 - abs(dot(normal, to_eye))
        mirror = finish.mirror * (0.3 + 0.7 * facing_eye * facing_eye)
        sun, glow, ambient = light.sunlight, light.earthshine, light.ambient
        sky = light.mirrored
        return (
            colour[0] * (sun[0] * straight + glow[0] * below + ambient[0])
            + sun[0] * gleam
            + sky[0] * mirror,
            colour[1] * (sun[1] * straight + glow[1] * below + ambient[1])
            + sun[1] * gleam
            + sky[1] * mirror,
            colour[2] * (sun[2] * straight + glow[2] * below + ambient[2])
            + sun[2] * gleam
            + sky[2] * mirror,
        )


def _off(point: Vec, normal: Vec, by: float) -> Vec:
    return (point[0] + normal[0] * by, point[1] + normal[1] * by, point[2] + normal[2] * by)
