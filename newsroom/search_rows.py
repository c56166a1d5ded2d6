"""Writes what search looks through: when an edition is dated, and when a photo's facts change."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef
from django.utils import timezone

from photos.models import Photo

from .models import Edition, EditionPhoto, SearchPhoto, SearchText
from .search_text import OfPhotos, PhotoWords, filed, place_words, places_in, text_parts, words


def write_search_rows(edition: Edition) -> None:
    """Called when an edition is dated, within that transaction."""
    photos = words_of(fact.photo for fact in places_in(edition))
    write_search_text(edition, photos)
    SearchPhoto.objects.filter(edition=edition).delete()
    SearchPhoto.objects.bulk_create(photo_rows(edition, photos))


def remove_search_rows(edition: Edition) -> None:
    """Called when the date is taken away."""
    SearchText.objects.filter(edition=edition).delete()
    SearchPhoto.objects.filter(edition=edition).delete()


def photos_changed(*photo_ids: int) -> None:
    """Called in the transaction that changed photos' facts: they are found by the new ones at once.

    Editions that a later one has followed are found no more, and keep the words they had.
    """
    followed = Edition.objects.filter(
        story=OuterRef("story"), live_from__gt=OuterRef("live_from"), live_from__lte=timezone.now()
    )
    rows_of_them = EditionPhoto.objects.filter(photo__in=photo_ids)
    shown_in = Edition.objects.filter(pk__in=rows_of_them.values("edition"), withdrawn=False)
    for edition in shown_in.exclude(live_from=None).exclude(Exists(followed)):
        photos = words_of(fact.photo for fact in places_in(edition))
        write_search_text(edition, photos)
        rows = {row.number: row for row in edition.search_photos.filter(photo__in=photo_ids)}
        for row in photo_rows(edition, photos):
            if row.number in rows:
                row.pk = rows[row.number].pk
                row.save(force_update=True)


def write_search_text(edition: Edition, photos: OfPhotos) -> None:
    names = [tag.name for tag in edition.tags.all()]
    names += [person.name for person in edition.contributors.all()]
    row = text_row(edition, names, photos)
    SearchText.objects.update_or_create(
        edition=edition,
        defaults={"headline": row.headline, "text": row.text, "filed": row.filed},
    )


def text_row(edition: Edition, names: Iterable[str], photos: OfPhotos) -> SearchText:
    """The edition's row, not yet saved; `names` are those it is filed under."""
    return SearchText(
        edition=edition,
        headline=words(edition.headline),
        text=words("\n".join(text_parts(edition, names, photos))),
        filed=filed(edition.kind, edition.section_id, year_of(edition)),
    )


def photo_rows(edition: Edition, photos: OfPhotos) -> list[SearchPhoto]:
    """A row for each place, not yet saved."""
    where = filed(None, edition.section_id, year_of(edition))
    return [
        SearchPhoto(
            edition=edition,
            photo_id=fact.photo,
            number=fact.number,
            has_page=bool(fact.key),
            filed=where,
            text=words("\n".join(place_words(fact, photos[fact.photo]))),
        )
        for fact in places_in(edition)
        if fact.photo in photos
    ]


def year_of(edition: Edition) -> int:
    """Of the first publication, in the site's zone."""
    assert edition.first_published_at  # noqa: S101 -- for mypy: it is dated
    return timezone.localtime(edition.first_published_at).year


def words_of(ids: Iterable[int]) -> dict[int, PhotoWords]:
    """Of all these photos: whether they may be shown is asked when they are found."""
    rows = Photo.objects.filter(pk__in=set(ids)).values_list("pk", *PhotoWords._fields[1:])
    return {row[0]: PhotoWords(*row) for row in rows}
