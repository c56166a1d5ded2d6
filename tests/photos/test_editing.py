import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.models import AuditEntry
from photos.editing import save_photo
from photos.models import Photo
from photos.public_revision import current
from tests.factories import make_photo

pytestmark = pytest.mark.django_db


def test_it_changes_facts_everywhere_at_once(editor) -> None:
    photo = make_photo(caption="Old")
    before = current()
    assert save_photo(photo, editor, {"caption": "New", "title": photo.title}) == ["caption"]
    assert photo.caption == "New"
    assert current() == before + 1
    entry = AuditEntry.objects.get(action="change photo")
    assert (entry.actor, entry.detail) == (editor, "caption: Old -> New")


def test_it_does_nothing_when_nothing_changed() -> None:
    photo = make_photo()
    before = current()
    assert save_photo(photo, None, {"caption": photo.caption}) == []
    assert current() == before
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("credit", "New"), ("copyright_notice", "New"), ("focal_x", 0.2), ("usage_terms", "New")],
)
def test_it_has_files_made_anew(field: str, value, django_capture_on_commit_callbacks) -> None:
    photo = make_photo()
    with django_capture_on_commit_callbacks(execute=True):
        save_photo(photo, None, {field: value})
    assert photo.set_wanted_at is not None
    assert photo.state == Photo.State.READY  # the old files are shown until the new ones are there
    assert DBTaskResult.objects.count() == 1


def test_it_leaves_files_alone_that_do_not_carry_the_fact() -> None:
    photo = make_photo()
    save_photo(photo, None, {"caption": "New", "alt": "New", "usable_until": timezone.now()})
    assert photo.set_wanted_at is None


@pytest.mark.parametrize(
    "fields",
    [
        {"focal_x": 1.5},
        {"licence_url": "javascript:alert(1)"},
        {"title": "t" * 301},
        {"decorative": True, "alt": "both"},
    ],
)
def test_it_refuses_what_does_not_fit(fields) -> None:
    photo = make_photo()
    with pytest.raises(ValidationError):
        save_photo(photo, None, fields)
    photo.refresh_from_db()
    assert photo.focal_x == 0.5


def test_it_refuses_what_is_no_fact() -> None:
    with pytest.raises(ValueError, match="state"):
        save_photo(make_photo(), None, {"state": "ready"})
