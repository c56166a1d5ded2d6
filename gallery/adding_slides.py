"""Photos become slides at the end of a gallery."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from newsroom import publishing
from photos.models import Photo

from .models import Gallery, Slide


@transaction.atomic
def add_slides(gallery: Gallery, photos: Iterable[Photo], by: User | None) -> list[Slide]:
    """One slide a photo, in this order, with the photo's title and caption; then save the gallery.

    A photo that stands there already is passed over, so that doing this twice does no harm.
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
        slide.save()
        made.append(slide)
    if made:
        publishing.save(gallery, by)
    return made
