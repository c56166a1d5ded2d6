import io

import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from photos import originals
from photos.intake import Outcome, take_in
from photos.models import Photo
from photos.public_revision import current
from photos.rendition_folders import folder_of, media_root
from photos.takedown import apply_takedowns, erase, lift, take_down
from photos.takedown_ledger import last_lines, ledger_path
from photos.tasks import prepare_now

from .pictures import add_as_if_ready, app13, encoded

pytestmark = pytest.mark.django_db


def public_files() -> list[str]:
    return [path.name for path in media_root().rglob("*") if path.is_file()]


def test_it_drops_a_photo_at_once(editor) -> None:
    photo = add_as_if_ready()
    before = current()
    take_down(photo, editor, "A court says so")
    assert not Photo.objects.usable(timezone.now()).exists()
    assert public_files() == []
    assert current() == before + 1
    entry = AuditEntry.objects.get(action="take photo down")
    assert (entry.actor, entry.detail) == (editor, "A court says so")
    assert originals.original_path(photo.original).is_file()


def test_it_survives_a_restored_database() -> None:
    photo = add_as_if_ready()
    key = photo.current_set.key
    take_down(photo, None, "Reason")
    Photo.objects.update(taken_down_at=None)  # what an older backup says
    (folder_of(key)).mkdir(parents=True)  # and an older backup of the files
    assert apply_takedowns() == 1
    photo.refresh_from_db()
    assert photo.taken_down_at is not None
    assert not folder_of(key).exists()
    assert apply_takedowns() == 0


def test_it_survives_a_lost_file_of_takedowns() -> None:
    photo = add_as_if_ready()
    take_down(photo, None, "Reason")
    ledger_path().unlink()
    apply_takedowns()
    assert last_lines()[photo.sha256].act == "down"


def test_it_survives_a_line_cut_off() -> None:
    photo = add_as_if_ready()
    take_down(photo, None, "Reason")
    with ledger_path().open("a") as file:
        file.write('{"at": "2026-')
    lift(photo, None, "Allowed again")
    assert last_lines()[photo.sha256].act == "lift"


def test_it_only_ever_adds_lines() -> None:
    photo = add_as_if_ready()
    take_down(photo, None, "One")
    first = ledger_path().read_text()
    lift(photo, None, "Two")
    assert ledger_path().read_text().startswith(first)


def test_it_finishes_a_takedown_that_a_kill_cut_in_two(monkeypatch: pytest.MonkeyPatch) -> None:
    photo = add_as_if_ready()
    with monkeypatch.context() as killed:
        killed.setattr("photos.takedown.mark_down", lambda *_args: None)
        take_down(photo, None, "Reason")
    apply_takedowns()
    photo.refresh_from_db()
    assert photo.taken_down_at is not None
    assert public_files() == []


def test_it_lifts_with_files_made_anew(editor) -> None:
    photo = add_as_if_ready()
    old = photo.current_set.key
    take_down(photo, editor, "Mistaken")
    lift(photo, editor, "It was a mistake")
    assert photo.taken_down_at is None
    assert not Photo.objects.usable(timezone.now()).exists()
    assert prepare_now(photo.pk) == "ready"
    assert Photo.objects.usable(timezone.now()).get().current_set.key != old
    assert AuditEntry.objects.filter(action="lift takedown").count() == 1


def test_it_applies_a_lift_that_the_database_missed() -> None:
    photo = add_as_if_ready()
    take_down(photo, None, "Reason")
    down_at = photo.taken_down_at
    lift(photo, None, "Back")
    Photo.objects.update(taken_down_at=down_at)
    assert apply_takedowns() == 1
    photo.refresh_from_db()
    assert photo.taken_down_at is None


def test_it_erases_the_original_and_its_facts(editor) -> None:
    photo = add_as_if_ready(encoded(extra=app13(a=(5, b"Secret title"), b=(110, b"Agency"))))
    sha256, original = photo.sha256, originals.original_path(photo.original)
    erase(photo, editor, "The law")
    assert not original.exists()
    assert not originals.thumbnail_path(sha256).exists()
    assert public_files() == []
    assert (photo.title, photo.credit, photo.file_name, photo.from_file) == ("", "", "", "{}")
    with pytest.raises(ValueError, match="erased"):
        lift(photo, editor, "No")


def test_it_does_not_take_an_erased_photo_in_again() -> None:
    photo = add_as_if_ready()
    erase(photo, None, "The law")
    result = take_in(io.BytesIO(encoded()), "again.jpg")
    assert result.outcome == Outcome.REFUSED
    assert "erased" in result.reason


def test_it_erases_again_after_a_restored_backup() -> None:
    photo = add_as_if_ready()
    kept = {"original": photo.original, "title": "Back again", "taken_down_at": None}
    erase(photo, None, "The law")
    Photo.objects.update(**kept)
    originals.original_path(kept["original"]).write_bytes(encoded())
    assert apply_takedowns() == 1
    photo.refresh_from_db()
    assert (photo.title, photo.original) == ("", "")
    assert not originals.original_path(kept["original"]).exists()


def test_it_says_that_a_duplicate_was_taken_down() -> None:
    take_down(add_as_if_ready(), None, "Reason")
    result = take_in(io.BytesIO(encoded()), "again.jpg")
    assert result.outcome == Outcome.DUPLICATE
    assert "taken down" in result.reason
