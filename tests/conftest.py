"""What every test may use. Options: `--slow` runs the full numbers of tests marked slow_numbers."""

import gc
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import User
from tests.factories import make_user


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the full numbers of marked tests")


def pytest_collection_finish() -> None:
    """What is imported by now stays to the end: looking through it for garbage took a tenth of the
    whole run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


@pytest.fixture(scope="session")
def slow(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--slow"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; without one the test is skipped, or fails if one is required."""
    names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found:
        return found
    message = "No Chromium was found (Debian: apt install chromium), so no browser test ran."
    if os.environ.get("FLYAROUND_REQUIRE_BROWSER") == "1":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path: Path) -> None:
    """Each test writes files into a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.ORIGINALS_ROOT = tmp_path / "originals"


@pytest.fixture
def copy_tables(django_db_setup: None) -> Callable[[Path], bool]:
    """`copy_tables(file)` gives a site that a test starts its tables, which to make takes seconds.
    It is False where the tests' own are not SQLite's to copy."""

    def copy_to(file: Path) -> bool:
        if connection.vendor != "sqlite":
            return False
        own = sqlite3.connect(connection.settings_dict["NAME"])
        with closing(own), closing(sqlite3.connect(file)) as copy:
            own.backup(copy)
        return True

    return copy_to


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """`set_clock(moment)` stops Django's clock there."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return set_to


@pytest.fixture
def editor(db) -> User:
    return make_user(User.Role.EDITOR)


@pytest.fixture
def reporter(db) -> User:
    return make_user(User.Role.REPORTER)


@pytest.fixture
def editor_client(editor: User) -> Iterator[Client]:
    client = Client()
    client.force_login(editor, backend="accounts.roles.RoleBackend")
    yield client
