"""The ten pictures of the flyaround: one station, one sun a picture, ten cameras."""

from dataclasses import dataclass, field, replace

from PIL import Image

from .camera import Camera
from .finish import bloom, finished, streaks
from .light import REACH, Lamp, Light
from .planet import Planet, Weather
from .raster import Raster, over
from .skies import lit, stars
from .station import station
from .vectors import Vec, heading


@dataclass(frozen=True)
class Shot:
    """A camera (metres, degrees), a light and what lies below."""

    eye: Vec
    target: Vec
    view: float
    light: Light
    weather: Weather = field(default_factory=Weather)
    roll: float = 0.0
    shift: tuple[float, float] = (0.0, 0.0)
    bloom: float = 0.45
    shadows: float = REACH  # metres around the target within which they are sharp
    stars: float = 0.0  # their strength; 0 wherever full sunlight sets the exposure

    def taken(self, width: int, seed: int) -> Image.Image:
        size = (width, round(width * 2 / 3))
        camera = Camera(self.eye, self.target, self.view, size, self.roll, self.shift)
        sky = Planet(camera, self.light.sun, self.weather).painted()
        if self.stars:
            sky = lit(sky, stars(size, seed, 2600, 1.0, self.stars))
        fine = min(1.0, width / 1000)
        lamp = Lamp(self.light, station(), fine, self.target, self.shadows)
        image, cover = Raster(camera, lamp, 2).draw(station())
        picture = bloom(over(sky, image, cover), 205, 0.010, self.bloom)
        if self.light.gleam > 1:
            picture = streaks(picture)
        return finished(picture, seed, 1.7, 0.22)


def noon(azimuth: float, elevation: float, **given: object) -> Light:
    return replace(Light(heading(azimuth, elevation)), **given)  # type: ignore[arg-type]


SHOTS: dict[str, Shot] = {
    "station-above-earth": Shot(
        (150, 78, 84), (-3, 1, -1), 41, noon(-38, 36), Weather(0.40, (300, 900))
    ),
    "earth-below": Shot((42, -32, 166), (-1, -1, 0), 45, noon(-40, 48), Weather(0.42, (1500, 200))),
    "station-against-dark": Shot(
        (92, -52, -36),
        (-4, -2, 1),
        52,
        noon(
            -12,
            4,
            sunlight=(1.0, 0.60, 0.30),
            earthshine=(0.02, 0.03, 0.055),
            exposure=2.0,
        ),
        Weather(0.5, (0, 0)),
        stars=0.5,
    ),
    "modules": Shot(
        (30, 22, -16), (-3, 2, -1), 52, noon(52, -7, exposure=2.2), Weather(0.4), shadows=30
    ),
    "solar-panels": Shot(
        (47, 64, 25), (7, 44, 3), 46, noon(-20, 40), Weather(0.40, (0, 700)), shadows=48
    ),
    "peeled-radiator": Shot(
        (-22.5, -25.5, 4.2),
        (-16.2, -16.6, -2.6),
        50,
        noon(-150, 24),
        Weather(0.40, (200, 1500)),
        shadows=22,
    ),
    "radiators": Shot(
        (-62, -12, 34), (-8, -3, 1), 50, noon(140, 34), Weather(0.33, (900, 300)), shadows=44
    ),
    "partners": Shot(
        (40, 34, 26), (2, 3, 0), 52, noon(72, 30), Weather(0.36, (500, 1500)), shadows=40
    ),
    "gleaming": Shot(
        (92, 135, 70),
        (0, 0, 1),
        42,
        replace(
            Light((0.118, -0.752, 0.648)),
            gleam=16.0,
            polish=6.0,
            exposure=1.8,
            sunlight=(1.0, 0.95, 0.86),
            earthshine=(0.10, 0.14, 0.20),
        ),
        Weather(0.22, (500, 1500), glint=0.8),
        bloom=0.9,
    ),
    "white-clouds": Shot((24, 30, 226), (0, 0, 0), 44, noon(80, 36), Weather(0.54, (-850, -2200))),
}


def flyaround(name: str, width: int) -> Image.Image:
    return SHOTS[name].taken(width, 1000 + list(SHOTS).index(name))
