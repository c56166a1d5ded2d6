"""The photo library at the desk: what each role sees and may do there."""

import json
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry, User
from photos import originals, tasks
from photos.child_process import ChildFailed
from photos.models import Photo
from tests.factories import make_gallery, make_photo, make_user, publish
from tests.photos.pictures import add, encoded

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/photos/photo/upload/"


def client_of(role):
    client = Client()
    client.force_login(make_user(role), backend="accounts.roles.RoleBackend")
    return client


def url(page, *args):
    return reverse(f"admin:photos_photo_{page}", args=args)


class TestUpload:
    def send(self, client, name, content, **fields):
        data = {"files": SimpleUploadedFile(name, content), **fields}
        return client.post(UPLOAD, data, headers={"Accept": "application/json"})

    @pytest.mark.django_db(transaction=True)
    def test_a_file_goes_in_and_the_batch_fills_what_it_leaves_empty(self, editor_client):
        response = self.send(editor_client, "a.jpg", encoded(), credit="Batch Agency")
        answer = response.json()
        assert answer["outcome"] == "added"
        photo = Photo.objects.get(pk=answer["photo"]["id"])
        assert photo.credit == "Batch Agency"
        assert photo.uploaded_by is not None

    @pytest.mark.django_db(transaction=True)
    def test_the_same_bytes_are_told_and_offered(self, editor_client):
        first = self.send(editor_client, "a.jpg", encoded()).json()
        again = self.send(editor_client, "b.jpg", encoded()).json()
        assert again["outcome"] == "duplicate"
        assert again["photo"]["id"] == first["photo"]["id"]

    @pytest.mark.django_db(transaction=True)
    def test_a_refusal_is_a_sentence_and_leaves_nothing(self, editor_client):
        answer = self.send(editor_client, "a.jpg", b"%PDF-1.7 hello").json()
        assert answer["outcome"] == "refused"
        assert "PDF" in answer["reason"]
        assert not Photo.objects.exists()

    @pytest.mark.django_db(transaction=True)
    def test_without_script_many_files_get_a_page(self, editor_client):
        files = [SimpleUploadedFile("a.jpg", encoded()), SimpleUploadedFile("b.txt", b"words")]
        page = editor_client.post(UPLOAD, {"files": files}).content.decode()
        assert Photo.objects.count() == 1
        assert "a.jpg" in page and "b.txt" in page

    def test_nothing_chosen_is_said(self, editor_client):
        assert "No file was chosen" in editor_client.post(UPLOAD, {}).content.decode()

    def test_who_may_not_enter_is_sent_to_the_login(self, client):
        assert client.post(UPLOAD, {}).status_code == 302


class TestThumbnail:
    def test_it_is_private(self, client, editor_client):
        photo = make_photo()
        path = originals.thumbnail_path(photo.sha256)
        path.parent.mkdir(parents=True)
        path.write_bytes(b"small")
        answer = editor_client.get(url("thumbnail", photo.pk))
        assert b"".join(answer) == b"small"
        assert "private" in answer["Cache-Control"]
        again = editor_client.get(
            url("thumbnail", photo.pk), headers={"If-None-Match": answer["ETag"]}
        )
        assert again.status_code == 304
        assert client.get(url("thumbnail", photo.pk)).status_code == 302

    def test_without_a_file_it_is_404(self, editor_client):
        assert editor_client.get(url("thumbnail", make_photo().pk)).status_code == 404


