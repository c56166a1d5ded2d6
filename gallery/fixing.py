"""The fix-it desk for one gallery, before it goes out (newsroom/desk/fixing.py)."""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accounts.models import User
from newsroom import publishing
from newsroom.desk.addresses import change_url
from newsroom.desk.fixing import Item, Round, fix
from photos.editing import save_photo
from photos.models import Photo

from .adding_slides import save_beside_draft
from .caption_pages import changeable
from .models import Gallery, Slide

if TYPE_CHECKING:
    from newsroom.desk.story_admin import StoryAdmin


class OfGallery(Round):
    """Its slides in their order. A caption is the slide's own; alt text and credit the photo's."""

    def __init__(self, gallery: Gallery) -> None:
        self.gallery = gallery
        self.key = f"gallery-{gallery.pk}"
        self.title = _("Photos of “%(gallery)s”") % {"gallery": gallery}
        self.done_url = change_url(gallery)

    def ids(self) -> list[int]:
        slides = self.gallery.slides.select_related("photo")
        return list(dict.fromkeys(slide.photo_id for slide in slides if lacks_words(slide)))

    def item(self, photo: Photo) -> Item:
        slide = self.gallery.slides.filter(photo=photo).first()
        return Item(photo, (slide.caption if slide else "") or photo.caption)

    @transaction.atomic
    def save(self, photo: Photo, by: User, texts: dict[str, Any]) -> None:
        """The photo keeps a caption that it has; slides without one get these words."""
        publishing.locked(self.gallery)
        caption = texts["caption"]
        save_photo(photo, by, {**texts, "caption": photo.caption or caption})
        if self.gallery.slides.filter(photo=photo, caption="").update(caption=caption):
            save_beside_draft(self.gallery, by, None)


def lacks_words(slide: Slide) -> bool:
    photo = slide.photo
    has_alt = slide.alt or photo.alt or photo.decorative
    return not (slide.caption and has_alt and (slide.credit or photo.credit))


def fix_gallery(admin: "StoryAdmin", request: HttpRequest, object_id: str) -> HttpResponse:
    return fix(request, OfGallery(changeable(admin, request, object_id)))
