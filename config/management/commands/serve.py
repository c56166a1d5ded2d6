import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config import serving


class Command(BaseCommand):
    help = (
        "Serves the site as in production: checks the set-up, migrates, collects the static files, "
        "and runs the web server and the worker until it is told to stop. Listens on 127.0.0.1, "
        "and on every address where the host has set PORT."
    )
    requires_system_checks: list[str] = []  # prepare() runs them, with the database's

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, help="default: $PORT, else 8000")
        parser.add_argument("--host", help="default: 0.0.0.0 where $PORT is set, else 127.0.0.1")

    def handle(self, *args: Any, **options: Any) -> None:
        given = bool(os.environ.get("PORT"))
        host = options["host"] or ("0.0.0.0" if given else "127.0.0.1")  # noqa: S104
        port = options["port"] or settings.PORT
        try:
            serving.refuse_busy_port(host, port)
            serving.prepare(self.say)
            code = serving.serve(host, port, self.say, lambda: self.welcome(host, port))
        except serving.CannotServe as error:
            raise CommandError(str(error)) from error
        if code:
            raise SystemExit(code)

    def welcome(self, host: str, port: int) -> None:
        at = f"http://127.0.0.1:{port}" if settings.IS_LOCAL else settings.SITE_URL
        self.say(f"{settings.SITE_NAME} answers at {at} (listening on {host} port {port}).")

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
