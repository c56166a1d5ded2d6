"""Fills the demo. Run again, it goes on where it stopped.

Pictures are painted in processes of their own and taken in like any upload; each story is published
as soon as its pictures are ready.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.conf import settings
from django.db import connection

from photos.intake import take_in
from photos.models import Photo
from photos.tasks import prepare_now

from .flyaround import LAP, STILL_FLYING
from .plans import CREDIT
from .programme import PLANS, facts_of
from .writing import begin, begun, finish, is_out, lead_home_with

WAIT_SECONDS = 300
Report = Callable[[int, int, str], None]


class NotPainted(Exception):
    """A picture could not be painted or prepared; the text says which and why."""


def fill(report: Report) -> None:
    """Paint, take in and publish what is not there yet, the lead stories first.

    `report(done, of, what)` is called as pictures and stories come out.
    """
    begin(LAP)  # the article embeds it before it is out
    begin(STILL_FLYING)
    missing = [plan for plan in PLANS if not is_out(plan)]
    order = list(dict.fromkeys(name for plan in missing for name in plan.pictures()))
    photos = {name: photo for name in order if (photo := painted(name))}
    done, of = len(photos), len(order) + len(missing)
    for name, path in paint([name for name in order if name not in photos]):
        photos[name] = take_in_painting(name, path)
        done += 1
        report(done, of, name)
        for plan in [plan for plan in missing if set(plan.pictures()) <= set(photos)]:
            finish(plan, photos)
            missing.remove(plan)
            done += 1
            report(done, of, plan.headline)
    for plan in missing:
        finish(plan, photos)
    if lead := begun(LAP):
        lead_home_with(lead)


def is_filled() -> bool:
    return all(is_out(plan) for plan in PLANS)


def painted(name: str) -> Photo | None:
    """The picture from an earlier run, ready."""
    photo = Photo.objects.filter(file_name=f"{name}.jpg", credit=CREDIT).first()
    return wait_until_ready(photo) if photo else None


def paint(names: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """Paint in as many processes as there are cores. A file is gone when the next is asked for."""
    with (
        tempfile.TemporaryDirectory(dir=settings.DATA_ROOT, prefix=".painting-") as folder,
        ThreadPoolExecutor(os.cpu_count() or 1) as pool,
    ):
        for name, path in pool.map(lambda name: paint_one(name, Path(folder)), names):
            yield name, path
            path.unlink()


def paint_one(name: str, folder: Path) -> tuple[str, Path]:
    path = folder / f"{name}.jpg"
    command = [sys.executable, "-m", "config.demo.painter", name, str(path)]
    done = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True)  # noqa: S603
    if done.returncode != 0:
        raise NotPainted(f"{name} could not be painted: {done.stderr.strip()[-300:]}")
    return name, path


def take_in_painting(name: str, path: Path) -> Photo:
    """Into the library like any upload, with its facts, and made ready."""
    with path.open("rb") as file:
        result = take_in(file, path.name, batch_facts=facts_of(name))
    if result.photo is None:
        raise NotPainted(f"{name} was not taken in: {result.reason}")
    return wait_until_ready(result.photo)


def wait_until_ready(photo: Photo) -> Photo:
    """Make its renditions here, or wait for the worker that is at it."""
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        prepare_now(photo.pk)
        photo = Photo.objects.with_renditions().get(pk=photo.pk)
        if photo.state == Photo.State.READY:
            return photo
        if photo.state == Photo.State.FAILED:
            break
        connection.close()
        time.sleep(0.5)
    raise NotPainted(f"{photo.file_name} could not be prepared: {photo.failure or 'no worker'}")
