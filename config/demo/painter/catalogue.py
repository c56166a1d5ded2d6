"""The names of all pictures, what is seen on them, and their shapes."""

from collections.abc import Callable

from PIL import Image

from .city import city_windows_dusk
from .comet import comet
from .fields import Size
from .forest import forest_fog
from .rain import rain_on_window
from .ridges import moonrise_ridges

PICTURES: dict[str, str] = {
    "station-above-earth": "The Space Station with all its solar wings above the blue Earth, "
    "whose bright edge runs behind it",
    "earth-below": "The Space Station seen from straight above, with sea, coast and clouds below",
    "station-against-dark": "The Space Station in low sunlight against black space",
    "modules": "The white cylinders of the station's modules from below, docking ports open",
    "solar-panels": "Golden solar wings with darker brown roll-out arrays mounted in front of them",
    "peeled-radiator": "A white radiator panel whose face sheet has come loose and stands off",
    "radiators": "Six rows of white radiator panels behind the station's truss",
    "partners": "Laboratories, ships and robot arms of five partners side by side on the station",
    "gleaming": "The station's wings and hull gleaming in the light of a low sun",
    "white-clouds": "The station small above a wide field of white clouds",
    "moonrise-ridges": "A pale full moon over ridge behind ridge in violet haze, firs in front",
    "forest-fog": "Tall dark tree trunks in fog, a clearing of pale light between them",
    "city-windows-dusk": "Tower blocks at dusk with single windows lit, the sky rose and blue",
    "rain-on-window": "Raindrops on a window at night, street lamps blurred to discs behind it",
    "comet": "A comet with a pale bent tail and a straight blue one above a still lake",
}

Painter = Callable[[Size], Image.Image]

LANDSCAPES: dict[str, tuple[Painter, float]] = {  # the number is height over width
    "moonrise-ridges": (moonrise_ridges, 14 / 36),
    "forest-fog": (forest_fog, 3 / 2),
    "city-windows-dusk": (city_windows_dusk, 2 / 3),
    "rain-on-window": (rain_on_window, 2 / 3),
    "comet": (comet, 2 / 3),
}

WIDTHS: dict[str, int] = {name: 3200 for name in PICTURES} | {
    "moonrise-ridges": 3600,
    "forest-fog": 2400,
}
