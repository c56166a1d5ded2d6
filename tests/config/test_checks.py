"""Each system check, seen to speak once; and silent about the set-up that nobody has touched."""

import sqlite3
from pathlib import Path

import pytest
from django.core.checks import CheckMessage
from django.db import connection, connections

from config import checks


def ids(found: object) -> list[str]:
    messages: list[CheckMessage] = list(found)
    assert all(message.hint for message in messages)
    return [str(message.id) for message in messages]


@pytest.fixture
def folders(settings, tmp_path: Path) -> Path:
    for name in ("DATA_ROOT", "MEDIA_ROOT", "ORIGINALS_ROOT", "STATIC_ROOT"):
        setattr(settings, name, tmp_path / name.lower())
    return tmp_path


def test_it_says_nothing_of_the_plain_set_up(folders) -> None:
    everything = [
        check_one
        for name, check_one in vars(checks).items()
        if name.startswith("check_") and name != "check_sqlite"
    ]
    assert len(everything) >= 7
    assert [ids(check_one()) for check_one in everything] == [[]] * len(everything)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own")
class TestSqlite:
    def test_it_finds_the_tests_own_database_sound(self) -> None:
        assert ids(checks.check_sqlite(databases=["default"])) == []

    def test_it_names_another_journal_mode(self, monkeypatch, tmp_path) -> None:
        file = sqlite3.connect(tmp_path / "db")
        monkeypatch.setattr(
            checks, "journal_mode", lambda _: file.execute("PRAGMA journal_mode").fetchone()[0]
        )
        assert ids(checks.check_sqlite(databases=["default"])) == ["flyaround.E001"]

    def test_it_names_deferred_transactions(self, monkeypatch) -> None:
        options = connections["default"].settings_dict["OPTIONS"]
        monkeypatch.setitem(options, "transaction_mode", "DEFERRED")
        assert ids(checks.check_sqlite(databases=["default"])) == ["flyaround.E002"]


def test_it_names_a_folder_that_cannot_be_written(folders, settings) -> None:
    (folders / "file").touch()
    settings.MEDIA_ROOT = folders / "file" / "media"
    found = checks.check_folders()
    assert ids(found) == ["flyaround.E003"]
    assert "MEDIA_ROOT" in found[0].msg


def test_it_names_originals_in_a_public_folder(folders, settings) -> None:
    settings.ORIGINALS_ROOT = settings.MEDIA_ROOT / "originals"
    assert ids(checks.check_public_folders()) == ["flyaround.E004"]


def test_it_names_photos_among_the_static_files(folders, settings) -> None:
    settings.MEDIA_ROOT = settings.STATIC_ROOT / "media"
    assert ids(checks.check_public_folders()) == ["flyaround.E005"]


def test_it_names_a_short_secret(folders, settings) -> None:
    settings.SECRET_KEY = "short"
    assert ids(checks.check_secret()) == ["flyaround.E006"]


def test_it_names_a_secret_that_others_can_read(folders, settings) -> None:
    settings.DATA_ROOT.mkdir()
    (settings.DATA_ROOT / "secret").touch(0o644)
    assert ids(checks.check_secret()) == ["flyaround.W001"]


@pytest.mark.parametrize("hosts", [[], ["*"]])
def test_it_names_hosts_that_are_not_set(settings, hosts) -> None:
    settings.ALLOWED_HOSTS = hosts
    assert ids(checks.check_hosts()) == ["flyaround.E007"]


def test_it_names_a_host_without_an_address(monkeypatch) -> None:
    monkeypatch.setenv("PORT", "5000")
    assert ids(checks.check_hosts()) == ["flyaround.W002"]


def test_it_names_https_without_a_proxy(settings) -> None:
    settings.IS_HTTPS, settings.TRUSTED_PROXIES = True, []
    assert ids(checks.check_hosts()) == ["flyaround.W003"]


def test_it_names_debug_in_public(settings) -> None:
    settings.DEBUG, settings.IS_LOCAL = True, False
    assert ids(checks.check_debug()) == ["flyaround.E008"]


def test_it_names_tasks_that_nobody_does(settings) -> None:
    settings.RUN_TASKS = "inline"
    assert ids(checks.check_tasks()) == ["flyaround.E009"]


def test_it_names_a_missing_driver(settings, monkeypatch) -> None:
    settings.IS_SQLITE = False
    monkeypatch.setattr(checks, "find_spec", lambda name: None)
    assert ids(checks.check_driver()) == ["flyaround.E010"]
