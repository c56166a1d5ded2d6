"""Every button of the toolbar: it saves first, and then does what it says."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone

from newsroom import publishing
from newsroom.models import Edition, PreviewLink
from tests.factories import make_gallery, make_photo, make_ready, publish


def says(answer):
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def live(story):
    return publishing.live_edition(story, timezone.now())


def tomorrow():
    return timezone.now() + timedelta(days=1)


@pytest.fixture
def live_gallery(gallery):
    publish(gallery, timezone.now() - timedelta(days=1))
    return gallery


def test_it_publishes_what_was_just_typed(desk, gallery):
    desk.save(gallery, "_publish", headline="Typed and published")
    assert live(gallery).headline == "Typed and published"
    assert live(gallery).published_by == desk.user


def test_it_publishes_a_new_story_at_once(desk):
    url, fields = desk.open_new("gallery")
    section = make_gallery(0).section_id
    fields |= {"headline": "At once", "section": section, "slides-0-photo": make_photo().pk}
    desk.client.post(url, {**fields, "_publish": "1"})
    assert Edition.objects.live(timezone.now()).get().headline == "At once"


def test_it_says_that_the_live_version_is_live_already(desk, live_gallery):
    answer = desk.save(live_gallery, "_publish")
    assert "already see exactly this version" in says(answer)
    assert live_gallery.editions.count() == 1


def test_it_publishes_a_correction_with_the_changes(desk, live_gallery):
    desk.save(live_gallery, "_publish", dek="Right now", correction="The dek was wrong.")
    assert live(live_gallery).correction == "The dek was wrong."


def test_it_keeps_a_correction_that_was_typed_but_not_published(desk, live_gallery):
    answer = desk.save(live_gallery, "_save", dek="Right now", correction="The dek was wrong.")
    fields = desk.open(live_gallery, "?" + answer.url.partition("?")[2])
    assert fields["correction"] == "The dek was wrong."


def test_it_publishes_one_correction_of_a_form_sent_twice(desk, live_gallery):
    fields = desk.open(live_gallery)
    for _click in range(2):
        desk.press(live_gallery, fields, "_publish", dek="Right", correction="It was wrong.")
    assert live_gallery.editions.exclude(correction="").count() == 1


def test_it_publishes_what_was_saved_and_not_what_a_colleague_saves(
    desk, colleague, gallery, monkeypatch
):
    publish_now = publishing.publish

    def after_a_colleague(*args, **options):
        monkeypatch.setattr(publishing, "publish", publish_now)
        colleague.save(gallery, dek="Theirs")
        return publish_now(*args, **options)

    monkeypatch.setattr(publishing, "publish", after_a_colleague)
    desk.save(gallery, "_publish", dek="Mine")
    assert live(gallery).dek == "Mine"


def test_it_asks_no_correction_of_what_was_never_live(desk, gallery):
    assert "correction" not in desk.open(gallery)


def test_it_saves_but_does_not_publish_what_is_not_ready(desk, gallery):
    answer = desk.save(gallery, "_publish", headline="Saved all the same", section="")
    gallery.refresh_from_db()
    assert gallery.headline == "Saved all the same"
    assert live(gallery) is None
    page = desk.client.get(answer.url).content.decode()
    assert "The story is in no section" in page
    assert 'class="problems is-blocking" open' in page


def test_it_says_a_problem_at_its_field_too(desk, gallery):
    answer = desk.save(gallery, "_publish", section="")
    page = desk.client.get(answer.url).content.decode()
    row = page.partition("field-section")[2].partition("form-row")[0]
    assert "The story is in no section" in row


def test_it_leads_to_the_photo_that_must_be_mended(desk, gallery):
    photo = make_photo(alt="")
    gallery.slides.filter(position=2).update(photo=photo)
    answer = desk.save(gallery, "_publish")
    page = desk.client.get(answer.url).content.decode()
    assert (
        f"/photo/{photo.pk}/change/" in page.partition('class="problems')[2].partition("</ul>")[0]
    )


def test_it_offers_to_wait_where_only_photos_are_missing(desk, gallery):
    photo = make_photo(state="processing")
    gallery.slides.filter(position=2).update(photo=photo)
    answer = desk.save(gallery, "_publish")
    assert "_publish_when_ready" in desk.client.get(answer.url).content.decode()
    desk.save(gallery, "_publish_when_ready")
    gallery.refresh_from_db()
    assert gallery.publish_when_ready_by == desk.user
    make_ready(photo)
    publishing.publish_waiting(photo.pk)
    assert live(gallery) is not None


def test_it_offers_no_waiting_where_more_is_missing(desk, gallery):
    gallery.slides.filter(position=2).update(photo=make_photo(state="processing", alt=""))
    answer = desk.save(gallery, "_publish")
    assert "_publish_when_ready" not in desk.client.get(answer.url).content.decode()


def test_it_schedules_in_the_sites_zone(desk, gallery, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    assert desk.save(gallery, "_schedule").url == desk.url(gallery, "schedule")
    desk.client.post(desk.url(gallery, "schedule"), {"at": "2031-07-01T09:30"})
    scheduled = gallery.editions.upcoming(timezone.now()).get()
    assert scheduled.live_from.isoformat() == "2031-07-01T07:30:00+00:00"


@pytest.mark.parametrize("wrong", ["", "yesterday", "2001-01-01T09:00"])
def test_it_refuses_a_wrong_moment(desk, gallery, wrong):
    answer = desk.client.post(desk.url(gallery, "schedule"), {"at": wrong})
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert not gallery.editions.upcoming(timezone.now()).exists()


def test_it_cancels_the_schedule(desk, gallery):
    publishing.schedule(gallery, desk.user, tomorrow())
    desk.save(gallery, "_cancel")
    assert not gallery.editions.upcoming(timezone.now()).exists()


def test_it_stops_waiting_for_photos_when_cancelled(desk, gallery):
    type(gallery).objects.filter(pk=gallery.pk).update(publish_when_ready_by=desk.user)
    desk.save(gallery, "_cancel")
    gallery.refresh_from_db()
    assert gallery.publish_when_ready_by is None


def test_it_withdraws_with_a_reason(desk, live_gallery):
    assert desk.save(live_gallery, "_withdraw").url == desk.url(live_gallery, "withdraw")
    desk.client.post(desk.url(live_gallery, "withdraw"), {"reason": "Not ours", "at": ""})
    assert live(live_gallery) is None
    history = desk.client.get(desk.url(live_gallery, "history")).content.decode()
    assert "Not ours" in history


def test_it_sets_an_end(desk, live_gallery):
    desk.client.post(desk.url(live_gallery, "withdraw"), {"reason": "", "at": "2031-07-01T09:30"})
    assert live(live_gallery) is not None
    assert live_gallery.editions.upcoming(timezone.now()).get().withdrawn


def test_it_previews_what_was_just_saved(desk, gallery):
    answer = desk.save(gallery, "_preview", headline="To look at")
    link = PreviewLink.objects.get()
    assert link.token in answer.url
    assert publishing.newest(gallery).headline == "To look at"


@pytest.mark.parametrize(("choice", "left"), [("keep", 1), ("cancel", 0)])
def test_it_asks_what_becomes_of_the_schedule(desk, live_gallery, choice, left):
    desk.save(live_gallery, dek="For tomorrow")
    publishing.schedule(live_gallery, desk.user, tomorrow())
    answer = desk.save(live_gallery, "_publish", dek="For now")
    assert answer.url.startswith(desk.url(live_gallery, "question"))
    page = desk.client.get(answer.url).content.decode()
    assert "tomorrow" in page and "<ins>now</ins>" in page
    assert live(live_gallery).dek != "For now"
    desk.client.post(answer.url, {"scheduled": choice, "at": "", "number": ""})
    assert live(live_gallery).dek == "For now"
    assert live_gallery.editions.upcoming(timezone.now()).count() == left


def test_it_leads_the_home_page(desk, live_gallery):
    desk.client.post(desk.url(live_gallery, "lead"))
    assert live_gallery.home_leads.get().chosen_by == desk.user


def test_it_offers_nothing_to_publish_where_nothing_changed(desk, live_gallery):
    page = desk.client.get(desk.url(live_gallery)).content.decode()
    button = page.partition('name="_publish"')[2].partition(">")[0]
    assert "disabled" in button
    assert "Nothing new to publish" in page


def test_it_shows_reporters_no_button_to_publish(reporter_desk, live_gallery):
    page = reporter_desk.client.get(reporter_desk.url(live_gallery)).content.decode()
    buttons = ("_publish", "_schedule", "_withdraw", "_save")
    assert [button for button in buttons if f'name="{button}"' in page] == ["_save"]


def test_it_refuses_a_reporters_hand_made_post(reporter_desk, gallery):
    fields = reporter_desk.open(gallery)
    for button in ("_publish", "_publish_when_ready", "_schedule", "_withdraw"):
        assert reporter_desk.press(gallery, fields, button).status_code == 403, button
        assert live(gallery) is None


@pytest.mark.parametrize("button", ["_cancel"])
def test_it_refuses_a_reporter_who_cancels(reporter_desk, gallery, button):
    publishing.schedule(gallery, None, tomorrow())
    assert reporter_desk.save(gallery, button).status_code == 403
    assert gallery.editions.upcoming(timezone.now()).exists()


@pytest.mark.parametrize("page", ["schedule", "withdraw", "question", "lead"])
def test_it_refuses_reporters_the_pages_of_publishing(reporter_desk, gallery, page):
    url = reporter_desk.url(gallery, page)
    assert reporter_desk.client.post(url, {"at": "2031-07-01T09:30"}).status_code == 403
    assert live(gallery) is None
    assert not gallery.editions.upcoming(timezone.now()).exists()


def test_it_saves_and_leads_to_the_upload_into_this_gallery(desk, gallery):
    answer = desk.save(gallery, "_upload", headline="Typed before")
    assert answer.url == f"/admin/photos/photo/upload/?gallery={gallery.pk}"
    gallery.refresh_from_db()
    assert gallery.headline == "Typed before"
