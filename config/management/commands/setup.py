from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from config import serving, set_up


class Command(BaseCommand):
    help = (
        "Makes what a new site needs: the data folder, the secret, the database and the first "
        "administrator, whose generated password is shown once. Run again, it changes nothing."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--username", default="admin", help="the first administrator's name")
        parser.add_argument(
            "--new-password", action="store_true", help="give the administrator a new password"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            set_up.make_folders()
            with serving.only_one("migrate"):
                serving.migrate(self.stdout.write)
                user, password = set_up.first_administrator(options["username"])
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        if password is None and options["new_password"]:
            password = set_up.give_new_password(user)
        self.stdout.write(f"Data folder: {settings.DATA_ROOT}")
        self.stdout.write(f"Desk: {settings.SITE_URL}/admin/")
        self.stdout.write(f"Administrator: {user.username}")
        if password:
            self.stdout.write(f"Password: {password}  (shown this once; kept nowhere)")
        else:
            self.stdout.write("Password: as it was (a new one: manage.py setup --new-password)")
