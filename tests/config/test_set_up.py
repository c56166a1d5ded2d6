import io
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from accounts.models import AuditEntry, User
from config import set_up
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folders(settings, tmp_path: Path) -> None:
    settings.DATA_ROOT, settings.STATIC_ROOT = tmp_path / "data", tmp_path / "static"


def setup(*arguments: str) -> str:
    out = io.StringIO()
    call_command("setup", *arguments, stdout=out)
    return out.getvalue()


def password_in(text: str) -> str:
    line = next(line for line in text.splitlines() if line.startswith("Password: "))
    return line.split()[1]


def test_it_makes_the_first_administrator_with_a_password_of_its_own() -> None:
    password = password_in(setup())
    user = User.objects.administrators().get()
    assert user.username == "admin"
    assert user.check_password(password)
    assert len(password) == 23
    assert AuditEntry.objects.get().action == "account made"


def test_it_never_makes_the_same_password() -> None:
    assert len({set_up.new_password() for _ in range(50)}) == 50


def test_it_changes_nothing_when_run_again() -> None:
    password = password_in(setup())
    assert "as it was" in setup()
    assert User.objects.get().check_password(password)


def test_it_gives_a_new_password_when_asked() -> None:
    old = password_in(setup())
    new = password_in(setup("--new-password"))
    assert User.objects.get().check_password(new)
    assert new != old


def test_it_takes_another_name() -> None:
    setup("--username", "chief")
    assert User.objects.get().username == "chief"


def test_it_raises_nobody_to_an_administrator() -> None:
    make_user("reporter", username="admin")
    with pytest.raises(ImproperlyConfigured, match="--username"):
        set_up.first_administrator()


def test_it_lets_no_other_user_of_the_machine_look_in(settings) -> None:
    set_up.make_folders()
    folders = set_up.data_folders()
    assert len(folders) == 4
    assert [folder.stat().st_mode & 0o007 for folder in folders] == [0] * 4


def test_it_names_a_folder_that_cannot_be_made(settings, tmp_path) -> None:
    (tmp_path / "file").touch()
    settings.MEDIA_ROOT = tmp_path / "file" / "media"
    with pytest.raises(ImproperlyConfigured, match=str(settings.MEDIA_ROOT)):
        set_up.make_folders()


def test_it_lets_two_starts_at_once_make_one_site(environment) -> None:
    command = [sys.executable, str(Path(django_settings.BASE_DIR) / "manage.py"), "setup"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    starts = [subprocess.Popen(command, env=environment, **pipes) for _ in range(2)]
    said = [start.communicate(timeout=60)[0] for start in starts]
    assert [start.returncode for start in starts] == [0, 0], said
    assert sum("shown this once" in text for text in said) == 1
    assert sum("as it was" in text for text in said) == 1
