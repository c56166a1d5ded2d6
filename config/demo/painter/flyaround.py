"""The ten pictures of the flyaround: one station, one sun a picture, ten cameras."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PIL import Image

from .camera import Camera
from .finish import bloom, finished
from .light import Lamp, Light
from .planet import Planet, Weather
from .raster import Raster, over
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
    ending: Callable[[Image.Image, Camera], Image.Image] | None = None

    def taken(self, width: int, seed: int) -> Image.Image:
        size = (width, round(width * 2 / 3))
        camera = Camera(self.eye, self.target, self.view, size, self.roll, self.shift)
        sky = Planet(camera, self.light.sun, self.weather).painted()
        fine = min(1.0, width / 1000)
        lamp = Lamp(self.light, station(), fine)
        image, cover = Raster(camera, lamp, 2).draw(station())
        picture = bloom(over(sky, image, cover), 205, 0.010, self.bloom)
        if self.ending:
            picture = self.ending(picture, camera)
        return finished(picture, seed, 2.2, 0.22)


def noon(azimuth: float, elevation: float, **given: object) -> Light:
    return replace(Light(heading(azimuth, elevation)), **given)  # type: ignore[arg-type]


SHOTS: dict[str, Shot] = {
    "station-above-earth": Shot(
        (108, 62, 52), (-4, 0, 0), 44, noon(20, 50), Weather(0.5, (300, 900))
    ),
    "earth-below": Shot((40, -30, 128), (-2, 0, 0), 46, noon(-40, 48), Weather(0.42, (1500, 200))),
    "station-against-dark": Shot(
        (60, -70, -48), (-4, 0, 2), 50, noon(-100, 14), Weather(0.5, (0, 0))
    ),
    "modules": Shot((30, 22, -16), (-2, 2, -1), 52, noon(40, 22), Weather(0.5, (800, 400))),
    "solar-panels": Shot((46, 62, 24), (6, 44, 4), 44, noon(30, 55), Weather(0.45, (0, 700))),
    "peeled-radiator": Shot(
        (-22, -8, 22), (-12, -17, 0), 40, noon(160, 42), Weather(0.5, (200, 1200))
    ),
    "radiators": Shot((-62, -12, 34), (-8, -3, 1), 50, noon(170, 40), Weather(0.5, (600, 600))),
    "partners": Shot((40, 34, 26), (2, 3, 0), 52, noon(60, 38), Weather(0.5, (1000, 0))),
    "gleaming": Shot((-70, 80, 40), (0, 0, 2), 44, noon(-20, 30), Weather(0.5, (400, 100))),
    "white-clouds": Shot((20, 20, 190), (0, 0, 0), 46, noon(80, 40), Weather(0.72, (100, 1800))),
}


def flyaround(name: str, width: int) -> Image.Image:
    return SHOTS[name].taken(width, 1000 + list(SHOTS).index(name))
