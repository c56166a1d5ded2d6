from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from photos import worker
from photos.draining import drain
from photos.progress_bar import ProgressBar
from photos.tasks import sweep


class Command(BaseCommand):
    help = (
        "Prepares photos behind the pages, until it is told to stop. `serve` runs one by itself. "
        "Takes up what a worker that was killed has left."
    )
    requires_system_checks: list[str] = []  # `serve` has run them

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--drain", action="store_true", help="Work until nothing is left, then end."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["drain"]:
            worker.recover()
            sweep(at_start=True)
            drain(ProgressBar(self.stderr, "Preparing photos"))
        elif settings.RUN_TASKS == "inline":
            raise CommandError(
                "TASKS is inline: photos are prepared in the request that adds them, so no worker "
                "is needed. Set TASKS=worker for one, or use --drain to take up what was left."
            )
        else:
            worker.run()
