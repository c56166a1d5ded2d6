"""What the benchmarks share: a site of their own, and how long an answer takes a processor."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"


@contextmanager
def own_site(data: str = "", database_url: str = "") -> Iterator[Path]:
    """Django, set up on a data folder of the benchmark's own, removed at the end unless named."""
    with tempfile.TemporaryDirectory(prefix="flyaround-bench-") as folder:
        root = Path(data or folder).resolve()
        root.mkdir(parents=True, exist_ok=True)
        os.environ["DATA_ROOT"] = str(root)
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        os.environ.setdefault("SECRET_KEY", "benchmarks-only-" + "x" * 48)
        os.environ.pop("DATABASE_URL", None)
        if database_url:
            os.environ["DATABASE_URL"] = database_url
        import django

        django.setup()
        yield root


def progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} of {of} stories", end="" if done < of else "\n", file=sys.stderr)


class Asker:
    """Asks the site as a web server does, in this process: no test client takes a share of the
    time."""

    def __init__(self) -> None:
        from config.wsgi import application

        self.application = application

    def get(self, address: str, **meta: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body."""
        path, _, query = address.partition("?")
        said: list[Any] = []
        response = self.application(
            environ(path, query) | meta, lambda status, headers: said.extend([status, headers])
        )
        body = b"".join(response)
        if hasattr(response, "close"):
            response.close()
        return int(said[0][:3]), dict(said[1]), body


def environ(path: str, query: str) -> dict[str, Any]:
    from wsgiref.util import setup_testing_defaults

    meta: dict[str, Any] = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": HOST}
    setup_testing_defaults(meta)
    return meta | {"REMOTE_ADDR": HOST}


def cpu_ms(work: Callable[[], object], times: int) -> float:
    """The median of so many calls, in CPU milliseconds of this process."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)
