"""Reads the environment with types: an error names the variable, the value and what it takes."""

import os
import re
from importlib.util import find_spec
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import dj_database_url
from django.conf.global_settings import LANGUAGES
from django.core.exceptions import ImproperlyConfigured

Network = IPv4Network | IPv6Network

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}
ENGINES = ("django.db.backends.sqlite3", "django.db.backends.postgresql")
MAIL = re.compile(r"mailto:[^\s@?<>]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
PASSWORD_IN_URL = re.compile(r"(?<=:)[^:@/]*(?=@)")


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value in TRUE | FALSE:
        return value in TRUE
    raise wrong(name, value, "one of 1, true, yes, on, 0, false, no, off")


def integer(name: str, default: int, *, least: int = 0, most: int = 2**31) -> int:
    value = text(name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
        raise wrong(name, value, f"a whole number from {least} to {most}")
    return int(value)


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = text(name, default)
    if value not in allowed:
        raise wrong(name, value, "one of " + ", ".join(allowed))
    return value


def networks(name: str) -> list[Network]:
    """Addresses and networks separated by commas or spaces: 127.0.0.1, 10.0.0.0/8, ::1"""
    values = text(name).replace(",", " ").split()
    try:
        return [ip_network(value, strict=False) for value in values]
    except ValueError as error:
        allowed = "IP addresses or networks separated by commas, such as 127.0.0.1, 10.0.0.0/8"
        raise wrong(name, text(name), allowed) from error


def folder(name: str, default: Path) -> Path:
    value = text(name)
    if value and not Path(value).expanduser().is_absolute():
        raise wrong(name, value, "an absolute path such as /srv/flyaround")
    return Path(value).expanduser() if value else default


def site_url(name: str, default: str) -> str:
    """An address of scheme and host without path, e.g. https://news.example.org"""
    value = text(name, default).rstrip("/")
    allowed = "scheme and host only, such as https://news.example.org"
    try:
        parts = urlsplit(value)
        plain = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError as error:
        raise wrong(name, value, allowed) from error
    if not plain or parts.path or parts.query or parts.fragment or parts.username is not None:
        raise wrong(name, value, allowed)
    return value


def contact(name: str) -> str:
    """Where people are reached: mailto:security@example.org or an https address; "" without."""
    value = text(name)
    allowed = "mailto:security@example.org, or an address such as https://example.org/security"
    if value and not MAIL.fullmatch(value) and not is_https(value):
        raise wrong(name, value, allowed)
    return value


def is_https(value: str) -> bool:
    try:
        parts = urlsplit(value)
        plain = parts.scheme == "https" and parts.hostname and parts.port != 0
    except ValueError:
        return False
    return bool(plain) and value.isascii() and value.isprintable() and " " not in value


def time_zone(name: str, default: str) -> str:
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:
        raise wrong(name, value, "a time zone's name, such as Europe/Paris or UTC") from error
    return value


def language(name: str, default: str) -> str:
    value = text(name, default).lower()
    if value not in dict(LANGUAGES):
        raise wrong(name, value, "a language code that Django knows, such as en, fr or pt-br")
    return value


def database(name: str, default: Path) -> dict[str, Any]:
    """Django's settings of the database at an address; an SQLite file at `default` without one.

    The password in an address is never repeated in an error.
    """
    value = text(name)
    if not value:
        return {"ENGINE": ENGINES[0], "NAME": str(default)}
    allowed = "an address such as postgres://user:password@host:5432/name or sqlite:////path/file"
    shown = PASSWORD_IN_URL.sub("...", value)
    try:
        config = dict(dj_database_url.parse(value))
    except ValueError as error:
        raise wrong(name, shown, allowed) from error
    if config["ENGINE"] not in ENGINES or not config["NAME"]:
        raise wrong(name, shown, allowed)
    if config["ENGINE"] == ENGINES[1] and find_spec("psycopg") is None:
        raise ImproperlyConfigured(
            f"{name} names a PostgreSQL server, and its driver is not installed. "
            "Run `.venv/bin/pip install -r requirements-postgres.txt`."
        )
    return config


def wrong(name: str, value: str, allowed: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} is set to {value!r}. It takes {allowed}.")
