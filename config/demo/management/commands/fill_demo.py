from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from config.demo.filling import NotPainted

from .demo import Command as Demo


class Command(Demo):
    help = (
        "What `demo` does behind the running site: paints, takes in and publishes what is missing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--stories", type=int, default=0)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.fill(options["stories"])
        except NotPainted as error:
            raise CommandError(str(error)) from error
