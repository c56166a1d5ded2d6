"""The upload page, opened from a gallery, makes slides of what it takes: `?gallery=<number>`."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from newsroom import publishing
from newsroom.desk.addresses import change_url
from photos.desk.targets import Changed, Placed
from photos.models import Photo

from .adding_slides import add_slides
from .models import Gallery


@dataclass
class GalleryTarget:
    """See photos/desk/targets.py."""

    gallery: Gallery
    by: User

    @property
    def title(self) -> str:
        return str(self.gallery)

    @property
    def url(self) -> str:
        return change_url(self.gallery)

    @property
    def version(self) -> int:
        return self.gallery.version

    def place(self, photos: Sequence[Photo], version: int) -> Placed:
        fit = [photo for photo in photos if may_stand(photo)]
        try:
            slides = add_slides(self.gallery, fit, self.by, version)
        except publishing.Conflict as conflict:
            raise Changed(changed(conflict), conflict.story.version) from None
        made = {slide.photo_id for slide in slides}
        already = twice(fit, made)
        left_out = [photo.pk for photo in photos if not may_stand(photo)]
        return Placed(said(len(slides), len(already), len(left_out)), already, left_out)


def find(value: str, user: User) -> GalleryTarget:
    if not user.has_perm("gallery.change_gallery"):
        raise PermissionDenied
    number = int(value) if value.isdecimal() and len(value) < 19 else 0
    gallery = Gallery.objects.filter(pk=number).first()
    if gallery is None:
        raise Http404(_("There is no such gallery."))
    return GalleryTarget(gallery, user)


def may_stand(photo: Photo) -> bool:
    """What the library's picker would not offer does not come in by this door either."""
    return photo.taken_down_at is None and photo.state != Photo.State.FAILED


def twice(photos: Sequence[Photo], made: set[int]) -> list[int]:
    """Those that stood there before, and each second copy of one in the same upload."""
    new = set(made)
    already = []
    for photo in photos:
        if photo.pk in new:
            new.remove(photo.pk)
        else:
            already.append(photo.pk)
    return already


def changed(conflict: publishing.Conflict) -> str:
    return _(
        "%(who)s saved the gallery since you opened this page, so no slide was added yet. The "
        "photos are in the library. Add them to the gallery as it is now?"
    ) % {"who": (conflict.theirs and conflict.theirs.saved_by) or _("Somebody")}


def said(added: int, already: int, left_out: int) -> str:
    sentence = ngettext("%(n)d slide added.", "%(n)d slides added.", added)
    parts = [sentence % {"n": added} if added else _("No slide was added.")]
    if already:
        sentence = ngettext(
            "%(n)d photo stands in this gallery already and was not added twice.",
            "%(n)d photos stand in this gallery already and were not added twice.",
            already,
        )
        parts.append(sentence % {"n": already})
    if left_out:
        sentence = ngettext(
            "%(n)d photo was left out: it was taken down, or could not be read.",
            "%(n)d photos were left out: they were taken down, or could not be read.",
            left_out,
        )
        parts.append(sentence % {"n": left_out})
    return " ".join(parts)
