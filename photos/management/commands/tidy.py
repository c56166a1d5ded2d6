from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from photos.takedown import apply_takedowns
from photos.tasks import sweep
from photos.tidy import tidy


class Command(BaseCommand):
    help = (
        "Finishes or removes what a kill left of uploads and renditions, removes renditions that "
        "were replaced a day ago, and applies takedowns. Every start does the same."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        changed = apply_takedowns()
        done = tidy()
        sent = sweep(at_start=True)
        for what, number in (
            asdict(done) | {"takedowns_applied": changed, "photos_sent_to_the_worker": sent}
        ).items():
            if number:
                self.stdout.write(f"{what.replace('_', ' ')}: {number}")
