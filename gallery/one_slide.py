"""One slide in its gallery: what a slide's page shows, however many slides there are."""

from dataclasses import dataclass
from datetime import datetime

from newsroom.models import Edition
from newsroom.page_photos import usable_ids
from photos.models import Photo

from .payload import GalleryPayload, SlidePayload
from .shown_slides import ShownSlide
from .widths import is_flat, stage_sizes

ANY_KEY = "0aeiou0"  # has signs that no key has
MOST_TICKS = 60  # more would be too thin to hit: a line shows how far one is


@dataclass(frozen=True)
class Tick:
    number: int
    title: str
    url: str


@dataclass(frozen=True)
class SlideInPlace:
    """`ticks` has one for each slide shown; the neighbours are None at the ends."""

    shown: ShownSlide
    of: int
    ticks: list[Tick]

    @property
    def before(self) -> Tick | None:
        return self.ticks[self.shown.number - 2] if self.shown.number > 1 else None

    @property
    def after(self) -> Tick | None:
        return self.ticks[self.shown.number] if self.shown.number < self.of else None

    @property
    def url(self) -> str:
        return self.ticks[self.shown.number - 1].url

    @property
    def first(self) -> str:
        return self.ticks[0].url

    @property
    def last(self) -> str:
        return self.ticks[-1].url

    @property
    def can_jump(self) -> bool:
        return self.of <= MOST_TICKS

    @property
    def is_flat(self) -> bool:
        return is_flat(self.shown.photo)

    @property
    def sizes(self) -> str:
        return stage_sizes(self.shown.photo)


def places(edition: Edition, at: datetime) -> list[SlidePayload]:
    """The slides that may be shown at `at`, in their order, without their photos. One query."""
    payload = edition.load()
    assert isinstance(payload, GalleryPayload)  # noqa: S101 -- for mypy: a gallery's edition
    ids = {slide.photo for slide in payload.slides}
    usable = usable_ids(ids, at)
    return [slide for slide in payload.slides if slide.photo in usable]


def in_place(
    edition: Edition, slides: list[SlidePayload], number: int, photo: Photo
) -> SlideInPlace:
    """The slide at `number`, from 1, with its photo. No query."""
    url_with = edition.url_for("slide", key=ANY_KEY)  # to ask for each takes longer than a query
    urls = [url_with.replace(ANY_KEY, one.key) for one in slides]
    turns_to = [edition.url_for("detail"), *urls[1:]]  # the first stands at the gallery's address
    ticks = [
        Tick(place, one.title, url)
        for place, (one, url) in enumerate(zip(slides, turns_to, strict=True), 1)
    ]
    shown = ShownSlide(slides[number - 1], photo, number, urls[number - 1])
    return SlideInPlace(shown, len(slides), ticks)
