"""The Earth behind the station: sea, land, clouds with their shadows, haze, the bright limb."""

import math
from dataclasses import dataclass

from PIL import Image, ImageChops

from .camera import Camera
from .fields import Field, blend, ramp, smooth
from .globe import Globe, footprint, tangent_height
from .vectors import Vec, add, dot, times, unit
from .weather import Texture, banks, fronts, ground, puffs

LIMB = ramp(
    [
        (0.0, (0.80, 0.92, 1.0)),
        (3.0, (0.62, 0.83, 1.0)),
        (7.0, (0.36, 0.62, 0.94)),
        (13.0, (0.17, 0.37, 0.74)),
        (22.0, (0.065, 0.16, 0.42)),
        (38.0, (0.018, 0.05, 0.17)),
        (60.0, (0.007, 0.016, 0.055)),
        (100.0, (0.002, 0.003, 0.008)),
    ]
)
DUSK = ramp(
    [
        (0.0, (1.0, 0.42, 0.12)),
        (6.0, (1.0, 0.62, 0.30)),
        (13.0, (0.72, 0.66, 0.62)),
        (24.0, (0.22, 0.38, 0.70)),
        (45.0, (0.05, 0.10, 0.32)),
        (80.0, (0.008, 0.014, 0.05)),
        (120.0, (0.0, 0.0, 0.0)),
    ]
)


@dataclass(frozen=True)
class Weather:
    """What lies below. `cover` 0..1 is how much is under cloud; origins pick the region (km)."""

    cover: float = 0.5
    origin: tuple[float, float] = (0.0, 0.0)
    land: float = 0.3
    heaped: float = 1.0
    sea: tuple[float, float, float] = (0.035, 0.13, 0.30)
    glint: float = 0.35


