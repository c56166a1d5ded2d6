"""The whole production: what `serve` and `demo` do before and while readers are served."""

import fcntl
import hashlib
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import Error, connection

from photos.worker import recover

from .processes import Child, manage, python, supervise
from .set_up import make_folders

Say = Callable[[str], None]

MIGRATION_LOCK = 0x466C7961  # any number: one of PostgreSQL's advisory locks

MEMORY_DISK = "/dev/shm"  # noqa: S108  gunicorn makes its own files there, and safely


class CannotServe(Exception):
    """The site cannot be started; the text says why and what to do."""


def prepare(say: Say = print) -> None:
    """Make the site ready to be served: folders, checks, migrations, static files, and
    what a kill or a restored backup left behind."""
    try:
        make_folders()
        # Without findings it has nothing to say; what it finds goes to stderr.
        call_command(
            "check", databases=["default"], deploy=not settings.IS_LOCAL, stdout=StringIO()
        )
        with only_one("migrate"):
            migrate(say)
            collect_static(say)
            recover()
    except ImproperlyConfigured as error:
        raise CannotServe(str(error)) from error
    except SystemCheckError as error:
        raise CannotServe(f"The set-up is not safe to serve.\n{error}") from error
    except Error as error:
        raise CannotServe(
            f"The database cannot be used ({error}). See that it runs, and that DATABASE_URL or "
            f"DATA_ROOT ({settings.DATA_ROOT}) names it rightly."
        ) from error


def serve(
    host: str, port: int, say: Say = print, on_ready: Callable[[], None] | None = None
) -> int:
    """Serve until SIGTERM or SIGINT; returns the exit code. Call `prepare` first.

    `on_ready` is called once, when the site has answered for the first time.
    """
    refuse_busy_port(host, port)
    children = [Child("web", web_command(host, port), environment(port), is_vital=True)]
    if settings.RUN_TASKS == "worker":
        children.append(Child("worker", manage("worker"), environment(port)))
    near = "127.0.0.1" if host in {"0.0.0.0", ""} else host  # noqa: S104  compared, not bound
    return supervise(children, probe=(near, port), on_ready=on_ready, say=say)


def refuse_busy_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotServe(
                f"Port {port} on {host} cannot be used ({error.strerror}). Stop what uses it, or "
                f"choose another with --port, such as --port {port + 1 if port < 65535 else 8001}."
            ) from error


def web_command(host: str, port: int) -> list[str]:
    workers = settings.WEB_WORKERS or min(4, os.cpu_count() or 1)
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    command = python("-m", "gunicorn", "config.wsgi:application", "--bind", address)
    command += ["--worker-class", "gthread", "--preload", "--no-control-socket"]
    command += ["--workers", str(workers), "--threads", str(settings.WEB_THREADS)]
    command += ["--timeout", "60", "--graceful-timeout", "8", "--keep-alive", "5"]
    command += ["--chdir", str(settings.BASE_DIR), "--log-level", "warning"]
    # config/proxies.py decides whom to believe; gunicorn by itself believes all of this machine.
    command += ["--forwarded-allow-ips", ""]
    if os.access(MEMORY_DISK, os.W_OK):  # a heartbeat on a slow disk looks like a hung worker
        command += ["--worker-tmp-dir", MEMORY_DISK]
    return command


def environment(port: int) -> dict[str, str]:
    """The children's: the port decides the address of a site that has not been given one."""
    settings_module = os.environ.get("DJANGO_SETTINGS_MODULE", "config.settings")
    return os.environ | {"PORT": str(port), "DJANGO_SETTINGS_MODULE": settings_module}


def migrate(say: Say) -> None:
    before = connection.introspection.table_names()
    call_command("migrate", interactive=False, verbosity=0)
    if not before:
        say("Made the database.")


@contextmanager
def only_one(name: str) -> Iterator[None]:
    """Hold a lock that only one start at a time gets, on this machine and on the database."""
    with open(settings.DATA_ROOT / f".{name}.lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if connection.vendor != "postgresql":
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])


def collect_static(say: Say) -> None:
    """Collect and compress the static files where one has changed since the last time."""
    mark = settings.STATIC_ROOT / ".collected"
    now = static_fingerprint(settings.STORAGES["staticfiles"]["BACKEND"])
    if mark.is_file() and mark.read_text() == now:
        return
    say("Collecting and compressing the static files ...")
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(now)


def static_fingerprint(storage_backend: str) -> str:
    """Of names, sizes and times: a changed stylesheet or an updated package changes it."""
    digest = hashlib.sha256(storage_backend.encode())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            found = os.stat(storage.path(path))
            digest.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
