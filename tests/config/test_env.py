"""Each reader of the environment: what it takes, and what it says to anything else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config import env

READERS = {
    "flag": lambda: env.flag("X"),
    "integer": lambda: env.integer("X", 5, least=1, most=10),
    "choice": lambda: env.choice("X", "a", ("a", "b")),
    "networks": lambda: env.networks("X"),
    "folder": lambda: env.folder("X", Path("/default")),
    "site_url": lambda: env.site_url("X", "http://127.0.0.1:8000"),
    "contact": lambda: env.contact("X"),
    "time_zone": lambda: env.time_zone("X", "UTC"),
    "language": lambda: env.language("X", "en"),
    "database": lambda: env.database("X", Path("/default")),
}
TAKEN = [
    ("flag", "on", True),
    ("flag", "False", False),
    ("flag", "", False),
    ("integer", "10", 10),
    ("integer", "", 5),
    ("choice", "b", "b"),
    ("networks", "", []),
    ("folder", "", Path("/default")),
    ("folder", "/srv/site", Path("/srv/site")),
    ("site_url", "https://news.example.org/", "https://news.example.org"),
    ("site_url", "http://[::1]:8000", "http://[::1]:8000"),
    ("contact", "", ""),
    ("contact", "mailto:security@example.org", "mailto:security@example.org"),
    ("contact", "https://example.org/security?a=b", "https://example.org/security?a=b"),
    ("time_zone", "Europe/Paris", "Europe/Paris"),
    ("language", "FR", "fr"),
    ("language", "pt-br", "pt-br"),
]
REFUSED = [
    ("flag", "perhaps"),
    ("integer", "0"),
    ("integer", "11"),
    ("integer", "-3"),
    ("integer", "²"),
    ("choice", "c"),
    ("networks", "127.0.0.1, everybody"),
    ("folder", "data"),
    ("site_url", "news.example.org"),
    ("site_url", "https://news.example.org/path"),
    ("site_url", "https://user@news.example.org"),
    ("site_url", "https://news.example.org:port"),
    ("site_url", "ftp://news.example.org"),
    ("contact", "security@example.org"),
    ("contact", "mailto:security"),
    ("contact", "mailto:a@example.org Contact: x"),
    ("contact", "http://example.org/security"),
    ("contact", "https://"),
    ("contact", "https://example.org/a b"),
    ("contact", "https://[example"),
    ("time_zone", "Mars/Olympus"),
    ("time_zone", "../etc/passwd"),
    ("language", "klingon"),
    ("database", "mysql://host/name"),
    ("database", "nonsense"),
    ("database", "postgres://host"),
]


@pytest.mark.parametrize(("reader", "value", "expected"), TAKEN)
def test_it_takes(monkeypatch, reader: str, value: str, expected: object) -> None:
    monkeypatch.setenv("X", value)
    assert READERS[reader]() == expected


@pytest.mark.parametrize(("reader", "value"), REFUSED)
def test_it_refuses_with_the_name_and_the_value(monkeypatch, reader: str, value: str) -> None:
    monkeypatch.setenv("X", value)
    with pytest.raises(ImproperlyConfigured) as refusal:
        READERS[reader]()
    assert str(refusal.value).startswith("X is set to ")
    assert value.lower() in str(refusal.value).lower()
    assert "It takes " in str(refusal.value)


def test_it_tests_every_reader() -> None:
    assert {reader for reader, *_ in TAKEN} | {reader for reader, _ in REFUSED} == set(READERS)


def test_it_never_repeats_a_password(monkeypatch) -> None:
    monkeypatch.setenv("X", "mysql://somebody:hidden@host/name")
    with pytest.raises(ImproperlyConfigured) as refusal:
        env.database("X", Path("/default"))
    assert "hidden" not in str(refusal.value)


def test_it_says_how_to_get_the_driver(monkeypatch) -> None:
    monkeypatch.setenv("X", "postgres://host/name")
    monkeypatch.setattr(env, "find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match=r"requirements-postgres\.txt"):
        env.database("X", Path("/default"))


def settings_with(tmp_path: Path, wanted: str, **variables: str) -> "subprocess.CompletedProcess":
    """Read the settings in a process of their own, with these variables and no others."""
    return subprocess.run(
        [sys.executable, "-c", f"from config import settings; print({wanted})"],
        env={"PATH": os.environ["PATH"], "DATA_ROOT": str(tmp_path), **variables},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_runs_with_nothing_set(tmp_path) -> None:
    found = settings_with(tmp_path, "settings.DEBUG, settings.ALLOWED_HOSTS, settings.IS_SQLITE")
    assert found.stdout == "False ['127.0.0.1', 'localhost', '[::1]'] True\n"
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600


def test_it_refuses_debug_in_public(tmp_path) -> None:
    found = settings_with(tmp_path, "1", DEBUG="1", SITE_URL="https://news.example.org")
    assert found.returncode == 1
    assert "DEBUG is on while SITE_URL is 'https://news.example.org'" in found.stderr


def test_it_makes_no_secret_for_a_public_site(tmp_path) -> None:
    found = settings_with(tmp_path, "1", SITE_URL="https://news.example.org")
    assert found.returncode == 1
    assert "manage.py setup" in found.stderr
    assert not (tmp_path / "secret").exists()


def test_it_follows_the_address_of_a_public_site(tmp_path) -> None:
    found = settings_with(
        tmp_path,
        "settings.ALLOWED_HOSTS, settings.CSRF_TRUSTED_ORIGINS, settings.SESSION_COOKIE_NAME,"
        " settings.SESSION_COOKIE_SECURE, settings.SECURE_HSTS_SECONDS,"
        " settings.SECURE_SSL_REDIRECT",
        SITE_URL="https://news.example.org",
        SECRET_KEY="x" * 50,
        TRUSTED_PROXIES="127.0.0.1",
    )
    assert found.stdout == (
        "['news.example.org'] ['https://news.example.org'] __Host-session True 86400 True\n"
    )