class Planet:
    """Paints the planet as a camera sees it, under one sun (a unit vector towards it)."""

    def __init__(self, camera: Camera, sun: Vec, weather: Weather) -> None:
        self.camera, self.sun, self.weather = camera, sun, weather
        self.globe = Globe(camera)
        self.size = camera.size
        self.height = self.globe.field(tangent_height)
        self.day = self.globe.on_ground(lambda ray, normal: dot(normal, sun))

    def painted(self) -> Image.Image:
        ground_picture = self._clouded(self._surface())
        lit = self._hazed(self._daylit(ground_picture))
        sky = self._limb()
        edge = self.camera.size[0] / 3200
        soft = 2300 / self.camera.focal * 1.2 / max(edge, 0.2)
        disc = self.height.curve(-40, 40, lambda h: 1 - smooth(-soft, soft, h))
        return Image.composite(lit, sky, disc)

    def _layer(self, texture: Texture, scale: float, offset: float) -> Field:
        image, period = texture
        x, y = self.weather.origin
        return self.globe.mapped(image, period, scale, (x / scale + offset, y / scale + offset))

    def _fading(self, finest: float) -> Field:
        """1 where a pixel is finer than `finest` km, 0 where a layer that fine would flicker."""
        focal = self.camera.focal
        return self.globe.field(lambda ray: 1 - smooth(finest, finest * 5, footprint(ray, focal)))

    def _surface(self) -> Image.Image:
        w = self.weather
        deep, bright = w.sea, tuple(min(1.0, c * 1.55 + 0.02) for c in w.sea)
        tone = self._layer(banks(), 2.1, 777.0)
        sea = tone.colours(0.25, 0.75, lambda v: blend(deep, bright, smooth(0.3, 0.75, v)))
        if w.glint:
            sea = ImageChops.screen(sea, self._glint(tone))
        if not w.land:
            return sea
        lie = self._layer(ground(), 3.0, 300.0) + (self._layer(ground(), 0.21, 50.0) - 0.5) * 0.16
        shore = 0.70 - 0.4 * w.land
        shade = self._layer(ground(), 0.5, 90.0)
        soil = shade.colours(
            0.25,
            0.75,
            ramp(
                [
                    (0.3, (0.10, 0.15, 0.09)),
                    (0.45, (0.24, 0.25, 0.15)),
                    (0.58, (0.42, 0.36, 0.24)),
                    (0.7, (0.56, 0.48, 0.36)),
                ]
            ),
        )
        shallow = Image.new("RGB", self.size, (36, 110, 130))
        beach = lie.curve(0, 1, lambda v: 0.5 * smooth(shore - 0.025, shore, v))
        sea = Image.composite(shallow, sea, beach)
        return Image.composite(soil, sea, lie.curve(0, 1, lambda v: smooth(shore, shore + 0.01, v)))

    def _glint(self, tone: Field) -> Image.Image:
        """The sun on the sea: a broad, ruffled patch where it would be mirrored."""
        sun, strength = self.sun, self.weather.glint

        def shine(ray: Vec, normal: Vec) -> float:
            half = unit(add(sun, times(ray, -1.0)))
            return max(0.0, dot(normal, half)) ** 60

        patch = self.globe.on_ground(shine) + (tone - 0.5) * 0.12
        return patch.colours(
            0, 1, lambda v: blend((0, 0, 0), (1.0, 0.93, 0.80), strength * smooth(0.02, 1.0, v))
        )

    def _clouded(self, surface: Image.Image) -> Image.Image:
        field = self._clouds()
        px = self.size[0] / 3200
        sx, sy = self._sunward()
        low = 0.86 - 0.6 * self.weather.cover
        dense = field.curve(
            0,
            1.4,
            lambda v: 0.98 * smooth(low, low + 0.15, v) + 0.14 * smooth(low - 0.3, low + 0.1, v),
        )
        # What a cloud hides from the sun lies on the far side of it from the sun.
        shadow = field.moved(-sx * 10 * px, -sy * 10 * px).curve(
            0, 1.4, lambda v: 0.6 * smooth(low + 0.02, low + 0.16, v)
        )
        surface = Image.composite(Image.new("RGB", self.size, (4, 10, 26)), surface, shadow)
        return Image.composite(self._whites(field, low), surface, dense)

    def _whites(self, field: Field, low: float) -> Image.Image:
        """Cloud tops: bright towards the sun and where they are thick, blue-grey in their lee."""
        px = self.size[0] / 3200
        sx, sy = self._sunward()
        light = (field - (low + 0.22)) * 0.30
        for reach, weight in ((4, 1.5), (14, 1.1), (48, 0.75)):
            light = light + field.rise(sx * reach * px, sy * reach * px) * weight
        return light.colours(
            -0.35,
            0.35,
            ramp(
                [
                    (-0.26, (0.36, 0.44, 0.58)),
                    (-0.10, (0.62, 0.69, 0.79)),
                    (0.02, (0.86, 0.89, 0.93)),
                    (0.12, (0.96, 0.97, 0.98)),
                    (0.25, (1.0, 0.995, 0.985)),
                ]
            ),
        )

    def _clouds(self) -> Field:
        heap = self.weather.heaped
        field = self._layer(fronts(), 2.4, 0.0) * 1.25
        for texture, scale, weight, offset in (
            (banks(), 0.62, 0.42, 100.0),
            (puffs(), 0.17, 0.30 * heap, 300.0),
            (puffs(), 0.047, 0.15 * heap, 640.0),
        ):
            layer = (self._layer(texture, scale, offset) - 0.5) * weight
            field = field + layer * self._fading(scale * 2.2)
        return field

    def _sunward(self) -> tuple[float, float]:
        """The way to the sun across the picture, as a unit vector in pixels."""
        x, y = dot(self.sun, self.camera.right), -dot(self.sun, self.camera.up)
        size = math.hypot(x, y) or 1.0
        return x / size, y / size

    def _daylit(self, picture: Image.Image) -> Image.Image:
        light = self.day.colours(
            -0.4,
            1.0,
            ramp(
                [
                    (-0.14, (0.0, 0.002, 0.008)),
                    (-0.04, (0.03, 0.03, 0.06)),
                    (0.03, (0.28, 0.18, 0.16)),
                    (0.12, (0.62, 0.50, 0.42)),
                    (0.3, (0.86, 0.82, 0.78)),
                    (0.6, (1, 1, 1)),
                ]
            ),
        )
        return ImageChops.multiply(picture, light)

    def _hazed(self, picture: Image.Image) -> Image.Image:
        """More air towards the horizon: blue first, then almost white."""

        def air(ray: Vec, normal: Vec) -> float:
            return 1 / (max(0.0, -dot(ray, normal)) + 0.035)

        thick = self.globe.on_ground(air)
        veil = thick.curve(0, 30, lambda p: 1 - math.exp(-0.052 * p - 0.0012 * p * p))
        day = self.day.colours(
            -0.4,
            1.0,
            ramp(
                [
                    (-0.14, (0, 0, 0)),
                    (-0.02, (0.12, 0.06, 0.06)),
                    (0.06, (0.52, 0.34, 0.26)),
                    (0.2, (0.52, 0.60, 0.72)),
                    (0.5, (0.52, 0.70, 0.92)),
                ]
            ),
        )
        return Image.composite(day, picture, veil)

    def _limb(self) -> Image.Image:
        noon = self.height.colours(0, 130, LIMB)
        dusk = self.height.colours(0, 130, DUSK)
        late = self.day.curve(-0.4, 1.0, lambda d: smooth(0.05, 0.30, d))
        glow = Image.composite(noon, dusk, late)
        lit = self.day.curve(-0.4, 1.0, lambda d: smooth(-0.30, 0.10, d) ** 2)
        return ImageChops.multiply(glow, Image.merge("RGB", (lit,) * 3))
