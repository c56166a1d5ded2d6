"""A process is killed at every step of an upload and a rendering; the next start puts it right."""

import io
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from unittest import mock

import pytest
from django.db import connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from photos import originals
from photos.intake import take_in
from photos.live_work import at_work
from photos.models import Photo, RenditionSet
from photos.rendition_folders import making_root, media_root
from photos.tasks import prepare_now, sweep
from photos.tidy import tidy

from .pictures import add, add_as_if_ready, encoded

pytestmark = pytest.mark.django_db(transaction=True)

KILLED = 9


def dies(work: Callable[[], object], at: str, *, call: int = 1) -> None:
    """Do the work in a process that is gone the moment it begins the step `at`."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            with mock.patch(at, Reaper(call, at)):
                work()
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


class Reaper:
    def __init__(self, call: int, target: str) -> None:
        self.left = call
        module, _, name = target.rpartition(".")
        self.real = getattr(__import__(module, fromlist=[name]), name)

    def __call__(self, *args, **kwargs):
        self.left -= 1
        if self.left == 0:
            os._exit(KILLED)
        return self.real(*args, **kwargs)


def upload() -> None:
    take_in(io.BytesIO(encoded()), "photo.jpg")


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("step", ["receive", "look_at", "columns", "from_file", "nearest_twin"])
def test_it_removes_an_upload_that_had_no_row(step: str) -> None:
    dies(upload, f"photos.intake.{step}")
    tidy()
    assert not Photo.objects.exists()
    assert files_below(originals.root()) == []


def test_it_removes_an_upload_whose_row_did_not_commit() -> None:
    dies(upload, "accounts.audit.record")
    tidy()
    assert not Photo.objects.exists()
    assert files_below(originals.root()) == []


@pytest.mark.parametrize("call", [1, 2])
def test_it_finishes_an_upload_whose_row_had_committed(call: int) -> None:
    dies(upload, "photos.originals.put_in_place", call=call)
    assert not originals.original_path(Photo.objects.get().original).exists()
    assert tidy().uploads_finished == 1
    photo = Photo.objects.get()
    assert originals.original_path(photo.original).read_bytes() == encoded()
    assert originals.thumbnail_path(photo.sha256).is_file()
    assert len(files_below(originals.root())) == 2
    assert prepare_now(photo.pk) == "ready"


def test_it_removes_a_row_whose_file_is_nowhere() -> None:
    dies(upload, "photos.intake.keep")
    for path in originals.incoming_root().iterdir():
        path.unlink()
    assert tidy().rows_removed == 1
    assert not Photo.objects.exists()


def test_it_sends_the_task_that_was_not_sent() -> None:
    dies(upload, "photos.intake.wake")
    tidy()
    assert len(files_below(originals.root())) == 2
    assert sweep(at_start=True) == 1
    assert sweep() == 0  # it is under way now


@pytest.mark.parametrize("step", ["render", "run_child", "point_to", "bump"])
def test_it_prepares_again_what_a_kill_interrupted(step: str) -> None:
    photo = add()
    dies(lambda: prepare_now(photo.pk), f"photos.renditions.{step}")
    assert prepare_now(photo.pk) == "nothing to do"  # the dead one's lease
    tidy()
    assert files_below(media_root()) == []
    DBTaskResult.objects.all().delete()  # a killed worker's task is never run again
    assert sweep(at_start=True) == 1
    assert prepare_now(photo.pk) == "ready"
    assert RenditionSet.objects.count() == 1


def test_it_gives_up_after_three_kills() -> None:
    photo = add()
    for _ in range(3):
        dies(lambda: prepare_now(photo.pk), "photos.renditions.render")
        Photo.objects.update(leased_until=timezone.now())
    sweep()
    photo.refresh_from_db()
    assert photo.state == Photo.State.FAILED
    assert "three times" in photo.failure


def test_it_leaves_a_live_upload_alone_until_it_is_old() -> None:
    path = originals.incoming_root() / "00ff"
    path.write_bytes(b"half")
    with at_work("intake"):
        tidy()
        assert path.exists()
        os.utime(path, (0, 0))
        tidy()
    assert not path.exists()


def test_it_leaves_a_live_rendering_alone() -> None:
    (making_root() / "key").mkdir()
    with at_work("renditions"):
        tidy()
        assert (making_root() / "key").exists()
    tidy()
    assert not (making_root() / "key").exists()


def test_it_sets_originals_aside_that_no_row_knows() -> None:
    photo = add_as_if_ready()
    photo.delete()  # as if an older backup of the database had been restored
    assert tidy().originals_set_aside == 1
    kept = originals.unclaimed_root() / Path(photo.original).name
    assert kept.read_bytes() == encoded()
    os.utime(kept, (0, 0))
    assert tidy().unclaimed_removed == 1


def test_it_removes_sets_a_day_after_they_were_replaced() -> None:
    photo = add_as_if_ready()
    old = photo.current_set
    assert old is not None
    photo.set_wanted_at = timezone.now()
    photo.save()
    prepare_now(photo.pk)
    tidy()
    assert RenditionSet.objects.count() == 2
    RenditionSet.objects.filter(pk=old.pk).update(retired_at=timezone.now() - timedelta(days=2))
    assert tidy().sets_removed == 1
    assert RenditionSet.objects.count() == 1
    assert len(list(media_root().glob("??/*"))) == 1
