"""One slide in its gallery: what a slide's page shows, however many slides there are."""

from dataclasses import dataclass
from datetime import datetime

from newsroom.models import Edition
from photos.models import Photo

from .payload import GalleryPayload, SlidePayload
from .shown_slides import ShownSlide
from .widths import is_flat, stage_sizes

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
    usable = set(Photo.objects.usable(at).filter(pk__in=ids).values_list("pk", flat=True))
    return [slide for slide in payload.slides if slide.photo in usable]


def in_place(edition: Edition, slides: list[SlidePayload], number: int) -> SlideInPlace:
    """The slide at `number`, from 1. One query."""
    slide = slides[number - 1]
    photo = Photo.objects.with_renditions().get(pk=slide.photo)
    ticks = [
        Tick(place, one.title, slide_url(edition, one.key, place))
        for place, one in enumerate(slides, 1)
    ]
    shown = ShownSlide(slide, photo, number, edition.url_for("slide", key=slide.key))
    return SlideInPlace(shown, len(slides), ticks)


def slide_url(edition: Edition, key: str, place: int) -> str:
    """Where the reader turns to: the first slide stands at the gallery's own address."""
    return edition.url_for("detail") if place == 1 else edition.url_for("slide", key=key)
