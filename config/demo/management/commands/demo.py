import os
import signal
import subprocess
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from config import serving, set_up
from config.demo.crowd import fill_up
from config.demo.filling import NotPainted, fill, is_filled
from config.processes import manage
from photos.progress_bar import ProgressBar

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = (
        "Shows Flyaround with stories of its own and pictures that it paints itself: makes "
        "the database and an administrator, and serves on this machine only. "
        "Run again, it keeps what is there."
    )
    requires_system_checks: list[str] = []  # prepare() runs them, with the database's

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=settings.PORT, help="default: 8000")
        parser.add_argument(
            "--no-serve", action="store_true", help="return when all is ready, serve nothing"
        )
        parser.add_argument(
            "--new-password", action="store_true", help="make the administrator a fresh password"
        )
        parser.add_argument(
            "--stories", type=int, default=0, help="fill up to so many stories, for measuring"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        port = options["port"]
        try:
            if not options["no_serve"]:
                serving.refuse_busy_port(HOST, port)
            serving.prepare(self.say)
            self.welcome(port, options["new_password"])
            if options["no_serve"]:
                self.fill(options["stories"])
            else:
                self.serve(port, options["stories"])
        except (serving.CannotServe, NotPainted) as error:
            raise CommandError(str(error)) from error

    def welcome(self, port: int, fresh: bool) -> None:
        """Print where the site is, and the login once: its password is kept nowhere."""
        user, password = set_up.first_administrator()
        if fresh and password is None:
            password = set_up.give_new_password(user)
        self.say(f"\n  Site   http://{HOST}:{port}/\n  Desk   http://{HOST}:{port}/admin/")
        if password:
            self.say(f"  Login  {user.username}   {password}   (shown only now)\n")
        else:
            self.say(f"  Login  {user.username}, with the password you have (--new-password)\n")

    def serve(self, port: int, stories: int) -> None:
        """Serve at once; what is not there yet is painted behind the running site."""
        filler: list[subprocess.Popen[bytes]] = []

        def start_filling() -> None:
            self.say(f"Serving on http://{HOST}:{port}/. Ctrl-C ends it.")
            if stories or not is_filled():
                command = manage("fill_demo", "--stories", str(stories))
                environment = serving.environment(port)
                filler.append(subprocess.Popen(command, env=environment, start_new_session=True))  # noqa: S603
            close_old_connections()

        try:
            code = serving.serve(HOST, port, self.say, start_filling)
        finally:
            for process in filler:
                if process.poll() is None:  # its painters are in its session and end with it
                    os.killpg(process.pid, signal.SIGTERM)
                process.wait()
        if code:
            raise SystemExit(code)

    def fill(self, stories: int) -> None:
        if not is_filled():
            fill(self.report)
        if stories:
            added = fill_up(stories, lambda done, of: self.report(done, of, "stories"))
            self.say(f"Added {added} stories.")
        self.say("All is ready.")

    def report(self, done: int, of: int, what: str) -> None:
        """A bar on a terminal, a line elsewhere."""
        if self.stdout.isatty():
            ProgressBar(self.stdout, "Painting and publishing")(done, of)
        else:
            self.say(f"{done}/{of} {what}")

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
