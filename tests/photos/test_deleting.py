import pytest
from django.db.models import ProtectedError

from accounts.models import AuditEntry
from photos import originals
from photos.deleting import delete_photo
from photos.models import Photo
from photos.rendition_folders import media_root
from tests.factories import make_gallery

from .pictures import add_as_if_ready

pytestmark = pytest.mark.django_db


def test_it_removes_the_row_and_every_file(editor, django_capture_on_commit_callbacks) -> None:
    photo = add_as_if_ready()
    number = photo.pk
    with django_capture_on_commit_callbacks(execute=True):
        delete_photo(photo, editor)
    assert not Photo.objects.exists()
    for folder in (originals.root(), media_root()):
        assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert AuditEntry.objects.get(action="delete photo").target_id == number


def test_it_keeps_a_photo_that_a_story_names(editor) -> None:
    photo = make_gallery(1).slides.get().photo
    with pytest.raises(ProtectedError):
        delete_photo(photo, editor)
    assert Photo.objects.filter(pk=photo.pk).exists()
    assert not AuditEntry.objects.filter(action="delete photo").exists()
