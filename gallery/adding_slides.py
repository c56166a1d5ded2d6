"""Photos become slides at the end of a gallery."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from newsroom import publishing
from newsroom.models import Draft
from photos.models import Photo

from .models import Gallery, Slide


@transaction.atomic
def add_slides(
    gallery: Gallery, photos: Iterable[Photo], by: User | None, base_version: int | None = None
) -> list[Slide]:
    """One slide a photo, in this order, with the photo's title and caption; then save the gallery.

    A photo that stands there already is passed over, so that doing this twice does no harm.
    `base_version`: publishing.Conflict, and no slide, if it is not the gallery's any more.
    """
    publishing.locked(gallery)
    standing = set(gallery.slides.values_list("photo_id", flat=True))
    place = gallery.slides.count()
    made = []
    for photo in photos:
        if photo.pk in standing:
            continue
        standing.add(photo.pk)
        place += 1
        slide = Slide(
            gallery=gallery,
            photo=photo,
            position=place,
            title=(photo.title or photo.headline)[:200],
            caption=photo.caption,
        )
        made.append(slide)
    if made:
        Slide.objects.bulk_create(made)
        save_beside_draft(gallery, by, base_version)
    return made


def save_beside_draft(gallery: Gallery, by: User | None, base_version: int | None) -> None:
    """A save forgets what its editor had typed before, since the form held it. No form did here: a
    draft from another window stays, and saving it will show both texts."""
    typed = Draft.objects.filter(story_id=gallery.pk, user=by).first() if by else None
    publishing.save(gallery, by, base_version)
    if typed is not None:
        typed.save(force_insert=True)
