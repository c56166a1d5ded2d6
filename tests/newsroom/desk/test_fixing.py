"""The fix-it desk: the photos that readers see, one by one."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from newsroom import publishing
from photos.models import Photo
from tests.factories import at_desk, make_gallery, make_photo, publish

pytestmark = pytest.mark.django_db
FIX = "/admin/fix/"
WORDS = {"alt": "What it shows", "caption": "A caption.", "credit": "Agency"}


@pytest.fixture
def photos() -> list[Photo]:
    """Three of a live gallery: without alt, without credit, with everything."""
    gallery = make_gallery(3, saved=False)
    publishing.save(gallery, None)
    publish(gallery, timezone.now() - timedelta(hours=1))
    found = [slide.photo for slide in gallery.slides.all()]
    lack(found[0], alt="")
    lack(found[1], credit="")
    return found


def lack(photo: Photo, **empty: str) -> None:
    Photo.objects.filter(pk=photo.pk).update(**empty)


@pytest.fixture
def editor() -> Client:
    return at_desk()


def turn(client: Client) -> Photo | None:
    """Whose turn it is."""
    return client.get(FIX).context["photo"]


def mend(client: Client, photo: Photo, **texts: str) -> None:
    answer = client.post(FIX, {"photo": photo.pk, **WORDS, **texts, "_save": "1"})
    assert answer.status_code == 302


def test_those_that_readers_see_come_one_by_one(editor: Client, photos: list[Photo]) -> None:
    make_photo(alt="")  # seen by nobody
    first = turn(editor)
    assert first in photos[:2]
    mend(editor, first)
    second = turn(editor)
    assert {first, second} == set(photos[:2])
    mend(editor, second)
    page = editor.get(FIX)
    assert page.context["photo"] is None
    assert page.context["mended"] == 2
    assert "Well done" in page.content.decode()
    photos[0].refresh_from_db()
    assert (photos[0].alt, photos[0].caption) == ("What it shows", "A caption.")


def test_the_photo_in_most_stories_comes_first(editor: Client, photos: list[Photo]) -> None:
    lack(photos[2], caption="")
    for _ in range(2):
        other = make_gallery(0, saved=False)
        other.slides.create(photo=photos[2], position=1, title="Again")
        publishing.save(other, None)
        publish(other, timezone.now() - timedelta(minutes=1))
    assert turn(editor) == photos[2]


def test_what_is_put_off_waits_until_it_is_asked_for(editor: Client, photos: list[Photo]) -> None:
    first = turn(editor)
    editor.post(FIX, {"photo": first.pk, "_skip": "1"})
    second = turn(editor)
    assert second not in {None, first}
    editor.post(FIX, {"photo": second.pk, "_skip": "1"})
    page = editor.get(FIX)
    assert page.context["photo"] is None
    assert page.context["skipped"] == 2
    assert editor.get(f"{FIX}?again").context["photo"] == first


def test_what_still_lacks_something_comes_again(editor: Client, photos: list[Photo]) -> None:
    first = turn(editor)
    mend(editor, first, alt="", credit="")
    assert turn(editor) != first
    page = editor.get(f"{FIX}?again")
    assert page.context["mended"] == 0
    assert page.context["left"] == 2


def test_a_decorative_photo_needs_no_alt_text(editor: Client, photos: list[Photo]) -> None:
    mend(editor, photos[0], decorative="on", alt="Dropped")
    photos[0].refresh_from_db()
    assert (photos[0].decorative, photos[0].alt) == (True, "")
    assert turn(editor) == photos[1]


def test_what_does_not_fit_is_said_beside_what_was_typed(
    editor: Client, photos: list[Photo]
) -> None:
    page = editor.post(FIX, {"photo": photos[0].pk, **WORDS, "credit": "x" * 301, "_save": "1"})
    assert "at most 300 characters" in page.content.decode()
    assert "What it shows" in page.content.decode()
    photos[0].refresh_from_db()
    assert photos[0].alt == ""


@pytest.mark.parametrize("number", ["", "0", "x", "999999999999999999999"])
def test_a_photo_that_is_not_in_the_round_changes_nothing(
    editor: Client, photos: list[Photo], number: str
) -> None:
    assert editor.post(FIX, {"photo": number, **WORDS, "_save": "1"}).status_code == 302
    mend(editor, photos[2], alt="Not mine to mend here")
    photos[2].refresh_from_db()
    assert photos[2].alt != "Not mine to mend here"


def test_only_who_may_change_photos_gets_in(photos: list[Photo]) -> None:
    assert Client().get(FIX).status_code == 302
