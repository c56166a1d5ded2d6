"""The slides of an edition as readers may see them: only usable photos, numbered anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from newsroom.models import Edition
from newsroom.page_photos import page_photos
from newsroom.widths import strip_sizes
from photos.models import Photo

from . import widths
from .payload import GalleryPayload, SlidePayload


@dataclass(frozen=True)
class ShownSlide:
    """A slide with its photo. What the slide leaves empty the photo says."""

    slide: SlidePayload
    photo: Photo
    number: int  # from 1, among those shown
    url: str

    @property
    def key(self) -> str:
        return self.slide.key

    @property
    def title(self) -> str:
        return self.slide.title or self.photo.headline or self.photo.title

    @property
    def caption(self) -> str:
        return self.slide.caption

    @property
    def credit(self) -> str:
        return self.slide.credit or self.photo.credit

    @property
    def alt(self) -> str:
        return self.slide.alt or self.photo.alt

    @property
    def wall_sizes(self) -> str:
        return widths.wall_sizes(self.photo)

    @property
    def sheet_sizes(self) -> str:
        return widths.sheet_sizes(self.photo)

    @property
    def strip_sizes(self) -> str:
        return strip_sizes(self.photo)


def shown_slides(edition: Edition, at: datetime) -> list[ShownSlide]:
    """In their order; a slide whose photo may not be shown at `at` is left out. One query."""
    return slides_of([edition], at)[0]


def slides_of(editions: Iterable[Edition], at: datetime) -> list[list[ShownSlide]]:
    """The shown slides of each edition. One query, however many editions there are."""
    galleries = list(editions)
    ids = {photo for edition in galleries for photo in photo_ids(edition)}
    photos = page_photos(ids, at)
    return [slides_with(edition, photos) for edition in galleries]


def slides_with(edition: Edition, photos: Mapping[int, Photo]) -> list[ShownSlide]:
    """The slides whose photo is among `photos`, by id: those that may be shown."""
    shown = [slide for slide in payload_of(edition).slides if slide.photo in photos]
    return [
        ShownSlide(slide, photos[slide.photo], number, edition.url_for("slide", key=slide.key))
        for number, slide in enumerate(shown, 1)
    ]


def photo_ids(edition: Edition) -> set[int]:
    return {slide.photo for slide in payload_of(edition).slides}


def payload_of(edition: Edition) -> GalleryPayload:
    payload = edition.load()
    assert isinstance(payload, GalleryPayload)  # noqa: S101 -- for mypy: a gallery's edition
    return payload
