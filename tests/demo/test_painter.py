"""The demo's painter: every picture has its shape, is the same each time, and shows something.

Without --slow one picture of each way of painting is painted: the others share its brushes.
"""

from functools import lru_cache

import pytest
from PIL import Image, ImageStat

from config.demo.painter import PICTURES, WIDTHS, paint

WIDTH = 96
HEIGHTS = {"moonrise-ridges": 37, "forest-fog": 144}
GALLERY = [
    "station-above-earth",
    "earth-below",
    "station-against-dark",
    "modules",
    "solar-panels",
    "peeled-radiator",
    "radiators",
    "partners",
    "gleaming",
    "white-clouds",
]
# One for each way of painting.
ONE_OF_EACH = ["modules", "forest-fog", "dunes", "rain-on-window", "moonrise-ridges"]

pytestmark = pytest.mark.slow_numbers


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "name" in metafunc.fixturenames:
        is_slow = metafunc.config.getoption("--slow")
        metafunc.parametrize("name", PICTURES if is_slow else ONE_OF_EACH)


@lru_cache
def small(name: str) -> Image.Image:
    return paint(name, WIDTH)


def test_it_begins_with_the_gallery_in_its_order() -> None:
    assert list(PICTURES)[:10] == GALLERY
    assert len(PICTURES) >= 22


def test_it_says_what_is_seen_on_each() -> None:
    assert all(20 < len(text) < 125 for text in PICTURES.values())
    assert set(WIDTHS) == set(PICTURES)
    assert min(WIDTHS[name] for name in GALLERY) >= 3000


def test_it_paints_in_the_right_shape(name: str) -> None:
    assert small(name).mode == "RGB"
    assert small(name).size == (WIDTH, HEIGHTS.get(name, 64))


def test_it_shows_something(name: str) -> None:
    grey = small(name).convert("L")
    assert ImageStat.Stat(grey).stddev[0] > 12
    darkest, brightest = grey.getextrema()
    assert brightest - darkest > 100  # type: ignore[operator]


def test_it_paints_the_same_twice(name: str) -> None:
    assert paint(name, WIDTH).tobytes() == small(name).tobytes()


def test_no_two_pictures_are_alike(slow: bool) -> None:
    names = list(PICTURES) if slow else ONE_OF_EACH
    assert len({small(name).tobytes() for name in names}) == len(names) > 1


def test_it_refuses_an_unknown_name_with_a_sentence() -> None:
    with pytest.raises(KeyError, match=r"No picture is called 'nowhere'\. There are: station-"):
        paint("nowhere", WIDTH)
