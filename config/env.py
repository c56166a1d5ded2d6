"""Reads the environment with types: an error names the variable, the value given, and what is allowed."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}


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


def words(name: str) -> list[str]:
    """A list separated by commas or spaces."""
    return text(name).replace(",", " ").split()


def folder(name: str, default: Path) -> Path:
    value = text(name)
    if value and not Path(value).expanduser().is_absolute():
        raise wrong(name, value, "an absolute path such as /srv/flyaround")
    return Path(value).expanduser() if value else default


def site_url(name: str, default: str) -> str:
    """An address of scheme and host without path, e.g. https://news.example.org"""
    value = text(name, default).rstrip("/")
    parts = urlsplit(value)
    plain = parts.scheme in {"http", "https"} and parts.hostname
    if not plain or parts.path or parts.query or parts.fragment or parts.username:
        raise wrong(name, value, "scheme and host only, such as https://news.example.org")
    return value


def wrong(name: str, value: str, allowed: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} is set to {value!r}. It takes {allowed}.")
