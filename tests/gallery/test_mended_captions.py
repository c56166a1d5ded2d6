"""A caption is mended on the photo; slides with the old words are offered the new ones."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gallery.models import Gallery
from newsroom import publishing
from photos.models import Photo
from tests.factories import at_desk, make_gallery, make_photo, publish
from tests.newsroom.desk.posting import fields_of

pytestmark = pytest.mark.django_db
OLD, NEW = "What the photo showed.", "What it shows."


@pytest.fixture
def photo() -> Photo:
    return make_photo(caption=OLD)


def with_slide(photo: Photo, caption: str = OLD, *, live: bool = False) -> Gallery:
    gallery = make_gallery(1, saved=False)
    gallery.slides.create(photo=photo, position=2, title="T", caption=caption)
    publishing.save(gallery, None)
    if live:
        publish(gallery, timezone.now() - timedelta(hours=1))
    return gallery


def caption_of(gallery: Gallery, photo: Photo) -> str:
    return gallery.slides.get(photo=photo, position=2).caption


def seen(gallery: Gallery) -> str:
    """What readers see on the slide."""
    live = publishing.live_edition(gallery, timezone.now())
    assert live is not None
    return live.load().slides[1].caption


def mend(client: Client, photo: Photo, **texts: str) -> str:
    """Save the photo's form; gives the page that follows."""
    url = f"/admin/photos/photo/{photo.pk}/change/"
    fields = fields_of(client.get(url).content.decode(), "photo_form")
    answer = client.post(url, {**fields, **texts, "_continue": "1"}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def take(client: Client, photo: Photo, *galleries: Gallery, publish: bool = True) -> str:
    data = {"gallery": [str(one.pk) for one in galleries]} | ({"publish": "1"} if publish else {})
    answer = client.post(f"/admin/gallery/gallery/mended/{photo.pk}/", data, follow=True)
    return answer.content.decode()


def test_slides_with_the_old_words_are_offered_and_chosen(photo: Photo) -> None:
    client = at_desk()
    first, second = with_slide(photo), with_slide(photo)
    other = with_slide(photo, "Words of its own.")
    twice = first.slides.create(photo=photo, position=3, caption="Shown again.")
    page = mend(client, photo, caption=NEW)
    assert "2 slides still carry the old caption." in page
    assert f"/admin/gallery/gallery/mended/{photo.pk}/" in page
    listed = client.get(f"/admin/gallery/gallery/mended/{photo.pk}/").content.decode()
    assert OLD in listed and NEW in listed
    assert str(first) in listed and str(other) not in listed
    take(client, photo, first, other)
    texts = [caption_of(one, photo) for one in (first, second, other)]
    assert texts == [NEW, OLD, "Words of its own."]
    twice.refresh_from_db()
    assert twice.caption == "Shown again."
    newest = publishing.newest(first)
    assert newest is not None and newest.load().slides[1].caption == NEW


def test_readers_see_it_where_they_saw_the_gallery_as_it_was_saved(photo: Photo) -> None:
    client = at_desk()
    clean, changed = with_slide(photo, live=True), with_slide(photo, live=True)
    changed.dek = "Not for readers yet"
    changed.save()
    publishing.save(changed, None)
    mend(client, photo, caption=NEW)
    page = take(client, photo, clean, changed)
    assert (seen(clean), seen(changed)) == (NEW, OLD)
    assert caption_of(changed, photo) == NEW
    assert "not published yet" in page and str(changed) in page


def test_nothing_is_published_unasked(photo: Photo) -> None:
    client = at_desk()
    gallery = with_slide(photo, live=True)
    mend(client, photo, caption=NEW)
    take(client, photo, gallery, publish=False)
    assert (caption_of(gallery, photo), seen(gallery)) == (NEW, OLD)


def test_nothing_is_offered_where_no_slide_has_the_old_words(photo: Photo) -> None:
    client = at_desk()
    with_slide(photo, "Words of its own.")
    assert "still carr" not in mend(client, photo, caption=NEW)
    assert "still carr" not in mend(client, photo, credit="Another")


def test_an_address_without_an_old_caption_changes_nothing(photo: Photo) -> None:
    gallery = with_slide(photo, "")
    client = at_desk()
    take(client, photo, gallery)
    assert caption_of(gallery, photo) == ""
    assert (
        "No slide carries"
        in client.get(f"/admin/gallery/gallery/mended/{photo.pk}/").content.decode()
    )
