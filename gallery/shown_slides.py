"""The slides of an edition as readers may see them: only usable photos, numbered anew."""

from dataclasses import dataclass
from datetime import datetime

from newsroom.models import Edition
from photos.models import Photo

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


def shown_slides(edition: Edition, at: datetime) -> list[ShownSlide]:
    """In their order; a slide whose photo may not be shown at `at` is left out. One query."""
    payload = edition.load()
    assert isinstance(payload, GalleryPayload)  # noqa: S101 -- for mypy: a gallery's edition
    ids = {slide.photo for slide in payload.slides}
    photos = Photo.objects.usable(at).with_renditions().in_bulk(ids)
    shown = [slide for slide in payload.slides if slide.photo in photos]
    return [
        ShownSlide(slide, photos[slide.photo], number, edition.url_for("slide", key=slide.key))
        for number, slide in enumerate(shown, 1)
    ]
