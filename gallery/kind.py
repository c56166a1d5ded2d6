"""What the newsroom knows of galleries."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.kinds import Kind
from newsroom.models import Edition, Story
from newsroom.preflight import Problem

from .payload import GalleryPayload, load, slides, text
from .shown_slides import slides_of


def bodies_html(editions: Sequence[Edition], at: datetime) -> list[str]:
    """Every slide with its caption and credit, for feeds."""
    return [
        render_to_string("gallery/_feed_body.html", {"edition": edition, "slides": slides})
        for edition, slides in zip(editions, slides_of(editions, at), strict=True)
    ]


def checks(payload: GalleryPayload, story: Story) -> list[Problem]:
    return list(_checks(payload))


def _checks(payload: GalleryPayload) -> Iterator[Problem]:
    if not payload.slides:
        yield Problem(_("The gallery has no slides. Add photos from the library, or upload some."))
    for number, slide in enumerate(payload.slides, 1):
        if not slide.caption.strip():
            yield Problem(
                _("Slide %(n)d has no caption. Say who, what, where and when.") % {"n": number},
                blocks=False,
            )
    yield from _shown_twice(payload)


def _shown_twice(payload: GalleryPayload) -> Iterator[Problem]:
    places: dict[int, list[str]] = {}
    for number, slide in enumerate(payload.slides, 1):
        places.setdefault(slide.photo, []).append(str(number))
    for photo, numbers in places.items():
        if len(numbers) > 1:
            message = _("The same photo stands in slides %(n)s. Is that meant?")
            yield Problem(message % {"n": ", ".join(numbers)}, blocks=False, photo=photo)


GALLERY = Kind(
    name="gallery",
    label=gettext_lazy("Gallery"),
    label_plural=gettext_lazy("Galleries"),
    load=load,
    bodies_html=bodies_html,
    slides=slides,
    text=text,
    checks=checks,
    counts_photos=True,
)
