"""/preview/<token>/ and a gallery's own paths below it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom import publishing
from newsroom.models import Draft, PreviewLink
from newsroom.payload import dump
from tests.factories import make_gallery


@pytest.fixture
def draft_gallery(db):
    return make_gallery(3, headline="Not out yet", slug="not-out")


@pytest.fixture
def link(draft_gallery, editor) -> PreviewLink:
    return publishing.preview(draft_gallery, editor)


def test_it_shows_what_readers_cannot_see(client, draft_gallery, link) -> None:
    assert client.get("/gallery/not-out/").status_code == 404
    html = client.get(f"/preview/{link.token}/").content.decode()
    assert "Not out yet" in html
    assert "Preview, not published." in html


def test_it_stays_in_the_preview_while_turning(client, draft_gallery, link) -> None:
    key = draft_gallery.slides.all()[1].key
    address = f"/preview/{link.token}/photo/{key}/"
    assert f'rel="next" href="{address}"' in client.get(f"/preview/{link.token}/").content.decode()
    answer = client.get(address)
    assert answer.status_code == 200
    assert "/gallery/not-out/" not in answer.content.decode()


@pytest.mark.parametrize("rest", ["all/", "grid/"])
def test_it_has_the_other_views_too(client, link, rest) -> None:
    assert client.get(f"/preview/{link.token}/{rest}").status_code == 200


def test_it_leads_from_a_number_within_the_preview(client, draft_gallery, link) -> None:
    key = draft_gallery.slides.all()[1].key
    answer = client.get(f"/preview/{link.token}/2/")
    assert answer["Location"] == f"/preview/{link.token}/photo/{key}/"


@pytest.mark.parametrize("rest", ["photo/bbbbbbbb/", "9/", "nowhere/", "../../admin/", "all/x/"])
def test_it_has_no_other_paths(client, link, rest) -> None:
    assert client.get(f"/preview/{link.token}/{rest}").status_code == 404


def test_it_is_kept_by_nobody_and_framed_by_the_desk_alone(client, link) -> None:
    answer = client.get(f"/preview/{link.token}/")
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    html = answer.content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert 'rel="canonical"' not in html


def test_it_signs_the_addresses_of_media(client, link) -> None:
    assert "signature=" in client.get(f"/preview/{link.token}/").content.decode()


def test_it_shows_a_draft_that_is_not_saved(client, draft_gallery, editor) -> None:
    payload = draft_gallery.compose()
    payload.headline = "Typed, not saved"
    draft = Draft.objects.create(
        story=draft_gallery, user=editor, payload=dump(payload), base_version=1
    )
    link = publishing.preview(draft_gallery, editor, draft)
    assert "Typed, not saved" in client.get(f"/preview/{link.token}/").content.decode()


def test_it_needs_no_headline_and_no_address(client, editor, db) -> None:
    gallery = make_gallery(1, headline="", slug="")
    link = publishing.preview(gallery, editor)
    assert client.get(f"/preview/{link.token}/").status_code == 200


def test_it_is_not_there_once_it_expired_or_was_revoked(client, draft_gallery, link) -> None:
    PreviewLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(f"/preview/{link.token}/").status_code == 404
    PreviewLink.objects.update(expires_at=timezone.now() + timedelta(days=1))
    assert client.get(f"/preview/{link.token}/").status_code == 200
    publishing.revoke_previews(draft_gallery, link.made_by)
    assert client.get(f"/preview/{link.token}/").status_code == 404


def test_it_is_not_there_for_an_unknown_token(client, db) -> None:
    assert client.get("/preview/unknown/").status_code == 404
