"""Autosave and preview: a draft is kept, and nothing else moves."""

import json
from urllib.parse import urlsplit

import pytest

from accounts.models import AuditEntry
from gallery.models import Gallery, Slide
from newsroom.models import Draft, Edition, PreviewLink, Story
from tests.factories import make_photo


def autosave(desk, gallery, query="", **changes):
    fields = desk.open(gallery) | changes
    return desk.client.post(desk.url(gallery, "autosave") + query, fields)


def rows():
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (Story, Gallery, Slide, Edition, AuditEntry)
    }


def test_it_keeps_what_was_typed_as_my_draft(desk, gallery):
    answer = autosave(desk, gallery, headline="Half a thou")
    draft = Draft.objects.get()
    assert answer.json()["kept"] is True
    assert json.loads(draft.payload)["headline"] == "Half a thou"
    assert draft.user == desk.user and draft.base_version == 1


def test_it_leaves_no_other_row(desk, gallery):
    photo = make_photo()
    before = rows()
    autosave(
        desk, gallery, headline="Half", **{"slides-3-photo": photo.pk, "slides-0-DELETE": "on"}
    )
    assert rows() == before


def test_it_drops_the_draft_once_nothing_differs(desk, gallery):
    autosave(desk, gallery, headline="Half")
    autosave(desk, gallery)
    assert not Draft.objects.exists()


def test_it_restores_what_was_typed(desk, gallery):
    photo = make_photo()
    changes = {"slides-3-photo": photo.pk, "slides-3-caption": "New", "slides-3-position": "1"}
    autosave(desk, gallery, headline="Half a thou", **changes)
    before = rows()
    assert "you typed something here" in desk.client.get(desk.url(gallery)).content.decode()
    fields = desk.open(gallery, "?draft=1")
    assert fields["headline"] == "Half a thou"
    assert fields["slides-0-caption"] == "New"
    assert rows() == before
    desk.press(gallery, fields)
    assert gallery.slides.filter(caption="New").exists()


def test_it_drops_a_draft_when_told(desk, gallery):
    autosave(desk, gallery, headline="Half")
    desk.client.post(desk.url(gallery, "draft"))
    assert not Draft.objects.exists()


def test_it_says_what_stands_in_the_way(desk, gallery):
    answer = autosave(desk, gallery, slug="not an address")
    assert answer.json()["kept"] is False
    assert "Address" in answer.json()["text"]
    assert not Draft.objects.exists()


def test_it_says_that_a_colleague_saved_meanwhile(desk, colleague, gallery):
    fields = desk.open(gallery) | {"headline": "Mine"}
    colleague.save(gallery, headline="Theirs")
    answer = desk.client.post(desk.url(gallery, "autosave"), fields).json()
    assert answer["conflict"] is True and "colleague" in answer["text"]
    assert Draft.objects.filter(user=desk.user).exists()


def test_it_shows_a_colleague_that_i_am_typing(desk, colleague, gallery):
    autosave(desk, gallery, headline="Half")
    page = colleague.client.get(colleague.url(gallery)).content.decode()
    assert "typed something at" in page


def test_it_starts_a_new_story_by_its_first_autosave(desk):
    url, fields = desk.open_new("gallery")
    fields["headline"] = "Just begun"
    answer = desk.client.post(f"{url}autosave/", fields).json()
    story = Gallery.objects.get()
    assert story.headline == "Just begun"
    assert answer["change"] == desk.url(story) and answer["version"] == 1


def test_it_goes_on_saving_the_story_that_autosave_began(desk):
    url, fields = desk.open_new("gallery")
    desk.client.post(f"{url}autosave/", fields | {"headline": "Just begun"})
    desk.client.post(url, fields | {"headline": "Just begun, and on", "_save": "1"})
    assert Gallery.objects.get().headline == "Just begun, and on"


def test_it_previews_what_is_not_saved(desk, gallery):
    answer = autosave(desk, gallery, "?preview=1", headline="Only a draft").json()
    link = PreviewLink.objects.get()
    assert link.token in answer["preview"]
    assert link.draft == Draft.objects.get()


def test_it_previews_the_saved_story_where_nothing_differs(desk, gallery):
    autosave(desk, gallery, "?preview=1")
    assert PreviewLink.objects.get().draft is None


def test_it_shows_the_saved_story_in_a_preview_that_stays_open(desk, gallery):
    autosave(desk, gallery, "?preview=1", headline="Only a draft")
    desk.save(gallery, headline="Saved")
    assert PreviewLink.objects.get().draft is None


@pytest.mark.parametrize("method", ["get", "put"])
def test_it_takes_nothing_but_a_form(desk, gallery, method):
    assert getattr(desk.client, method)(desk.url(gallery, "autosave")).status_code == 405


def test_it_asks_who_you_are(client, desk, gallery):
    answer = client.post(desk.url(gallery, "autosave"), {})
    assert answer.status_code == 302 and "login" in urlsplit(answer.url).path
