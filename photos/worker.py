"""The process behind the pages: django-tasks-db's worker, with a heart that beats and sweeps."""

import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from .takedown import apply_takedowns
from .tasks import sweep
from .tidy import tidy

log = logging.getLogger(__name__)

BEAT = 10  # seconds
BEATS_TO_SWEEP = 6
BEATS_TO_PRUNE = 360
MOST_AT_START = 20  # photos prepared before an inline site answers
FINISHED_FOR = timedelta(days=1)


def beat_path() -> Path:
    return Path(settings.DATA_ROOT) / "worker.beat"


def last_seen() -> datetime | None:
    """The worker's last sign of life; None if it never lived here."""
    try:
        return datetime.fromtimestamp(beat_path().stat().st_mtime, UTC)
    except FileNotFoundError:
        return None


def recover() -> None:
    """What every start does before work begins. Safe to run twice and at once."""
    apply_takedowns()
    tidy()
    if settings.RUN_TASKS == "inline":  # no worker will sweep
        sweep(at_start=True, most=MOST_AT_START)


class Heart(Thread):
    """Beats beside the worker's loop, so that a long rendering does not look like a death."""

    def __init__(self) -> None:
        super().__init__(name="heart", daemon=True)
        self.stopped = Event()

    def run(self) -> None:
        beats = 0
        while not self.stopped.wait(BEAT if beats else 0):
            with suppress(OSError):  # a full disk must not end it
                beat_path().touch()
            beats += 1
            try:
                if beats % BEATS_TO_SWEEP == 0:
                    sweep()
                if beats % BEATS_TO_PRUNE == 0:
                    tidy()
                    prune()
            except (DatabaseError, OSError):
                log.exception("The worker could not tidy up; it will try again.")
            finally:
                close_old_connections()
        connection.close()

    def stop(self) -> None:
        self.stopped.set()
        self.join(timeout=5)


def prune() -> None:
    """Remove finished tasks, those a dead worker left running, and old sessions."""
    before = timezone.now() - FINISHED_FOR
    DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()
    DBTaskResult.objects.running().filter(started_at__lt=before).delete()
    call_command("clearsessions")


def run() -> None:
    """Work until SIGTERM or SIGINT; a rendering under way is finished first."""
    recover()
    sweep(at_start=True)
    worker = Worker(
        queue_names=["default"],
        interval=1,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
    worker.configure_signals()
    heart = Heart()
    heart.start()
    try:
        worker.run()
    finally:
        heart.stop()
