"""The inner side of a picture child: limits first, then one job, then one JSON answer.

Knows neither Django nor the database: a file that takes this process over finds nothing in it.
"""

import json
import os
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

Job = Callable[[dict[str, Any]], dict[str, Any]]


class Unfit(Exception):
    """The file cannot be taken. `code` is one that photos/refusals.py has a sentence for."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(detail or code)
        self.code = code
        self.detail = detail


def limit(request: dict[str, Any]) -> None:
    os.nice(10)  # readers come first
    for what, most in (
        (resource.RLIMIT_CPU, request["cpu_seconds"]),
        (resource.RLIMIT_AS, request["memory"]),
        (resource.RLIMIT_FSIZE, 200 * 2**20),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # macOS knows no RLIMIT_AS
            resource.setrlimit(what, (most, most))


def answer_with(job: Job) -> None:
    """Read the request from stdin, do the job, write its answer or `{"failed": code}` to stdout."""
    request = json.load(sys.stdin)
    limit(request)
    try:
        answer = job(request)
    except Unfit as unfit:
        answer = {"failed": unfit.code, "detail": unfit.detail[:300]}
    except MemoryError:
        answer = {"failed": "out_of_memory"}
    except Exception as error:  # whatever a decoder may raise on hostile bytes
        answer = {"failed": "broken", "detail": f"{type(error).__name__}: {error}"[:300]}
    json.dump(answer, sys.stdout)
