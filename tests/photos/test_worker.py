import io
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from photos import worker
from photos.models import Photo
from photos.rendition_folders import folder_of
from photos.takedown import take_down
from photos.tasks import prepare

from .pictures import add, add_as_if_ready, encoded, gradient


@pytest.fixture
def _own_data(settings, tmp_path: Path) -> None:
    settings.DATA_ROOT = tmp_path


@pytest.mark.usefixtures("_own_data")
def test_it_has_never_been_seen_at_first() -> None:
    assert worker.last_seen() is None


@pytest.mark.usefixtures("_own_data")
def test_it_shows_signs_of_life() -> None:
    heart = worker.Heart()
    heart.start()
    for _ in range(100):
        if worker.last_seen():
            break
        time.sleep(0.02)
    heart.stop()
    seen = worker.last_seen()
    assert seen is not None
    assert timezone.now() - seen < timedelta(seconds=5)


@pytest.mark.django_db
def test_it_forgets_tasks_finished_a_day_ago() -> None:
    for status, moment in (("SUCCESSFUL", 2), ("SUCCESSFUL", 0), ("RUNNING", 2)):
        result = prepare.enqueue(1)
        at = timezone.now() - timedelta(days=moment)
        DBTaskResult.objects.filter(id=result.id).update(
            status=status, started_at=at, finished_at=at if status == "SUCCESSFUL" else None
        )
    worker.prune()
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_it_drains_and_returns() -> None:
    photos = [add(encoded(gradient(20, 20, seed=seed))) for seed in (1, 2)]
    call_command("worker", "--drain", stderr=io.StringIO())
    assert Photo.objects.filter(state=Photo.State.READY).count() == len(photos)


def test_it_is_not_needed_when_tasks_are_inline(settings) -> None:
    settings.RUN_TASKS = "inline"
    with pytest.raises(CommandError, match="inline"):
        call_command("worker")


def test_it_works_and_ends_cleanly_when_told(tmp_path: Path, copy_tables) -> None:
    environment = os.environ | {
        "DATA_ROOT": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": "",
    }
    command = [sys.executable, "manage.py"]
    if not copy_tables(tmp_path / "db.sqlite3"):
        subprocess.run([*command, "migrate", "-v0"], env=environment, check=True)
    process = subprocess.Popen([*command, "worker"], env=environment, stderr=subprocess.PIPE)
    beat = tmp_path / "worker.beat"
    for _ in range(200):
        if beat.exists():
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=10)
    assert beat.exists(), said
    assert process.returncode == 0, said
    assert b"Traceback" not in said


@pytest.mark.django_db
def test_it_takes_up_what_was_left_where_no_worker_will(settings) -> None:
    settings.RUN_TASKS = "inline"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    photo = add(encoded(gradient(20, 20)))
    worker.recover()
    photo.refresh_from_db()
    assert photo.state == Photo.State.READY


@pytest.mark.django_db
def test_it_tidies_by_command(settings) -> None:
    stray = Path(settings.ORIGINALS_ROOT) / ".incoming" / "00ff"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"half")
    add()
    out = io.StringIO()
    call_command("tidy", stdout=out)
    assert not stray.exists()
    assert "uploads removed: 1" in out.getvalue()
    assert "photos sent to the worker: 1" in out.getvalue()


@pytest.mark.django_db
def test_it_makes_missing_renditions_by_command() -> None:
    whole = add_as_if_ready(encoded(gradient(20, 20, seed=1)))
    for file in whole.current_set.files:
        (folder_of(whole.current_set.key) / file.name).write_bytes(b"there")
    lost = add_as_if_ready(encoded(gradient(20, 20, seed=2)))
    (folder_of(lost.current_set.key) / "card.jpg").unlink()
    down = add_as_if_ready(encoded(gradient(20, 20, seed=3)))
    take_down(down, None, "Reason")
    before = {photo.pk: photo.current_set_id for photo in (whole, lost, down)}
    call_command("make_renditions", "--missing", stdout=io.StringIO())
    changed = {pk for pk, old in before.items() if Photo.objects.get(pk=pk).current_set_id != old}
    assert changed == {lost.pk}


@pytest.mark.django_db
def test_it_makes_one_photos_renditions_by_command() -> None:
    photo = add_as_if_ready(encoded(gradient(20, 20)))
    out = io.StringIO()
    call_command("make_renditions", "--photo", str(photo.pk), stdout=out)
    assert Photo.objects.get().current_set != photo.current_set
    assert "1 made, 0 failed" in out.getvalue()


@pytest.mark.django_db
def test_it_names_a_photo_that_is_not_there() -> None:
    with pytest.raises(CommandError, match="no photo 12"):
        call_command("make_renditions", "--photo", "12")
