from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from photos import access, leases, tasks
from photos.child_process import ChildFailed
from photos.models import Photo
from photos.renditions import Overtaken
from photos.tasks import prepare_now, retry, sweep, waiting

from .pictures import add, add_as_if_ready, encoded, gradient

pytestmark = pytest.mark.django_db


def failing(code: str):
    def make_set(_photo: Photo) -> None:
        raise ChildFailed(code)

    return make_set


def test_it_is_safe_to_run_twice() -> None:
    photo = add()
    assert prepare_now(photo.pk) == "ready"
    assert prepare_now(photo.pk) == "nothing to do"
    assert photo.rendition_sets.count() == 1


def test_it_leaves_a_photo_to_who_holds_the_lease() -> None:
    photo = add()
    assert leases.take(photo.pk) is not None
    assert leases.take(photo.pk) is None
    assert prepare_now(photo.pk) == "nothing to do"


def test_it_sends_a_task_after_the_commit(django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        photo = add()
        assert not DBTaskResult.objects.exists()
    assert DBTaskResult.objects.get().args_kwargs["args"] == [photo.pk]


def test_it_tries_three_times_with_growing_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    photo = add()
    monkeypatch.setattr(tasks, "make_set", failing("out_of_time"))
    pauses = []
    for outcome in ("put off", "put off", "failed"):
        assert prepare_now(photo.pk) == outcome
        assert prepare_now(photo.pk) == "nothing to do"
        photo.refresh_from_db()
        if photo.leased_until:
            pauses.append(photo.leased_until - timezone.now())
            Photo.objects.update(leased_until=timezone.now())
    assert timedelta() < pauses[0] < pauses[1]
    assert photo.state == Photo.State.FAILED
    assert "too long" in photo.failure


def test_it_does_not_try_a_broken_file_again(monkeypatch: pytest.MonkeyPatch) -> None:
    photo = add()
    monkeypatch.setattr(tasks, "make_set", failing("broken"))
    assert prepare_now(photo.pk) == "failed"


def test_it_keeps_a_photo_ready_whose_new_set_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    photo = add_as_if_ready()
    leases.want(photo)
    monkeypatch.setattr(tasks, "make_set", failing("broken"))
    assert prepare_now(photo.pk) == "failed"
    photo.refresh_from_db()
    assert photo.state == Photo.State.READY
    assert photo.failure


def test_it_can_be_asked_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    photo = add()
    with monkeypatch.context() as broken:
        broken.setattr(tasks, "make_set", failing("broken"))
        prepare_now(photo.pk)
    photo.refresh_from_db()
    retry(photo)
    assert photo.state == Photo.State.PROCESSING
    assert prepare_now(photo.pk) == "ready"


def test_it_shrugs_at_a_photo_taken_down_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    def overtaken(_photo: Photo) -> None:
        raise Overtaken

    photo = add()
    monkeypatch.setattr(tasks, "make_set", overtaken)
    assert prepare_now(photo.pk) == "nothing to do"


def test_it_says_when_the_original_is_gone() -> None:
    photo = add()
    Photo.objects.update(original="00/gone.jpg")
    assert prepare_now(photo.pk) == "failed"
    photo.refresh_from_db()
    assert "original" in photo.failure


def test_it_takes_photos_of_live_and_scheduled_stories_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calm, scheduled, live = (add(encoded(gradient(seed=seed))) for seed in (1, 2, 3))
    soon = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(
        tasks,
        "shown_photo_ids",
        lambda at: {live.pk} if at < soon else {live.pk, scheduled.pk},
    )
    assert waiting() == [live.pk, scheduled.pk, calm.pk]


def test_it_sends_urgent_tasks_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    calm, urgent = add(encoded(gradient(seed=1))), add(encoded(gradient(seed=2)))
    monkeypatch.setattr(tasks, "is_shown", lambda pk, _at: pk == urgent.pk)
    tasks.wake(calm.pk)
    tasks.wake(urgent.pk)
    assert DBTaskResult.objects.ready().first().args_kwargs["args"] == [urgent.pk]


def test_it_sweeps_only_what_no_task_speaks_of() -> None:
    photo = add()
    assert sweep() == 1
    assert sweep() == 0
    DBTaskResult.objects.all().delete()
    assert sweep() == 1
    assert waiting() == [photo.pk]


def test_it_tells_who_waits_that_a_photo_is_ready(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks
) -> None:
    told: list[int] = []
    monkeypatch.setattr(access, "_told_when_ready", [told.append])
    photo = add()
    with django_capture_on_commit_callbacks(execute=True):
        prepare_now(photo.pk)
    leases.want(photo)
    with django_capture_on_commit_callbacks(execute=True):
        prepare_now(photo.pk)
    assert told == [photo.pk]
