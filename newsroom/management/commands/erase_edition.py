from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsroom.erasing import CannotErase, erase_edition
from newsroom.models import Story


class Command(BaseCommand):
    help = (
        "Erases one edition of a story for good, with its words: for what the law forbids to keep. "
        "The audit log keeps the number and the reason."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "story", type=int, help="the story's number, as in its address at the desk"
        )
        parser.add_argument(
            "edition", type=int, help="the edition's number, as in the story's history"
        )
        parser.add_argument("--reason", required=True, help="kept in the audit log")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            story = Story.objects.get(pk=options["story"])
            erase_edition(story, options["edition"], options["reason"])
        except Story.DoesNotExist as error:
            raise CommandError(f"There is no story {options['story']}.") from error
        except CannotErase as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Erased edition {options['edition']} of “{story}”.")
