"""What the pages of a gallery say of themselves to machines."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from newsroom import structured_data
from newsroom.head import Head
from newsroom.models import Edition
from newsroom.named import Named
from photos.addresses import absolute
from photos.models import Photo

from .one_slide import SlideInPlace
from .shown_slides import ShownSlide


def gallery_head(
    edition: Edition, slides: Sequence[ShownSlide], named: Named, at: datetime
) -> Head:
    """For the gallery's own address and its views of all slides, whose canonical that is."""
    payload = edition.load()
    photo = lead_photo(edition, slides[0].photo, at)
    story = structured_data.story(edition, "ImageGallery", named, photo)
    return Head(
        title=edition.headline,
        share_title=payload.share_title,
        description=payload.share_description or edition.dek,
        path=edition.get_absolute_url(),
        type="article",
        photo=photo,
        image_alt=photo.alt,
        is_embeddable=True,
        data=story | {"associatedMedia": [described(one) for one in slides]},
        crumbs=structured_data.above(edition),
    )


def slide_head(edition: Edition, place: SlideInPlace) -> Head:
    shown = place.shown
    title = shown.title or _("Photo")
    gallery = {"@type": "ImageGallery", "name": edition.headline}
    gallery["url"] = absolute(edition.get_absolute_url())
    own = {"url": absolute(shown.url), "representativeOfPage": True, "isPartOf": gallery}
    counted = _("%(title)s (%(n)d of %(of)d)") % {"title": title, "n": shown.number, "of": place.of}
    return Head(
        title=f"{counted} – {edition.headline}",
        share_title=title,
        description=shown.caption or edition.dek,
        path=shown.url,
        type="article",
        photo=shown.photo,
        image_alt=shown.alt,
        is_embeddable=True,
        data=described(shown) | own,
        crumbs=[*structured_data.above(edition), (title, shown.url)],
    )


def described(shown: ShownSlide) -> structured_data.Data:
    return structured_data.image(
        shown.photo, name=shown.title, caption=shown.caption, credit=shown.credit
    )


def lead_photo(edition: Edition, first: Photo, at: datetime) -> Photo:
    """The photo that stands for the gallery elsewhere."""
    lead = edition.lead_photo
    return lead if lead is not None and lead.is_usable(at) else first
