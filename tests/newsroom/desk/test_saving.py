"""The save road: all of a form or nothing, once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEntry
from gallery.models import Gallery
from newsroom import publishing
from newsroom.models import Draft, Story
from tests.factories import make_gallery, make_photo


def test_it_saves_what_was_typed_as_an_edition(desk, gallery):
    answer = desk.save(gallery, headline="Below the clouds")
    assert answer.status_code == 302
    gallery.refresh_from_db()
    assert gallery.headline == "Below the clouds"
    assert publishing.newest(gallery).number == 2
    assert publishing.newest(gallery).saved_by == desk.user
    assert gallery.version == 2


def test_it_writes_nothing_when_nothing_was_changed(desk, gallery):
    before = Story.objects.values().get(pk=gallery.pk)
    assert desk.save(gallery).status_code == 302
    assert Story.objects.values().get(pk=gallery.pk) == before
    assert gallery.editions.count() == 1


def test_it_takes_the_same_form_twice_as_one_save(desk, gallery):
    fields = desk.open(gallery)
    for _click in range(2):
        assert desk.press(gallery, fields, dek="Other words").status_code == 302
    assert gallery.editions.count() == 2
    assert not Draft.objects.exists()


def test_it_makes_one_story_of_a_new_form_sent_twice(desk):
    url, fields = desk.open_new("gallery")
    fields |= {"headline": "Twice", "slides-0-photo": make_photo().pk, "_save": "1"}
    first, second = desk.client.post(url, fields), desk.client.post(url, fields)
    assert first.status_code == second.status_code == 302
    story = Gallery.objects.get()
    assert story.editions.count() == 1
    assert story.created_by == desk.user


def test_it_adds_what_was_typed_between_two_sends_of_a_new_form(desk):
    url, fields = desk.open_new("gallery")
    desk.client.post(url, {**fields, "headline": "First", "_save": "1"})
    desk.client.post(url, {**fields, "headline": "First and more", "_save": "1"})
    assert Gallery.objects.get().headline == "First and more"


def test_it_makes_the_address_from_the_headline(desk):
    make_gallery(slug="night-over-the-sea")
    url, fields = desk.open_new("gallery")
    desk.client.post(url, {**fields, "headline": "Night over the sea", "_save": "1"})
    assert Gallery.objects.get(headline="Night over the sea").slug == "night-over-the-sea-2"


def test_it_demands_nothing_of_a_first_save(desk):
    url, fields = desk.open_new("gallery")
    assert desk.client.post(url, {**fields, "_save": "1"}).status_code == 302
    assert Gallery.objects.get().headline == ""


def test_it_keeps_line_breaks_as_they_were(desk, gallery):
    gallery.slides.update(caption="One\ntwo")
    publishing.save(gallery, None)
    fields = desk.open(gallery)
    fields = {
        name: value.replace("\n", "\r\n") if isinstance(value, str) else value
        for name, value in fields.items()
    }
    desk.press(gallery, fields)
    assert gallery.editions.count() == 2  # the one above; looking at it made no third


def test_it_saves_nothing_where_one_field_is_wrong(desk, gallery):
    answer = desk.save(gallery, headline="New", slug="not an address")
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    gallery.refresh_from_db()
    assert gallery.headline == "Above the clouds"
    assert gallery.editions.count() == 1


def test_it_shows_what_was_typed_again_where_one_field_is_wrong(desk, gallery):
    fields = desk.open(gallery) | {"slides-0-title": "Typed just now", "slug": "not an address"}
    page = desk.press(gallery, fields).content.decode()
    assert 'value="Typed just now"' in page


def test_it_keeps_a_stage_that_a_colleague_set_meanwhile(desk, gallery):
    fields = desk.open(gallery)
    Story.objects.filter(pk=gallery.pk).update(stage="ready")
    desk.press(gallery, fields, headline="Only the headline is mine")
    gallery.refresh_from_db()
    assert gallery.stage == "ready"
    assert gallery.headline == "Only the headline is mine"


def test_it_saves_a_stage_alone_without_an_edition(desk, gallery):
    desk.save(gallery, stage="in_review")
    gallery.refresh_from_db()
    assert gallery.stage == "in_review"
    assert gallery.editions.count() == 1


def test_it_writes_the_audit_log(desk, gallery):
    desk.save(gallery, dek="Other")
    assert AuditEntry.objects.filter(actor=desk.user, action="saved", target_id=gallery.pk).exists()


def test_it_forgets_my_draft_once_saved(desk, gallery):
    Draft.objects.create(story=gallery, user=desk.user, payload="{}", base_version=1)
    desk.save(gallery)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("changes", [{}, {"slides-199-position": "1"}])
def test_it_saves_two_hundred_slides_with_few_queries(
    desk, db, changes, django_assert_max_num_queries
):
    gallery = make_gallery(0)
    photos = [make_photo() for _ in range(10)]
    fields = desk.open(gallery)
    fields |= {"slides-TOTAL_FORMS": "200"}
    for i in range(200):
        fields |= {
            f"slides-{i}-key": f"k{i}",
            f"slides-{i}-position": str(i + 1),
            f"slides-{i}-photo": str(photos[i % 10].pk),
            f"slides-{i}-title": f"Slide {i}",
            f"slides-{i}-caption": "A caption of some length, as captions are.",
            f"slides-{i}-credit": "",
            f"slides-{i}-alt": "",
        }
    fields |= changes
    with django_assert_max_num_queries(70):
        assert desk.press(gallery, fields).status_code == 302
    positions = list(gallery.slides.values_list("position", flat=True))
    assert positions == list(range(1, 201))


def test_it_opens_two_hundred_slides_with_as_many_queries_as_two(desk, db):
    counts = []
    for n in (2, 200):
        gallery = make_gallery(n)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            desk.open(gallery)
        counts.append(len(captured))
    assert counts[0] == counts[1]
