"""The names of all pictures, what is seen on them, and their shapes."""

from collections.abc import Callable

from PIL import Image

from .boats import paper_boats
from .city import city_windows_dusk
from .comet import comet
from .dunes import dunes
from .fields import Size
from .forest import forest_fog
from .lighthouse import lighthouse_night
from .mars import mars_dust
from .night import aurora
from .rain import rain_on_window
from .ridges import moonrise_ridges
from .sea import sea_horizon
from .snow import snow_fence
from .stage import stage_light
from .tram import tram_wires

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
    "aurora": "Green and crimson curtains of an aurora over the night's edge of the Earth",
    "mars-dust": "The track of a rover winding away over a stony plain on Mars",
    "dunes": "A great dune with a sharp crest, one side in evening sun, one in violet shade",
    "sea-horizon": "The sun just above a calm sea, its light a path on the water",
    "snow-fence": "A wooden snow fence running off over white ground, its shadows long and blue",
    "lighthouse-night": "A red and white lighthouse at night, its beam reaching over the sea",
    "tram-wires": "A street at dusk with wires across the sky and a tram's lamp far down it",
    "paper-boats": "White paper boats on dark green water, and a red one in front",
    "stage-light": "An empty chair in a pool of light before a red curtain",
}

Painter = Callable[[Size], Image.Image]

LANDSCAPES: dict[str, tuple[Painter, float]] = {  # the number is height over width
    "moonrise-ridges": (moonrise_ridges, 14 / 36),
    "forest-fog": (forest_fog, 3 / 2),
    "city-windows-dusk": (city_windows_dusk, 2 / 3),
    "rain-on-window": (rain_on_window, 2 / 3),
    "comet": (comet, 2 / 3),
    "aurora": (aurora, 2 / 3),
    "mars-dust": (mars_dust, 2 / 3),
    "dunes": (dunes, 2 / 3),
    "sea-horizon": (sea_horizon, 2 / 3),
    "snow-fence": (snow_fence, 2 / 3),
    "lighthouse-night": (lighthouse_night, 2 / 3),
    "tram-wires": (tram_wires, 2 / 3),
    "paper-boats": (paper_boats, 2 / 3),
    "stage-light": (stage_light, 2 / 3),
}

WIDTHS: dict[str, int] = {name: 3200 for name in PICTURES} | {
    "moonrise-ridges": 3600,
    "forest-fog": 2400,
}
