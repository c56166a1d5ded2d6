"""Makes waiting renditions here and now, until none is left: for commands."""

import time
from collections.abc import Callable, Collection

from django.db import connection

from . import leases
from .models import Photo
from .tasks import prepare_now, waiting

Progress = Callable[[int, int], None]  # done, of how many
PAUSE = 0.5  # seconds between two looks at what others are doing


def drain(progress: Progress | None = None, only: Collection[int] | None = None) -> list[Photo]:
    """Prepare every photo that waits, or `only` these, and give those that failed.

    Waits out the pauses before second tries, and for what a worker has taken up meanwhile.
    """
    mine = set(only) if only is not None else set(leases.wanted().values_list("pk", flat=True))
    left = still_wanted(mine)
    while left:
        ready_to_take = [pk for pk in waiting() if pk in left]
        if not ready_to_take:
            leases.give_up_lost()
            if not connection.in_atomic_block:
                connection.close()
            time.sleep(PAUSE)
        for pk in ready_to_take:
            prepare_now(pk)
            if progress:
                progress(len(mine - still_wanted(mine)), len(mine))
        left = still_wanted(mine)
    return [photo for photo in Photo.objects.in_bulk(mine).values() if photo.failure]


def still_wanted(ids: Collection[int]) -> set[int]:
    return set(leases.wanted().values_list("pk", flat=True)) & set(ids)
