"""A gallery's words and slides as payload."""

from collections.abc import Collection
from typing import TYPE_CHECKING

import msgspec

from newsroom.composing import all_still_there, compose_shared, restore_shared
from newsroom.kinds import SlideFacts
from newsroom.payload import StoryPayload, load_as
from photos.models import Photo

if TYPE_CHECKING:
    from .models import Gallery, Slide

FORMAT = 1


class SlidePayload(msgspec.Struct):
    key: str
    photo: int
    title: str = ""
    caption: str = ""
    credit: str = ""
    alt: str = ""


class GalleryPayload(StoryPayload, kw_only=True):
    slides: list[SlidePayload] = []


def load(text: str) -> GalleryPayload:
    return load_as(GalleryPayload, text, FORMAT)


def compose(gallery: "Gallery") -> GalleryPayload:
    slides = [
        SlidePayload(slide.key, slide.photo_id, slide.title, slide.caption, slide.credit, slide.alt)
        for slide in gallery.slides.all()
    ]
    return compose_shared(gallery, GalleryPayload, format=FORMAT, slides=slides)


def restore(gallery: "Gallery", payload: GalleryPayload, slide_model: "type[Slide]") -> None:
    """Make the working copy what the payload says; slides keep their ids."""
    restore_shared(gallery, payload)
    photos = all_still_there(Photo, [slide.photo for slide in payload.slides])
    gallery.slides.all().delete()
    slide_model.objects.bulk_create(
        slide_model(
            gallery=gallery,
            key=slide.key,
            position=place,
            photo_id=slide.photo,
            title=slide.title,
            caption=slide.caption,
            credit=slide.credit,
            alt=slide.alt,
        )
        for place, slide in enumerate(payload.slides, 1)
        if slide.photo in photos
    )


def slides(payload: GalleryPayload) -> list[SlideFacts]:
    return [
        SlideFacts(
            slide.photo, slide.key, slide.title, slide.caption, slide.credit, slide.alt, place
        )
        for place, slide in enumerate(payload.slides, 1)
    ]


def text(payload: GalleryPayload, without: Collection[int] = ()) -> str:
    """What search finds besides headline and dek. Slides of the photos `without` are left out."""
    return "\n".join(
        part
        for slide in payload.slides
        if slide.photo not in without
        for part in (slide.title, slide.caption, slide.credit)
        if part
    )
