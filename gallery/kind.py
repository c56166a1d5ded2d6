"""What the newsroom knows of galleries."""

from collections.abc import Iterator
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.kinds import Kind
from newsroom.models import Edition, Story
from newsroom.preflight import Problem

from .payload import GalleryPayload, load, slides, text
from .shown_slides import shown_slides


def body_html(edition: Edition, at: datetime) -> str:
    """Every slide with its caption and credit, for feeds."""
    context = {"edition": edition, "slides": shown_slides(edition, at)}
    return render_to_string("gallery/_feed_body.html", context)


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


GALLERY = Kind(
    name="gallery",
    label=gettext_lazy("Gallery"),
    label_plural=gettext_lazy("Galleries"),
    load=load,
    body_html=body_html,
    slides=slides,
    text=text,
    checks=checks,
    counts_photos=True,
)
