"""Old photos that no story uses: listed with what they take, and deleted after a question."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from photos import disk_use
from photos.models import Photo, RenditionSet
from tests.factories import make_gallery, make_photo, make_user

pytestmark = pytest.mark.django_db
PAGE = "/admin/photos/photo/unused/"


def old_photo(**facts) -> Photo:
    return make_photo(added_at=timezone.now() - timedelta(days=400), **facts)


def test_it_lists_what_is_old_and_unused_with_what_it_takes(editor_client) -> None:
    photo = old_photo(title="Forgotten", bytes=3 * 2**20)
    make_photo(title="Fresh")
    old_photo(title="Down", taken_down_at=timezone.now())
    gallery = make_gallery(1)
    Photo.objects.filter(pk=gallery.slides.get().photo_id).update(
        title="Used", added_at=photo.added_at
    )
    answer = editor_client.get(PAGE)
    assert [one.title for one in answer.context["photos"]] == ["Forgotten"]
    renditions = sum(file.bytes for file in photo.current_set.files)
    assert answer.context["takes"] == 3 * 2**20 + renditions
    assert len(editor_client.get(PAGE, {"days": 0}).context["photos"]) == 2


def test_it_asks_first(editor_client) -> None:
    photo = old_photo()
    page = editor_client.post(PAGE, {"photo": photo.pk, "step": "ask"}).content.decode()
    assert "Delete 1 photo for good?" in page
    assert Photo.objects.filter(pk=photo.pk).exists()


def test_it_deletes_what_was_listed_and_nothing_that_is_used_by_now(editor_client) -> None:
    old, kept, fresh = old_photo(), old_photo(), make_photo()
    used = make_gallery(1).slides.get().photo
    Photo.objects.filter(pk=used.pk).update(added_at=old.added_at)
    form = {"photo": [old.pk, fresh.pk, used.pk], "step": "delete"}
    assert "1 photo was deleted" in editor_client.post(PAGE, form, follow=True).content.decode()
    assert set(Photo.objects.values_list("pk", flat=True)) == {kept.pk, fresh.pk, used.pk}


def test_reporters_may_not(client) -> None:
    client.force_login(make_user(User.Role.REPORTER), backend="accounts.roles.RoleBackend")
    form = {"photo": old_photo().pk, "step": "delete"}
    assert client.post(PAGE, form).status_code == 403
    assert Photo.objects.count() == 1


def test_it_reckons_how_long_the_disk_lasts(monkeypatch) -> None:
    make_photo(bytes=30_000)
    old_photo(bytes=50_000)
    RenditionSet.objects.update(files_json="[]")
    free = type("Usage", (), {"free": 12_500})
    monkeypatch.setattr(disk_use.shutil, "disk_usage", lambda _folder: free)
    use = disk_use.disk_use()
    assert (use.originals, use.renditions, use.a_day, use.days_left) == (80_000, 0, 1000, 12)
    Photo.objects.update(bytes=0)
    assert disk_use.disk_use().days_left is None
