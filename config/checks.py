"""System checks: what would lose data or shut readers out is named first, with what to do."""

import os
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError, connections

LEAST_SECRET = 32  # characters
GROUP_OR_OTHERS = 0o077

Apps = Sequence[AppConfig] | None


@register(Tags.database)
def check_sqlite(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Asks the open database: what the settings want is not always what a disk can do."""
    if "default" not in (databases or []) or connections["default"].vendor != "sqlite":
        return []
    connection = connections["default"]
    found: list[CheckMessage] = []
    if (mode := journal_mode(connection)) not in {"wal", None}:
        found.append(
            Error(
                f"The database's journal mode is {mode}: a reader would block every writer.",
                hint="Keep it on a local disk (not NFS or SMB), where SQLite's WAL mode works.",
                id="flyaround.E001",
            )
        )
    if connection.settings_dict["OPTIONS"].get("transaction_mode") != "IMMEDIATE":
        found.append(
            Error(
                "SQLite's transactions are not IMMEDIATE: of two writers at once one loses.",
                hint='Set DATABASES["default"]["OPTIONS"]["transaction_mode"] to "IMMEDIATE".',
                id="flyaround.E002",
            )
        )
    return found


def journal_mode(connection: Any) -> str | None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode")
            return str(cursor.fetchone()[0])
    except DatabaseError:  # the folder's check says more
        return None


@register("flyaround")
def check_folders(app_configs: Apps = None, **kwargs: Any) -> list[CheckMessage]:
    names = ("DATA_ROOT", "MEDIA_ROOT", "ORIGINALS_ROOT", "STATIC_ROOT")
    return [
        Error(
            f"{name}, {folder}, cannot be written.",
            hint=f"Give this user the right to write there, or set {name} to another folder.",
            id="flyaround.E003",
        )
        for name in names
        if not can_be_written(folder := Path(getattr(settings, name)))
    ]


def can_be_written(folder: Path) -> bool:
    """Or can be made, where it does not exist yet."""
    for place in [folder, *folder.parents]:
        if place.exists():
            return place.is_dir() and os.access(place, os.W_OK | os.X_OK)
    return False


@register("flyaround")
def check_public_folders(app_configs: Apps = None, **kwargs: Any) -> Iterator[CheckMessage]:
    """No private file may lie where a web server or WhiteNoise could be told to look."""
    media, static = Path(settings.MEDIA_ROOT).resolve(), Path(settings.STATIC_ROOT).resolve()
    for name, root in (("MEDIA_ROOT", media), ("STATIC_ROOT", static)):
        for private in ("ORIGINALS_ROOT", "DATA_ROOT"):
            path = Path(getattr(settings, private)).resolve()
            if path.is_relative_to(root):
                yield Error(
                    f"{private}, {path}, lies in {name}, {root}: private files could be served.",
                    hint=f"Set {private} or {name} to a folder apart from the other.",
                    id="flyaround.E004",
                )
    if media.is_relative_to(static):
        yield Error(
            f"MEDIA_ROOT, {media}, lies in STATIC_ROOT: photos would be served without a look at "
            "their rights.",
            hint="Set MEDIA_ROOT to a folder apart from STATIC_ROOT.",
            id="flyaround.E005",
        )


@register("flyaround")
def check_secret(app_configs: Apps = None, **kwargs: Any) -> Iterator[CheckMessage]:
    if len(settings.SECRET_KEY) < LEAST_SECRET:
        yield Error(
            f"SECRET_KEY has fewer than {LEAST_SECRET} characters: logins could be forged.",
            hint="Unset it and run `manage.py setup`, or set it to a long random text.",
            id="flyaround.E006",
        )
    kept = Path(settings.DATA_ROOT) / "secret"
    if kept.exists() and kept.stat().st_mode & GROUP_OR_OTHERS:
        yield Warning(
            f"{kept} can be read by others on this machine.",
            hint=f"Run `chmod 600 {kept}`.",
            id="flyaround.W001",
        )


@register("flyaround")
def check_hosts(app_configs: Apps = None, **kwargs: Any) -> Iterator[CheckMessage]:
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        yield Error(
            "The site answers for any host name: links in feeds and mails could be forged.",
            hint="Set SITE_URL to the site's address; the hosts follow from it.",
            id="flyaround.E007",
        )
    if settings.IS_LOCAL and os.environ.get("PORT"):
        yield Warning(
            "PORT is set and SITE_URL is not: the site answers to 127.0.0.1 and localhost only.",
            hint="Set SITE_URL to the site's address, such as https://news.example.org.",
            id="flyaround.W002",
        )
    if settings.IS_HTTPS and not settings.TRUSTED_PROXIES:
        yield Warning(
            "SITE_URL is https and TRUSTED_PROXIES is empty: nobody can tell the site that a "
            "request came by https, so it sends no HSTS and redirects no http.",
            hint="Set TRUSTED_PROXIES to the proxy's address, such as 127.0.0.1.",
            id="flyaround.W003",
        )


@register("flyaround")
def check_debug(app_configs: Apps = None, **kwargs: Any) -> list[CheckMessage]:
    if not settings.DEBUG or settings.IS_LOCAL:
        return []
    return [
        Error(
            "DEBUG is on where others can reach the site: it shows settings and source code.",
            hint="Unset DEBUG.",
            id="flyaround.E008",
        )
    ]


@register("flyaround")
def check_tasks(app_configs: Apps = None, **kwargs: Any) -> list[CheckMessage]:
    backend = settings.TASKS["default"]["BACKEND"]
    if backend.endswith("ImmediateBackend") == (settings.RUN_TASKS == "inline"):
        return []
    return [
        Error(
            f"TASKS is {settings.RUN_TASKS!r}, and tasks go to {backend}: photos would wait for a "
            "worker that does not run.",
            hint="Set the variable TASKS to worker or inline; the backend follows from it.",
            id="flyaround.E009",
        )
    ]


@register("flyaround")
def check_driver(app_configs: Apps = None, **kwargs: Any) -> list[CheckMessage]:
    if settings.IS_SQLITE or find_spec("psycopg"):
        return []
    return [
        Error(
            "The database is PostgreSQL, and its driver is not installed.",
            hint="Run `.venv/bin/pip install -r requirements-postgres.txt`.",
            id="flyaround.E010",
        )
    ]
