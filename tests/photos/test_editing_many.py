"""Facts of many photos: changed in one transaction, kept, and changed back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.models import AuditEntry
from photos import takedown
from photos.editing import save_photo
from photos.editing_many import edit_many, save_photos, undo
from photos.models import FactsEdit, FactsEditPhoto, Photo
from photos.public_revision import current
from tests.factories import make_gallery, make_photo, publish

pytestmark = pytest.mark.django_db


def photos(*credits: str) -> list[Photo]:
    return [make_photo(credit=credit) for credit in credits]


def credits() -> list[str]:
    return list(Photo.objects.order_by("pk").values_list("credit", flat=True))


def give(**facts):
    return lambda photo: facts


def test_it_changes_all_with_one_revision_and_one_wake_up(
    editor, django_capture_on_commit_callbacks
) -> None:
    some, before = photos("A", "B", "New"), current()
    with django_capture_on_commit_callbacks(execute=True):
        found = save_photos([one.pk for one in some], editor, give(credit="New"))
    assert credits() == ["New"] * 3
    assert set(found.changed) == {some[0].pk, some[1].pk}
    assert current() == before + 1
    assert DBTaskResult.objects.count() == 1
    log = AuditEntry.objects.filter(action="change photo", actor=editor)
    assert sorted(log.values_list("detail", flat=True)) == ["credit: A -> New", "credit: B -> New"]
    assert Photo.objects.filter(set_wanted_at=None).get() == some[2]


def test_it_asks_no_more_for_forty_than_for_four() -> None:
    ids = [make_photo().pk for _ in range(44)]
    save_photos(ids[:1], None, give(caption="First"))  # makes the revision's row
    counts = []
    for some in (ids[:4], ids[4:]):
        with CaptureQueriesContext(connection) as asked:
            save_photos(some, None, give(credit="New", caption="New"))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_it_leaves_a_photo_that_would_not_fit_and_says_why() -> None:
    now = timezone.now()
    late = make_photo(usable_from=now + timedelta(days=9))
    decorative, plain = make_photo(alt="", decorative=True), make_photo()
    ids = [late.pk, decorative.pk, plain.pk]
    found = save_photos(ids, None, give(usable_until=now + timedelta(days=1), alt="Words"))
    assert list(found.changed) == [plain.pk]
    assert "end before they begin" in found.refused[late.pk]
    assert "decorative" in found.refused[decorative.pk]
    late.refresh_from_db()
    assert late.usable_until is None


def test_it_is_found_by_the_new_words_in_what_is_live(client) -> None:
    gallery = make_gallery(slides=2)
    publish(gallery)
    ids = [slide.photo_id for slide in gallery.slides.all()]
    save_photos(ids, None, give(credit="Zyzzyva Agency"))
    assert gallery.headline in client.get("/search/?q=zyzzyva").content.decode()


def test_undoing_gives_back_only_what_nobody_changed_since(editor) -> None:
    some = photos("A", "B", "C", "New")
    edit, _found = edit_many([one.pk for one in some], editor, give(credit="New", caption="Same"))
    assert edit is not None and (edit.photos, edit.facts) == (4, "caption,credit")
    save_photo(some[1], editor, {"credit": "Mended since"})
    some[2].delete()
    undone = undo(edit, editor)
    assert undone is not None and (undone.photos, undone.left, undone.gone) == (3, 1, 1)
    assert credits() == ["A", "Mended since", "New"]
    some[1].refresh_from_db()
    assert some[1].caption != "Same"  # the fact that nobody touched goes back
    edit.refresh_from_db()
    assert edit.undone_by == editor
    assert undo(edit, editor) is None


def test_undoing_gives_moments_back() -> None:
    before = timezone.now() + timedelta(days=3)
    with_end, without = make_photo(usable_until=before), make_photo()
    later = before + timedelta(days=3)
    edit, _found = edit_many([with_end.pk, without.pk], None, give(usable_until=later))
    assert edit is not None
    undo(edit, None)
    ends = Photo.objects.order_by("pk").values_list("usable_until", flat=True)
    assert list(ends) == [before, None]


def test_an_edit_of_nothing_leaves_no_row() -> None:
    photo = make_photo(credit="Same")
    assert edit_many([photo.pk], None, give(credit="Same"))[0] is None
    assert not FactsEdit.objects.exists()


def test_what_an_erased_photo_said_is_not_kept() -> None:
    photo = make_photo()
    edit_many([photo.pk], None, give(credit="New"))
    takedown.erase(photo, None, "The law")
    assert not FactsEditPhoto.objects.exists()