class TestPicker:
    def found(self, client, **query):
        html = client.get(url("picker"), {"results": 1, **query}).content.decode()
        return html.count('role="option"'), html

    def test_it_finds_every_word_anywhere(self, editor_client):
        make_photo(title="Red boat", credit="Ann")
        make_photo(title="Blue boat", credit="Bob")
        assert self.found(editor_client)[0] == 2
        assert self.found(editor_client, q="boat ann")[0] == 1
        assert self.found(editor_client, q="plane")[0] == 0

    def test_it_gives_what_a_slide_needs(self, editor_client):
        photo = make_photo(caption='With "quotes" & <tags>')
        html = self.found(editor_client)[1]
        assert "<tags>" not in html
        from html import unescape

        facts = json.loads(unescape(html.split('data-photo="')[1].split('"')[0]))
        assert facts["id"] == photo.pk
        assert facts["caption"] == photo.caption

    def test_it_offers_no_photo_that_was_taken_down_or_failed(self, editor_client):
        make_photo(state=Photo.State.FAILED)
        down = make_photo()
        Photo.objects.filter(pk=down.pk).update(taken_down_at=down.added_at)
        assert self.found(editor_client)[0] == 0

    @pytest.mark.parametrize("page", ["0", "-1", "x", "99999999"])
    def test_a_page_that_makes_no_sense_is_the_first_or_empty(self, editor_client, page):
        make_photo()
        assert self.found(editor_client, page=page)[0] in {0, 1}

    def test_its_queries_do_not_grow(self, editor_client, django_assert_max_num_queries):
        for _ in range(30):
            make_photo()
        with django_assert_max_num_queries(4):
            editor_client.get(url("picker"))


class TestPhotoPage:
    def fields(self, photo, **changed):
        names = "title headline caption alt extended_description keywords credit byline source"
        names += " copyright_notice licence_url acquire_licence_url usage_terms city country"
        form = {name: getattr(photo, name) for name in names.split()}
        return form | {"focal_x": photo.focal_x, "focal_y": photo.focal_y} | changed

    def test_a_mended_credit_is_saved_and_logged(self, editor_client):
        photo = make_photo()
        form = self.fields(photo, credit="Mended Agency")
        response = editor_client.post(url("change", photo.pk), form)
        assert response.status_code == 302, response.context["errors"]
        photo.refresh_from_db()
        assert photo.credit == "Mended Agency"
        assert "Mended Agency" in AuditEntry.objects.filter(action="change photo").get().detail

    def test_alt_text_and_decorative_exclude_each_other(self, editor_client):
        photo = make_photo()
        response = editor_client.post(
            url("change", photo.pk), self.fields(photo, alt="Words", decorative="on")
        )
        assert "empty the one" in response.content.decode()

    def test_it_says_where_the_photo_stands(self, editor_client):
        gallery = make_gallery(slides=2, headline="The lap")
        publish(gallery)
        second = gallery.slides.last().photo
        page = editor_client.get(url("change", second.pk)).content.decode()
        assert "The lap" in page
        assert "photo 2, live since" in page

    def test_a_photo_in_use_is_not_deleted_and_says_where_it_stands(self, editor_client):
        gallery = make_gallery(slides=1, headline="The lap")
        photo = gallery.slides.get().photo
        response = editor_client.post(url("delete", photo.pk), {"post": "yes"}, follow=True)
        assert "The lap" in response.content.decode()
        assert Photo.objects.filter(pk=photo.pk).exists()

    def test_an_unused_photo_goes(self, editor_client):
        photo = make_photo()
        editor_client.post(url("delete", photo.pk), {"post": "yes"})
        assert not Photo.objects.filter(pk=photo.pk).exists()

    def test_adding_leads_to_the_upload(self, editor_client):
        assert editor_client.get(url("add"))["Location"] == UPLOAD

    def test_the_wall_asks_no_more_for_sixty_than_for_one(
        self, editor_client, django_assert_max_num_queries
    ):
        for _ in range(61):
            make_photo()
        with django_assert_max_num_queries(10):
            assert editor_client.get(url("changelist")).content.count(b"photo-tile") >= 60


