"""The verbs of the desk, each as an editor meets it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEntry
from newsroom import publishing
from newsroom.models import Address, Edition, EditionPhoto
from newsroom.preflight import NotReady
from newsroom.publishing import Conflict, ScheduleInTheWay, WrongMoment
from photos.models import Photo
from photos.public_revision import current
from tests.factories import MONDAY, make_gallery, make_photo, make_ready, publish

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def live(story, at):
    return Edition.objects.live(at).filter(story=story).first()


def edit(gallery, headline):
    gallery.headline = headline
    gallery.save()
    return publishing.save(gallery, None).edition


class TestSave:
    def test_it_makes_an_edition_without_a_date(self):
        gallery = make_gallery()
        edition = gallery.editions.get()
        assert edition.number == 1
        assert edition.live_from is None

    def test_it_makes_none_when_nothing_changed(self):
        gallery = make_gallery()
        assert publishing.save(gallery, None).outcome == "unchanged"
        assert gallery.editions.count() == 1

    def test_it_raises_the_version(self, editor):
        gallery = make_gallery()
        gallery.headline = "Another"
        gallery.save()
        publishing.save(gallery, editor, base_version=1)
        gallery.refresh_from_db()
        assert gallery.version == 2

    def test_it_refuses_a_text_that_started_from_an_older_version(self, editor):
        gallery = make_gallery()
        edit(gallery, "Theirs")
        gallery.headline = "Mine"
        with pytest.raises(Conflict) as conflict:
            publishing.save(gallery, editor, base_version=1)
        assert conflict.value.theirs.headline == "Theirs"

    def test_it_changes_nothing_that_readers_see(self, set_clock):
        set_clock(MONDAY)
        gallery = make_gallery()
        publish(gallery)
        revision = current()
        edit(gallery, "Not yet")
        assert live(gallery, MONDAY).headline != "Not yet"
        assert current() == revision

    def test_only_the_working_copy_and_dated_editions_hold_photos(self):
        gallery = make_gallery(slides=1)
        first = publish(gallery)
        for word in ("one", "two", "three"):
            edit(gallery, word)
        numbers = EditionPhoto.objects.values_list("edition__number", flat=True)
        assert sorted(numbers) == [first.number, 4]


class TestPublish:
    def test_it_dates_the_newest_edition(self, set_clock, editor):
        set_clock(MONDAY)
        gallery = make_gallery()
        result = publishing.publish(gallery, editor)
        assert result.outcome == "published"
        assert live(gallery, MONDAY) == result.edition
        assert result.edition.first_published_at == MONDAY
        assert result.edition.published_by == editor

    def test_done_twice_it_does_nothing_and_says_so(self, editor):
        gallery = make_gallery()
        publishing.publish(gallery, editor)
        revision = current()
        assert publishing.publish(gallery, editor).outcome == "already live"
        assert current() == revision
        assert gallery.editions.exclude(live_from=None).count() == 1

    def test_it_raises_the_public_revision(self):
        gallery = make_gallery()
        before = current()
        publish(gallery)
        assert current() == before + 1

    def test_it_is_written_to_the_audit_log(self, editor):
        gallery = make_gallery()
        publishing.publish(gallery, editor)
        entry = AuditEntry.objects.get(action="published")
        assert (entry.actor, entry.target_id) == (editor, gallery.pk)

    def test_it_refuses_who_may_not(self, reporter):
        with pytest.raises(PermissionDenied):
            publishing.publish(make_gallery(), reporter)

    def test_it_keeps_the_first_date_through_later_editions(self, set_clock):
        set_clock(MONDAY)
        gallery = make_gallery()
        publish(gallery)
        set_clock(MONDAY + DAY)
        edit(gallery, "Mended")
        second = publish(gallery)
        assert second.first_published_at == MONDAY
        assert second.photo_rows.first().first_published_at == MONDAY

    def test_it_claims_the_address_for_good(self):
        first, second = make_gallery(slug="dunes"), make_gallery(slug="dunes")
        publish(first)
        publishing.withdraw(first, None)
        with pytest.raises(NotReady, match="belongs to"):
            publish(second)
        assert Address.objects.get(slug="dunes").story_id == first.pk

    def test_a_slug_changed_and_changed_back_leads_to_the_story(self, set_clock):
        set_clock(MONDAY)
        gallery = make_gallery(slug="old")
        publish(gallery)
        for day, slug in enumerate(("new", "old"), 1):
            set_clock(MONDAY + day * DAY)
            gallery.slug = slug
            gallery.save()
            publishing.save(gallery, None)
            publish(gallery)
        assert live(gallery, MONDAY + 3 * DAY).slug == "old"
        assert set(gallery.addresses.values_list("slug", flat=True)) == {"old", "new"}

    @pytest.mark.parametrize("slug", ["feed", "photo", "all", "grid", "embed", "2024", ""])
    def test_it_refuses_an_address_that_the_site_uses(self, slug):
        with pytest.raises(NotReady):
            publish(make_gallery(slug=slug))

    def test_it_waits_for_photos_that_are_being_prepared(self, editor):
        gallery = make_gallery(slides=1)
        photo = Photo.objects.get()
        Photo.objects.update(state=Photo.State.PROCESSING)
        with pytest.raises(NotReady) as stopped:
            publishing.publish(gallery, editor)
        assert stopped.value.only_waits_for_photos
        assert publishing.publish_when_ready(gallery, editor).outcome == "waits for photos"
        make_ready(photo)
        publishing.publish_waiting(photo.pk)
        assert live(gallery, gallery.editions.get().live_from)
        gallery.refresh_from_db()
        assert gallery.publish_when_ready_by is None

    @pytest.mark.parametrize("missing", [{"credit": ""}, {"alt": ""}])
    def test_it_refuses_a_photo_without_credit_or_alt_text(self, missing):
        gallery = make_gallery(slides=1)
        Photo.objects.update(**missing)
        with pytest.raises(NotReady):
            publish(gallery)

    def test_a_decorative_photo_needs_no_alt_text(self):
        gallery = make_gallery(slides=1)
        Photo.objects.update(alt="", decorative=True)
        assert publish(gallery)

    def test_it_refuses_to_slip_in_before_what_readers_saw(self, set_clock):
        set_clock(MONDAY)
        gallery = make_gallery()
        publish(gallery)
        edit(gallery, "Older")
        with pytest.raises(WrongMoment):
            publish(gallery, MONDAY - DAY)

    def test_an_import_may_date_it_in_the_past(self, set_clock):
        set_clock(MONDAY)
        gallery = make_gallery()
        publish(gallery, MONDAY - 100 * DAY)
        assert live(gallery, MONDAY - 50 * DAY)
        assert live(gallery, MONDAY - 101 * DAY) is None


class TestSchedule:
    def test_it_goes_live_by_itself(self, set_clock, editor):
        set_clock(MONDAY)
        gallery = make_gallery()
        assert publishing.schedule(gallery, editor, MONDAY + DAY).outcome == "scheduled"
        assert live(gallery, MONDAY + DAY - timedelta(seconds=1)) is None
        assert live(gallery, MONDAY + DAY)

    def test_done_twice_it_is_one_date(self, set_clock, editor):
        set_clock(MONDAY)
        gallery = make_gallery()
        publishing.schedule(gallery, editor, MONDAY + DAY)
        assert publishing.schedule(gallery, editor, MONDAY + DAY).outcome == "already scheduled"
        assert gallery.editions.exclude(live_from=None).count() == 1

    def test_it_refuses_a_moment_that_has_passed(self, set_clock, editor):
        set_clock(MONDAY)
        with pytest.raises(WrongMoment):
            publishing.schedule(make_gallery(), editor, MONDAY - HOUR)

    def test_publishing_before_it_asks(self, set_clock, editor):
        set_clock(MONDAY)
        gallery = make_gallery()
        publishing.schedule(gallery, editor, MONDAY + DAY)
        with pytest.raises(ScheduleInTheWay) as asked:
            publishing.publish(gallery, editor)
        assert [edition.live_from for edition in asked.value.upcoming] == [MONDAY + DAY]

    def test_kept_it_still_comes_and_follows_the_first_date(self, set_clock, editor):
        set_clock(MONDAY)
        gallery = make_gallery()
        publishing.schedule(gallery, editor, MONDAY + DAY)
        now_live = publishing.publish(gallery, editor, scheduled="keep").edition
        assert live(gallery, MONDAY) == now_live
        then = live(gallery, MONDAY + DAY)
        assert then != now_live
        assert then.first_published_at == MONDAY
        assert then.photo_rows.first().first_published_at == MONDAY

    def test_cancelled_on_the_way_it_comes_no_more(self, set_clock, editor):
        set_clock(MONDAY)
        gallery = make_gallery()
        publishing.schedule(gallery, editor, MONDAY + DAY)
        result = publishing.publish(gallery, editor, scheduled="cancel")
        assert len(result.cancelled) == 1
        assert live(gallery, MONDAY + DAY) == result.edition

    def test_cancel_takes_the_date_away(self, set_clock, editor):
        set_clock(MONDAY)
        gallery = make_gallery()
        publishing.schedule(gallery, editor, MONDAY + DAY)
        assert publishing.cancel(gallery, editor).outcome == "cancelled"
        assert live(gallery, MONDAY + DAY) is None
        assert publishing.cancel(gallery, editor).outcome == "nothing scheduled"

    def test_cancel_leaves_what_is_live(self, set_clock, editor):
        set_clock(MONDAY)
        gallery = make_gallery()
        first = publish(gallery)
        set_clock(MONDAY + HOUR)
        edit(gallery, "Tomorrow's")
        publishing.schedule(gallery, editor, MONDAY + DAY)
        publishing.cancel(gallery, editor)
        assert live(gallery, MONDAY + 2 * DAY) == first


class TestWithdraw:
    def test_it_is_gone_at_once(self, set_clock, editor):
        set_clock(MONDAY)
        gallery = make_gallery()
        publish(gallery)
        set_clock(MONDAY + HOUR)
        assert publishing.withdraw(gallery, editor).outcome == "withdrawn"
        assert live(gallery, MONDAY + HOUR) is None
        assert live(gallery, MONDAY), "what was said on Monday stays on record"

    def test_done_twice_it_says_so(self, set_clock, editor):
        set_clock(MONDAY)
        gallery = make_gallery()
        publish(gallery)
        set_clock(MONDAY + HOUR)
        publishing.withdraw(gallery, editor)
        assert publishing.withdraw(gallery, editor).outcome == "was not live"

    def test_it_cancels_what_would_bring_it_back(self, set_clock, editor):
        set_clock(MONDAY)
        gallery = make_gallery()
        publish(gallery)
        set_clock(MONDAY + HOUR)
        edit(gallery, "Later")
        publishing.schedule(gallery, editor, MONDAY + DAY)
        publishing.withdraw(gallery, editor)
        assert live(gallery, MONDAY + 2 * DAY) is None

    def test_an_end_comes_by_itself_and_can_be_moved_and_cancelled(self, set_clock, editor):
        set_clock(MONDAY)
        gallery = make_gallery()
        publish(gallery)
        publishing.withdraw(gallery, editor, MONDAY + DAY)
        assert publishing.withdraw(gallery, editor, MONDAY + 2 * DAY).outcome == "ends"
        assert live(gallery, MONDAY + DAY)
        assert live(gallery, MONDAY + 2 * DAY) is None
        publishing.cancel(gallery, editor)
        assert live(gallery, MONDAY + 2 * DAY)

    def test_published_again_it_is_back_under_its_first_date(self, set_clock, editor):
        set_clock(MONDAY)
        gallery = make_gallery()
        publish(gallery)
        set_clock(MONDAY + HOUR)
        publishing.withdraw(gallery, editor)
        set_clock(MONDAY + 2 * HOUR)
        back = publishing.publish(gallery, editor).edition
        assert live(gallery, MONDAY + 2 * HOUR) == back
        assert back.first_published_at == MONDAY


class TestRollBack:
    def test_readers_and_the_working_copy_get_the_old_text(self, set_clock, editor):
        set_clock(MONDAY)
        gallery = make_gallery(headline="First")
        first = publish(gallery)
        set_clock(MONDAY + HOUR)
        gallery.slides.first().delete()
        edit(gallery, "Second")
        publish(gallery)
        set_clock(MONDAY + 2 * HOUR)
        result = publishing.roll_back(gallery, editor, first.number)
        assert result.outcome == "published"
        assert live(gallery, MONDAY + 2 * HOUR).payload == first.payload
        gallery.refresh_from_db()
        assert gallery.headline == "First"
        assert gallery.slides.count() == 3

    def test_what_was_not_published_stays_an_edition(self, set_clock, editor):
        set_clock(MONDAY)
        gallery = make_gallery(headline="First")
        first = publish(gallery)
        set_clock(MONDAY + HOUR)
        mine = edit(gallery, "Hours of work")
        publishing.roll_back(gallery, editor, first.number)
        assert gallery.editions.get(number=mine.number).headline == "Hours of work"

    def test_a_photo_deleted_since_is_left_out(self, set_clock, editor):
        set_clock(MONDAY)
        gallery = make_gallery(slides=2)
        old = gallery.editions.get()
        gone = gallery.slides.last()
        photo = gone.photo
        gone.delete()
        publishing.save(gallery, None)
        Photo.objects.filter(pk=photo.pk).update(current_set=None, state=Photo.State.PROCESSING)
        photo.delete()
        publishing.roll_back(gallery, editor, old.number)
        assert gallery.slides.count() == 1


class TestPreview:
    def test_the_link_stays_the_same_until_it_is_revoked(self, editor):
        gallery = make_gallery()
        link = publishing.preview(gallery, editor)
        assert publishing.preview(gallery, editor) == link
        assert publishing.revoke_previews(gallery, editor) == 1
        assert publishing.preview(gallery, editor) != link


def test_a_photo_that_readers_see_cannot_be_deleted():
    photo = make_photo()
    gallery = make_gallery(slides=0, saved=False)
    gallery.slides.create(photo=photo, position=1)
    publishing.save(gallery, None)
    publish(gallery)
    gallery.slides.all().delete()
    publishing.save(gallery, None)
    with pytest.raises(Exception, match="protected"):
        photo.delete()


def test_a_clock_that_stands_still_takes_no_date_twice(set_clock, editor):
    set_clock(MONDAY)
    gallery = make_gallery()
    publishing.publish(gallery, editor)
    assert publishing.withdraw(gallery, editor).outcome == "withdrawn"
    assert live(gallery, MONDAY + timedelta(microseconds=1)) is None
