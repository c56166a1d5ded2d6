"""Editing many photos at the desk: choose, look, apply, undo."""

import pytest
from django.urls import reverse

from photos.desk import many
from photos.desk.many_form import keywords
from photos.models import FactsEdit, Photo
from tests.factories import make_photo

pytestmark = pytest.mark.django_db
EDIT = "/admin/photos/photo/edit-many/"


def send(client, photos, step="apply", **facts) -> str:
    ids = ",".join(str(photo.pk) for photo in photos)
    chosen = {f"change_{name}": "on" for name in facts if name not in {"how", "only_empty"}}
    form = {"also": ids, "step": step, **chosen, **facts}
    return client.post(EDIT, form, follow=True).content.decode()


def credits() -> list[str]:
    return list(Photo.objects.order_by("pk").values_list("credit", flat=True))


def test_it_shows_before_and_after_and_changes_nothing_yet(editor_client) -> None:
    photos = [make_photo(credit="Old Agency"), make_photo(credit="New")]
    page = send(editor_client, photos, "look", credit="New")
    assert "1 photo would change" in page
    assert "<del>Old Agency</del> → <ins>New</ins>" in page
    assert "1 stays as it is" in page
    assert credits() == ["Old Agency", "New"]


def test_it_applies_what_was_looked_at_and_undoes_it(editor_client) -> None:
    photos = [make_photo(credit="A"), make_photo(credit="B")]
    assert "2 photos were changed" in send(editor_client, photos, credit="New")
    assert credits() == ["New", "New"]
    url = reverse("admin:photos_photo_undo_edit", args=[FactsEdit.objects.get().pk])
    page = editor_client.post(url, follow=True).content.decode()
    assert "2 photos say again what they said before" in page
    assert credits() == ["A", "B"]
    assert "undone before" in editor_client.post(url, follow=True).content.decode()


def test_it_fills_only_what_is_empty(editor_client) -> None:
    photos = [make_photo(credit=""), make_photo(credit="Kept")]
    send(editor_client, photos, credit="New", only_empty="on")
    assert credits() == ["New", "Kept"]


def test_it_takes_away_what_is_ticked_and_empty(editor_client) -> None:
    send(editor_client, [make_photo(credit="Old")], credit="")
    assert credits() == [""]


def test_a_decorative_photo_keeps_no_alt_text_and_gets_the_rest(editor_client) -> None:
    photo = make_photo(alt="", decorative=True)
    send(editor_client, [photo], alt="Words", credit="New")
    photo.refresh_from_db()
    assert (photo.alt, photo.credit) == ("", "New")


@pytest.mark.parametrize(
    ("how", "given", "after"),
    [
        ("add", "Night; sea", "Orbit, sea, Night"),
        ("add", "SEA", "Orbit,sea"),
        ("take", "SEA, moon", "Orbit"),
        ("take", "moon", "Orbit,sea"),
        ("replace", "moon, Moon, ,sun", "moon, sun"),
    ],
)
def test_it_adds_takes_and_replaces_keywords(how: str, given: str, after: str) -> None:
    assert keywords("Orbit,sea", given, how) == after


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "Tick the facts"),
        ({"keywords": "", "how": "add"}, "at least one keyword"),
        ({"licence_url": "javascript:alert(1)"}, "valid URL"),
        ({"usable_from": "2030-01-02T00:00", "usable_until": "2030-01-01T00:00"}, "end before"),
    ],
)
def test_it_says_what_does_not_fit(editor_client, facts, sentence: str) -> None:
    assert sentence in send(editor_client, [make_photo()], **facts)
    assert not FactsEdit.objects.exists()


def test_what_is_typed_and_not_ticked_is_asked_about(editor_client) -> None:
    photo = make_photo(credit="Old")
    form = {"also": photo.pk, "step": "apply", "credit": "New"}
    assert "Tick its box" in editor_client.post(EDIT, form).content.decode()
    assert credits() == ["Old"]


def test_all_that_fit_are_taken_from_the_filter(editor_client) -> None:
    for title in ("Boat", "Boat", "Plane"):
        make_photo(title=title)
    page = editor_client.post(EDIT, {"all": "1", "filter": "q=boat"}).content.decode()
    assert "Edit 2 photos" in page


def test_ticks_and_picks_of_other_pages_come_together(editor_client) -> None:
    here, there = make_photo(), make_photo()
    form = {"photo": [here.pk, "x"], "also": f"{there.pk},,9999999"}
    assert "Edit 2 photos" in editor_client.post(EDIT, form).content.decode()


def test_it_takes_no_more_than_it_says(editor_client, monkeypatch) -> None:
    monkeypatch.setattr(many, "MOST", 1)
    page = send(editor_client, [make_photo(), make_photo()], credit="New")
    assert "At most 1 photos" in page
    assert not FactsEdit.objects.exists()


def test_nothing_picked_is_said(editor_client) -> None:
    assert "No photo was picked" in send(editor_client, [])


def test_it_needs_the_right_to_change_photos(editor_client, monkeypatch) -> None:
    monkeypatch.setattr("accounts.models.User.has_perm", lambda *_: False)
    form = {"also": make_photo().pk, "step": "apply", "change_credit": "on", "credit": "New"}
    assert editor_client.post(EDIT, form).status_code == 403
    edits = "/admin/photos/photo/edits/"
    assert editor_client.get(edits).status_code == 403
    assert editor_client.post(f"{edits}1/undo/").status_code == 403