class TestRights:
    def act(self, client, photo, act, reason="The agency asked"):
        return client.post(url("rights", photo.pk), {"act": act, "reason": reason}, follow=True)

    def test_it_takes_down_and_lifts_with_a_reason(self, editor_client):
        photo = make_photo()
        self.act(editor_client, photo, "down")
        photo.refresh_from_db()
        assert photo.taken_down_at
        self.act(editor_client, photo, "lift")
        photo.refresh_from_db()
        assert photo.taken_down_at is None

    def test_it_asks_for_the_reason(self, editor_client):
        photo = make_photo()
        assert "Say why" in self.act(editor_client, photo, "down", "").content.decode()
        photo.refresh_from_db()
        assert photo.taken_down_at is None

    def test_reporters_may_not(self):
        photo = make_photo()
        response = self.act(client_of(User.Role.REPORTER), photo, "down")
        assert response.status_code == 403
        photo.refresh_from_db()
        assert photo.taken_down_at is None

    def test_a_failed_photo_is_tried_again(self, editor_client):
        photo = make_photo(state=Photo.State.FAILED, failure="It took too long.")
        assert "It took too long." in editor_client.get(url("change", photo.pk)).content.decode()
        editor_client.post(url("retry", photo.pk))
        photo.refresh_from_db()
        assert photo.state == Photo.State.PROCESSING


class TestRetry:
    """By the site's own way without a worker."""

    @pytest.fixture(autouse=True)
    def _inline(self, settings):
        settings.RUN_TASKS = "inline"
        backend = "django_tasks.backends.immediate.ImmediateBackend"
        settings.TASKS = {"default": {"BACKEND": backend}}

    def press(self, client, photo):
        page = client.post(url("retry", photo.pk), follow=True).content.decode()
        photo.refresh_from_db()
        return page

    @pytest.mark.django_db(transaction=True)
    def test_a_photo_that_was_put_off_is_ready_when_it_answers(self, editor_client, monkeypatch):
        def crash(photo):
            raise ChildFailed("crashed")

        with monkeypatch.context() as patch:
            patch.setattr(tasks, "make_set", crash)
            photo = add()
        photo.refresh_from_db()
        assert (photo.state, photo.tries) == (Photo.State.PROCESSING, 1)
        assert "Prepare it again" in editor_client.get(url("change", photo.pk)).content.decode()
        assert "is ready." in self.press(editor_client, photo)
        assert (photo.state, photo.failure) == (Photo.State.READY, "")

    @pytest.mark.django_db(transaction=True)
    def test_a_second_failure_is_said_at_once(self, editor_client):
        photo = make_photo(state=Photo.State.FAILED, failure="It took too long.")
        page = self.press(editor_client, photo)
        assert "could not be prepared: The original is not in its place any more." in page
        assert photo.state == Photo.State.FAILED

    def test_a_photo_that_was_taken_down_is_left_alone(self, editor_client):
        photo = make_photo(state=Photo.State.FAILED, failure="It took too long.")
        Photo.objects.filter(pk=photo.pk).update(taken_down_at=photo.added_at)
        self.press(editor_client, photo)
        assert photo.failure == "It took too long."


class TestMoments:
    def test_looking_at_a_photo_and_saving_it_changes_no_second(self, editor_client):
        taken = datetime(2021, 11, 8, 20, 20, 7, tzinfo=UTC)
        photo = make_photo(taken_at=taken)
        local = timezone.localtime(taken)
        page = editor_client.get(url("change", photo.pk)).content.decode()
        assert f'value="{local:%Y-%m-%dT%H:%M:%S}"' in page
        form = TestPhotoPage().fields(photo, taken_at=f"{local:%Y-%m-%dT%H:%M:%S}")
        assert editor_client.post(url("change", photo.pk), form).status_code == 302
        photo.refresh_from_db()
        assert photo.taken_at == taken
        assert not AuditEntry.objects.filter(action="change photo").exists()

    def test_a_moment_without_seconds_is_understood(self, editor_client):
        photo = make_photo()
        form = TestPhotoPage().fields(photo, usable_until="2030-01-02T03:04")
        editor_client.post(url("change", photo.pk), form)
        photo.refresh_from_db()
        assert timezone.localtime(photo.usable_until).strftime("%d %H:%M") == "02 03:04"
