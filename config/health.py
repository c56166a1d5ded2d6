"""Two addresses for machines. /healthz: this process answers. /readyz: the site can do its work."""

import shutil
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from photos.worker import last_seen

LEAST_FREE = 500 * 2**20  # bytes: room for some uploads and the database's journal
SILENT_AFTER = timedelta(seconds=90)

OK = "ok"


class Health:
    """No view: probes ask by number, and before a view runs the Host is checked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == "/healthz":
            return uncached(HttpResponse("ok\n", content_type="text/plain"))
        if request.path_info == "/readyz":
            return uncached(ready())
        return self.get_response(request)


def uncached(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response


def ready() -> HttpResponse:
    """A word for each part; 200 when all may be relied on, else 503.

    No reasons are given, since outsiders read it too.
    """
    parts = {"database": database(), "migrations": "unknown", "disk": disk(), "worker": "unknown"}
    if parts["database"] == OK:
        parts |= {"migrations": migrations(), "worker": worker()}
    is_ready = all(word in {OK, "inline"} for word in parts.values())
    return JsonResponse(parts, status=200 if is_ready else 503)


def database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return OK
    except DatabaseError:
        return "unreachable"


_applied = False  # once all are applied, only another program could change that


def migrations() -> str:
    global _applied
    if not _applied:
        try:
            _applied = not unapplied_migrations()
        except DatabaseError:
            return "unreachable"
    return OK if _applied else "pending"


def unapplied_migrations() -> int:
    """How many migrations the database has not had."""
    executor = MigrationExecutor(connection)
    targets = executor.loader.graph.leaf_nodes()
    return len(executor.migration_plan(targets))


def disk() -> str:
    try:
        free = min(
            shutil.disk_usage(folder).free for folder in (settings.DATA_ROOT, settings.MEDIA_ROOT)
        )
    except OSError:
        return "unreachable"
    return OK if free >= LEAST_FREE else "low"


def worker() -> str:
    """Its heart beats every ten seconds (photos/worker.py)."""
    if settings.RUN_TASKS == "inline":
        return "inline"
    seen = last_seen()
    return OK if seen and timezone.now() - seen < SILENT_AFTER else "silent"
