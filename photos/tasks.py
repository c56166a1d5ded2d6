"""Work behind the pages: renditions. `wake` sends it, `sweep` finds what was left."""

import logging
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from . import leases
from .access import is_shown, shown_photo_ids
from .child_process import ChildFailed
from .decode_slots import NoSlot
from .live_work import alone
from .models import Photo
from .renditions import Overtaken, make_set

log = logging.getLogger(__name__)

URGENT = 50  # priority of photos that readers see
MOST_INLINE = 10  # photos prepared in one answer, where no worker runs
SCHEDULED = timedelta(days=3650)  # by then, all that is scheduled is live
# What trying again may mend; everything else is the file's own fault.
PASSING = {"out_of_time", "out_of_memory", "crashed"}


@task()
def prepare(photo_id: int) -> str:
    """Wake up for this photo. Safe to run twice, at once and too late."""
    return prepare_now(photo_id)


def prepare_now(photo_id: int) -> str:
    """Make the photo's renditions here, if they are wanted and nobody is at it.

    Returns "ready", "put off", "failed", or "nothing to do".
    """
    photo = leases.take(photo_id)
    if photo is None:
        return "nothing to do"
    try:
        make_set(photo)
    except Overtaken:
        return "nothing to do"
    except ChildFailed as failed:
        return failed_try(photo, reason_of(failed), final=failed.code not in PASSING)
    except (OSError, NoSlot) as error:
        return failed_try(photo, f"{type(error).__name__}: {error}", final=False)
    return "ready"


def failed_try(photo: Photo, reason: str, *, final: bool) -> str:
    log.warning("Photo %s, try %s: %s", photo.pk, photo.tries, reason)
    if final or photo.tries >= leases.TRIES:
        leases.fail(photo, reason)
        return "failed"
    leases.put_off(photo, reason)
    return "put off"


def reason_of(failed: ChildFailed) -> str:
    sentences = {
        "original_missing": _("The original is not in its place any more. Add the photo again."),
        "out_of_time": _("It took too long to prepare."),
        "out_of_memory": _("It needs more memory than is allowed."),
        "crashed": _("The picture decoder stopped in the middle."),
    }
    return sentences.get(failed.code) or _("The file cannot be read: %s") % failed.detail


def wake(photo_id: int) -> None:
    """Send the task; called by `transaction.on_commit`. Photos that readers see, or will by what is
    scheduled, come first."""
    now = timezone.now()
    urgent = settings.RUN_TASKS == "worker" and (
        is_shown(photo_id, now) or is_shown(photo_id, now + SCHEDULED)
    )
    (prepare.using(priority=URGENT) if urgent else prepare).enqueue(photo_id)


@task()
def look() -> int:
    """The one wake-up after many photos have changed. Without a worker only as many are prepared
    as an answer can wait for; the old files of the others are shown until the next start."""
    return sweep(most=MOST_INLINE if settings.RUN_TASKS == "inline" else 500)


def wake_for_many() -> None:
    look.using(priority=URGENT).enqueue()


def retry(photo: Photo) -> None:
    """Once more, for a photo that failed: what the desk's button does."""
    leases.want(photo)
    wake(photo.pk)


def waiting(most: int = 500) -> list[int]:
    """Ids of the photos that can be taken up now: of live stories, of scheduled ones, the rest."""
    now = timezone.now()
    ids = list(leases.due(now).values_list("pk", flat=True)[:most])
    if len(ids) < 2:
        return ids
    live, scheduled = shown_photo_ids(now), shown_photo_ids(now + SCHEDULED)
    return sorted(ids, key=lambda pk: (pk not in live, pk not in scheduled))


def sweep(*, at_start: bool = False, most: int = 500) -> int:
    """Send a task for the photos that wait without one; how many were sent.

    At a start, leases that a killed worker left are ended, if nobody on this machine is at work.
    """
    if at_start:
        with alone("renditions") as nobody:
            if nobody:
                leases.free_all()
    leases.give_up_lost()
    ids = waiting(most)
    sent = tasks_under_way() if ids else set()
    left = [pk for pk in ids if pk not in sent]
    for pk in left:
        wake(pk)
    return len(left)


def tasks_under_way() -> set[int]:
    """Photos that a task in the database already speaks of."""
    ready = DBTaskResult.objects.ready().filter(task_path=prepare.module_path)
    return {arguments["args"][0] for arguments in ready.values_list("args_kwargs", flat=True)}
