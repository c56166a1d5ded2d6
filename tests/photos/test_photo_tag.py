from html.parser import HTMLParser

import pytest
from django.template import Context, Template, TemplateSyntaxError

from photos.addresses import absolute, photo_url
from photos.models import Photo
from tests.factories import make_photo

pytestmark = pytest.mark.django_db


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: dict[str, dict[str, str | None]] = {}

    def handle_starttag(self, tag: str, attrs) -> None:
        self.tags[tag] = dict(attrs)


def written(photo: Photo, arguments: str = "", **context) -> dict[str, dict[str, str | None]]:
    template = Template("{% load photos %}{% photo photo " + arguments + " %}")
    reader = Reader()
    reader.feed(template.render(Context({"photo": photo, **context})))
    return reader.tags


def test_it_writes_avif_and_jpeg_of_every_width() -> None:
    photo = make_photo()
    tags = written(photo, 'sizes="50vw"')
    avif, img = tags["source"], tags["img"]
    base = f"/media/{photo.current_set.key}"
    assert avif["type"] == "image/avif"
    assert avif["sizes"] == img["sizes"] == "50vw"
    assert avif["srcset"].startswith(f"{base}/320.avif 320w, {base}/640.avif 640w")
    assert avif["srcset"].endswith("2560w")
    assert img["src"] == f"{base}/1440.jpg"
    assert img["srcset"].count(".jpg") == 3
    assert (img["width"], img["height"]) == ("1440", "960")
    assert (img["loading"], img["decoding"]) == ("lazy", "async")
    assert "fetchpriority" not in img


def test_it_hurries_with_the_one_that_matters() -> None:
    img = written(make_photo(), "priority=True")["img"]
    assert (img["loading"], img["fetchpriority"]) == ("eager", "high")
    assert written(make_photo(), "lazy=False")["img"]["loading"] == "eager"


@pytest.mark.parametrize(
    ("facts", "arguments", "alt"),
    [
        ({"alt": "A falcon"}, "", "A falcon"),
        ({"alt": "A falcon"}, 'alt="Another"', "Another"),
        ({"alt": "", "decorative": True}, "", ""),
        ({"alt": "", "title": "Falcon"}, "", "Falcon"),
        ({"alt": "", "title": ""}, "", "Photo"),
        ({"alt": '"><script>'}, "", '"><script>'),
    ],
)
def test_it_is_silent_only_where_an_editor_said_so(facts, arguments: str, alt: str) -> None:
    tags = written(make_photo(**facts), arguments)
    assert tags["img"]["alt"] == alt
    assert "script" not in tags


def test_it_names_the_focal_point_in_steps() -> None:
    photo = make_photo(focal_x=0.333, focal_y=1.0)
    assert written(photo, 'class="stage"')["img"]["class"] == "stage fx-35 fy-100"


def test_it_signs_addresses_in_a_preview() -> None:
    photo = make_photo()
    assert "signature=" in written(photo, preview=True)["img"]["src"]
    assert "signature=" in written(photo, "signed=True")["source"]["srcset"]
    assert "signature=" not in written(photo, "signed=False", preview=True)["img"]["src"]


def test_it_holds_the_place_of_a_photo_still_processing() -> None:
    tags = written(make_photo(state="processing", alt="Soon"))
    assert "img" not in tags
    assert tags["span"]["aria-label"] == "Soon"


def test_it_refuses_a_misspelt_argument() -> None:
    with pytest.raises(TemplateSyntaxError, match="sises"):
        written(make_photo(), 'sises="1px"')


def test_it_asks_the_database_nothing(django_assert_num_queries) -> None:
    photo = Photo.objects.with_renditions().get(pk=make_photo().pk)
    with django_assert_num_queries(0):
        written(photo)


def test_it_gives_single_addresses() -> None:
    photo = make_photo()
    base = f"/media/{photo.current_set.key}"
    assert photo_url(photo) == f"{base}/1440.jpg"
    assert photo_url(photo, "card") == f"{base}/card.jpg"
    assert photo_url(photo, "largest") == f"{base}/1920.jpg"
    assert photo_url(photo, "600") == f"{base}/640.jpg"
    assert photo_url(photo, "card", is_absolute=True) == absolute(f"{base}/card.jpg")
    assert photo_url(make_photo(state="processing")) == ""


@pytest.mark.parametrize(
    ("size", "sizes"),
    [
        ((3000, 2000), "(min-width: 60rem) 30vw, calc(100vw - 2rem)"),
        ((2000, 3000), "(min-width: 60rem) 30vw, calc(100vw - 2rem)"),
        ((3000, 1000), "(min-width: 60rem) calc(2.0 * (30vw)), calc(2.0 * (calc(100vw - 2rem)))"),
    ],
)
def test_it_says_how_wide_a_cropped_photo_is_drawn(size, sizes) -> None:
    """Of a photo flatter than its box the height is filled, and the sides are cut."""
    photo = make_photo(width=size[0], height=size[1])
    arguments = 'shape=1.5 sizes="(min-width: 60rem) 30vw, calc(100vw - 2rem)"'
    assert written(photo, arguments)["img"]["sizes"] == sizes


def test_lengths_with_commas_stay_whole() -> None:
    arguments = (
        'shape=1.5 sizes="(min-width: 60rem) and (min-height: 9rem) min(1vw, max(2vw, 3vw)), 4vw"'
    )
    sizes = written(make_photo(width=3000, height=1000), arguments)["img"]["sizes"]
    assert sizes == (
        "(min-width: 60rem) and (min-height: 9rem) calc(2.0 * (min(1vw, max(2vw, 3vw)))), "
        "calc(2.0 * (4vw))"
    )
