"""The fix-it desk for one gallery, before it goes out."""

import pytest
from django.test import Client

from gallery.models import Gallery
from newsroom import publishing
from photos.models import Photo
from tests.factories import at_desk, make_gallery

pytestmark = pytest.mark.django_db
WORDS = {"alt": "What it shows", "caption": "A caption.", "credit": "Agency"}


@pytest.fixture
def gallery() -> Gallery:
    """The second of three slides has no caption, the third's photo no alt text."""
    gallery = make_gallery(3, saved=False)
    slides = list(gallery.slides.all())
    slides[1].caption = ""
    slides[1].save()
    Photo.objects.filter(pk=slides[2].photo_id).update(alt="")
    publishing.save(gallery, None)
    return gallery


@pytest.fixture
def editor() -> Client:
    return at_desk()


def url(gallery: Gallery) -> str:
    return f"/admin/gallery/gallery/{gallery.pk}/fix/"


def test_its_slides_come_in_their_order(editor: Client, gallery: Gallery) -> None:
    slides = list(gallery.slides.all())
    seen = []
    for _ in range(2):
        photo = editor.get(url(gallery)).context["photo"]
        seen.append(photo)
        editor.post(url(gallery), {"photo": photo.pk, **WORDS, "_save": "1"})
    assert seen == [slides[1].photo, slides[2].photo]
    assert editor.get(url(gallery)).context["photo"] is None


def test_a_slide_without_caption_gets_it_and_the_photo_keeps_its_own(
    editor: Client, gallery: Gallery
) -> None:
    slide = gallery.slides.all()[1]
    page = editor.get(url(gallery)).content.decode()
    assert slide.photo.caption in page  # to start from
    editor.post(url(gallery), {"photo": slide.photo_id, **WORDS, "_save": "1"})
    slide.refresh_from_db()
    assert slide.caption == "A caption."
    assert slide.photo.caption != "A caption."
    newest = publishing.newest(gallery)
    assert newest is not None
    assert newest.load().slides[1].caption == "A caption."


def test_other_galleries_photos_are_not_in_it(editor: Client, gallery: Gallery) -> None:
    other = make_gallery(1)
    photo = other.slides.get().photo
    Photo.objects.filter(pk=photo.pk).update(alt="")
    editor.post(url(gallery), {"photo": photo.pk, **WORDS, "_save": "1"})
    photo.refresh_from_db()
    assert photo.alt == ""
