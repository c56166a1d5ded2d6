from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from newsroom import publishing
from photos import addresses
from photos.addresses import media_url, signed_url
from photos.models import Photo, RenditionSet
from photos.rendition_folders import folder_of
from photos.takedown import take_down
from tests.factories import make_gallery, make_photo, publish

pytestmark = pytest.mark.django_db
NAME = "640.jpg"


def with_file(photo: Photo) -> str:
    """The address of a rendition whose file is there."""
    assert photo.current_set is not None
    folder = folder_of(photo.current_set.key)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_bytes(b"jpeg bytes")
    return media_url(photo.current_set, NAME)


@pytest.fixture
def gallery(db):
    return make_gallery(1)


@pytest.fixture
def photo(gallery) -> Photo:
    return gallery.slides.get().photo


@pytest.fixture
def url(photo: Photo) -> str:
    return with_file(photo)


def test_it_gives_a_live_storys_photo_to_readers(client: Client, gallery, url: str) -> None:
    publish(gallery)
    response = client.get(url)
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == b"jpeg bytes"
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "public, max-age=86400"
    assert not response.cookies


def test_it_hides_what_was_never_shown(client: Client, url: str) -> None:
    unknown = client.get(url.replace(url.split("/")[2], "A" * 22))
    hidden = client.get(url)
    assert hidden.status_code == unknown.status_code == 404
    assert hidden.content == unknown.content
    assert hidden.headers == unknown.headers


def test_it_says_gone_after_a_withdrawal(client: Client, gallery, url: str) -> None:
    publish(gallery)
    assert client.get(url).status_code == 200
    publishing.withdraw(gallery, None)
    response = client.get(url)
    assert response.status_code == 410
    assert response["Cache-Control"] == "no-cache"


def test_it_says_gone_after_a_takedown(client: Client, gallery, photo: Photo, url: str) -> None:
    publish(gallery)
    take_down(photo, None, "Reason")
    assert client.get(url).status_code == 410


def test_it_says_gone_when_rights_have_ended(
    client: Client, gallery, photo: Photo, url: str, set_clock
) -> None:
    publish(gallery)
    photo.usable_until = timezone.now() + timedelta(minutes=10)
    photo.save()
    response = client.get(url)
    assert 590 <= int(response["Cache-Control"].partition("max-age=")[2]) <= 600
    set_clock(photo.usable_until - timedelta(seconds=1))
    assert client.get(url).status_code == 200
    set_clock(photo.usable_until)
    assert client.get(url).status_code == 410


def test_it_keeps_caches_short_before_a_scheduled_end(client: Client, gallery, url: str) -> None:
    publish(gallery)
    publishing.withdraw(gallery, None, timezone.now() + timedelta(hours=1))
    age = int(client.get(url)["Cache-Control"].partition("max-age=")[2])
    assert 3500 <= age <= 3600


def test_it_opens_by_the_clock(client: Client, gallery, url: str, set_clock) -> None:
    at = timezone.now() + timedelta(hours=1)
    publish(gallery, at)
    assert client.get(url).status_code == 404
    set_clock(at)
    assert client.get(url).status_code == 200


def test_it_asks_one_question_on_a_hit(
    client: Client, gallery, url: str, django_assert_num_queries
) -> None:
    publish(gallery)
    client.get(url)
    with django_assert_num_queries(1):
        client.get(url)


def test_it_goes_on_when_the_revision_cannot_be_read(
    client: Client, gallery, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> int:
        raise DatabaseError

    publish(gallery)
    client.get(url)
    monkeypatch.setattr("photos.open_keys.current", broken)
    assert client.get(url).status_code == 200


def test_it_answers_not_modified(client: Client, gallery, url: str) -> None:
    publish(gallery)
    etag = client.get(url)["ETag"]
    response = client.get(url, headers={"If-None-Match": f'"other", W/{etag}'})
    assert response.status_code == 304
    assert response["ETag"] == etag
    assert "max-age" in response["Cache-Control"]


def test_it_answers_head(client: Client, gallery, url: str) -> None:
    publish(gallery)
    response = client.head(url)
    assert response.status_code == 200
    assert response["Content-Length"] == "10"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_it_rejects_other_methods(client: Client, gallery, url: str, method: str) -> None:
    publish(gallery)
    assert client.generic(method, url).status_code == 405


def test_it_gives_unpublished_photos_to_the_desk(editor_client: Client, url: str) -> None:
    response = editor_client.get(url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


def test_it_gives_unpublished_photos_to_previews(client: Client, photo: Photo, url: str) -> None:
    assert photo.current_set is not None
    response = client.get(signed_url(photo.current_set, NAME, 60))
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("was", "becomes"),
    [("until=1", "until=9"), ("signature=", "signature=x"), ("640.jpg", "960.avif")],
)
def test_it_refuses_a_forged_signature(
    client: Client, photo: Photo, url: str, was: str, becomes: str
) -> None:
    assert photo.current_set is not None
    (folder_of(photo.current_set.key) / "960.avif").write_bytes(b"avif")
    forged = signed_url(photo.current_set, NAME, 60).replace(was, becomes, 1)
    assert client.get(forged).status_code == 404


def test_it_refuses_a_signature_that_has_run_out(
    client: Client, photo: Photo, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert photo.current_set is not None
    signed = signed_url(photo.current_set, NAME, 60)
    monkeypatch.setattr(addresses.time, "time", lambda: timezone.now().timestamp() + 7300)
    assert client.get(signed).status_code == 404


@pytest.mark.parametrize("name", ["..%2f..%2fsecret", "640.png", "640.jpg%00", "thumbnail.php"])
def test_it_knows_no_other_names(client: Client, gallery, url: str, name: str) -> None:
    publish(gallery)
    assert client.get(url.replace(NAME, name)).status_code == 404


def test_it_hands_over_to_the_proxy(client: Client, gallery, photo, url: str, settings) -> None:
    settings.MEDIA_ACCEL_PREFIX = "/inside/"
    publish(gallery)
    response = client.get(url)
    key = photo.current_set.key
    assert response["X-Accel-Redirect"] == f"/inside/{key[:2]}/{key}/{NAME}"
    assert response.content == b""
    assert response["Content-Type"] == "image/jpeg"


def test_it_says_gone_where_a_file_is_lost(client: Client, gallery, photo: Photo) -> None:
    publish(gallery)
    assert photo.current_set is not None
    assert client.get(media_url(photo.current_set, NAME)).status_code == 410


def test_it_shows_the_replaced_set_for_a_while(client: Client, gallery, photo, url: str) -> None:
    publish(gallery)
    newer = RenditionSet.objects.create(photo=photo)
    RenditionSet.objects.filter(pk=photo.current_set_id).update(retired_at=timezone.now())
    photo.current_set = newer
    photo.save()
    assert client.get(url).status_code == 200


def test_it_never_opens_a_photo_of_no_story(client: Client) -> None:
    assert client.get(with_file(make_photo())).status_code == 404
