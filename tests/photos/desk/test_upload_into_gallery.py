"""The upload page, opened from a gallery: what it takes becomes slides there."""

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from accounts.models import AuditEntry, User
from newsroom import publishing
from newsroom.models import Draft
from photos.models import Photo
from tests.factories import make_gallery, make_photo, make_user
from tests.photos.pictures import encoded, gradient

pytestmark = pytest.mark.django_db(transaction=True)
JSON = {"Accept": "application/json"}


def upload_url(gallery):
    return f"/admin/photos/photo/upload/?gallery={gallery.pk}"


def picture(name, seed):
    return SimpleUploadedFile(name, encoded(gradient(seed=seed)))


@pytest.fixture
def gallery(db):
    return make_gallery(1, headline="One lap")


def names(gallery):
    return [slide.photo.file_name for slide in gallery.slides.all()][1:]


class TestWithoutScript:
    def send(self, client, gallery, files, **fields):
        answer = client.post(upload_url(gallery), {"files": files, **fields})
        return answer.content.decode()

    def test_it_adds_slides_by_file_name(self, editor_client, gallery):
        files = [picture("10.jpg", 1), picture("2.jpg", 2), picture("1.jpg", 3)]
        page = self.send(editor_client, gallery, files, order="name")
        assert names(gallery) == ["1.jpg", "2.jpg", "10.jpg"]
        assert "3 slides added." in page
        assert f'href="/admin/gallery/gallery/{gallery.pk}/change/"' in page

    def test_it_adds_slides_as_they_were_chosen(self, editor_client, gallery):
        files = [picture("10.jpg", 1), picture("2.jpg", 2), picture("1.jpg", 3)]
        self.send(editor_client, gallery, files, order="dropped")
        assert names(gallery) == ["10.jpg", "2.jpg", "1.jpg"]

    def test_it_takes_what_the_library_has_already(self, editor_client, gallery):
        editor_client.post("/admin/photos/photo/upload/", {"files": [picture("a.jpg", 1)]})
        page = self.send(editor_client, gallery, [picture("b.jpg", 1), picture("c.jpg", 2)])
        assert Photo.objects.filter(slides__gallery=gallery).count() == 3
        assert "The library has this photo already." in page
        assert "2 slides added." in page

    def test_it_adds_no_photo_twice(self, editor_client, gallery):
        self.send(editor_client, gallery, [picture("a.jpg", 1)])
        page = self.send(editor_client, gallery, [picture("a.jpg", 1), picture("b.jpg", 2)])
        assert gallery.slides.count() == 3
        assert "1 slide added. 1 photo stands in this gallery already" in page

    def test_it_adds_the_others_of_a_refused_file(self, editor_client, gallery):
        page = self.send(
            editor_client, gallery, [SimpleUploadedFile("a.txt", b"x"), picture("b.jpg", 1)]
        )
        assert names(gallery) == ["b.jpg"]
        assert "a.txt" in page

    def test_it_asks_before_it_adds_to_what_a_colleague_saved(self, editor_client, gallery):
        base = gallery.version
        gallery.refresh_from_db()
        gallery.dek = "Theirs"
        gallery.save()
        publishing.save(gallery, make_user(username="colleague"))
        page = self.send(editor_client, gallery, [picture("a.jpg", 1)], version=base)
        assert names(gallery) == []
        assert "colleague saved the gallery since" in page
        photo = Photo.objects.get(file_name="a.jpg")
        assert f'name="photo" value="{photo.pk}"' in page
        again = {"photo": photo.pk, "name": "a.jpg", "version": gallery.version}
        assert "1 slide added." in editor_client.post(upload_url(gallery), again).content.decode()
        assert names(gallery) == ["a.jpg"]


class TestWithScript:
    def fill(self, client, gallery, photos, **fields):
        data = {"photo": [photo.pk for photo in photos], "name": ["x.jpg"] * len(photos)}
        return client.post(upload_url(gallery), {**data, **fields}, headers=JSON).json()

    def test_it_adds_what_has_arrived_by_the_time_it_was_taken(self, editor_client, gallery):
        zone = timezone.get_current_timezone()
        times = [datetime(2021, 11, day, tzinfo=zone) for day in (9, 8)]
        late, early = [make_photo(taken_at=at) for at in times]
        unknown = make_photo()
        answer = self.fill(editor_client, gallery, [unknown, late, early], order="taken")
        photos = [slide.photo_id for slide in gallery.slides.all()][1:]
        assert photos == [early.pk, late.pk, unknown.pk]
        assert answer["text"] == "3 slides added."

    def test_it_names_those_that_stood_there(self, editor_client, gallery):
        old, new = gallery.slides.get().photo, make_photo()
        answer = self.fill(editor_client, gallery, [old, new, new])
        assert answer["already"] == [old.pk, new.pk]
        assert gallery.slides.count() == 2

    def test_it_leaves_out_what_may_not_be_shown(self, editor_client, gallery):
        photo = make_photo()
        Photo.objects.filter(pk=photo.pk).update(taken_down_at=timezone.now())
        answer = self.fill(editor_client, gallery, [photo])
        assert answer["left_out"] == [photo.pk]
        assert gallery.slides.count() == 1

    def test_it_saves_an_edition_and_says_who_did(self, editor_client, editor, gallery):
        answer = self.fill(editor_client, gallery, [make_photo()], version=gallery.version)
        newest = publishing.newest(gallery)
        assert (newest.number, newest.saved_by) == (2, editor)
        assert len(newest.load().slides) == 2
        assert AuditEntry.objects.filter(action="saved", actor=editor).exists()
        gallery.refresh_from_db()
        assert answer["version"] == gallery.version

    def test_it_keeps_what_was_typed_in_another_window(self, editor_client, editor, gallery):
        Draft.objects.create(story=gallery, user=editor, payload="{}", base_version=1)
        self.fill(editor_client, gallery, [make_photo()])
        assert Draft.objects.get().base_version == 1

    def test_it_tells_of_a_conflict_with_the_version_to_try_again(self, editor_client, gallery):
        answer = self.fill(editor_client, gallery, [make_photo()], version=99)
        assert answer["ask"] is True
        assert answer["version"] == gallery.version
        assert gallery.slides.count() == 1


class TestWhoMay:
    def test_a_gallery_that_is_not_there_is_404(self, editor_client):
        for value in ("99999", "x", "", "9" * 30):
            url = f"/admin/photos/photo/upload/?gallery={value}"
            assert editor_client.get(url).status_code == 404

    def test_who_may_not_change_galleries_may_not_fill_them(self, gallery, monkeypatch):
        client = Client()
        client.force_login(make_user(User.Role.REPORTER), backend="accounts.roles.RoleBackend")
        assert client.get(upload_url(gallery)).status_code == 200
        own = User.has_perm
        monkeypatch.setattr(
            User,
            "has_perm",
            lambda self, name, obj=None: name != "gallery.change_gallery" and own(self, name, obj),
        )
        assert client.get(upload_url(gallery)).status_code == 403
        assert client.post(upload_url(gallery), {"photo": make_photo().pk}).status_code == 403
        assert gallery.slides.count() == 1

    def test_the_form_saves_and_leads_there(self, editor_client, gallery):
        form = editor_client.get(f"/admin/gallery/gallery/{gallery.pk}/change/").content.decode()
        assert 'name="_upload"' in form
