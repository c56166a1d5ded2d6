"""Log lines: one an event, whatever a visitor puts into an address, and without tokens."""

import logging
import re
import time
from typing import Any

TOKEN = re.compile(r"(/preview/)[^/\s]+")
CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


class PlainLines(logging.Formatter):
    """`2026-01-31T08:15:00Z ERROR django.request message` in UTC; a traceback on its own lines."""

    converter = staticmethod(time.gmtime)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            "%(asctime)s %(levelname)s %(name)s %(message)s", datefmt="%Y-%m-%dT%H:%M:%SZ"
        )

    def formatMessage(self, record: logging.LogRecord) -> str:
        message = TOKEN.sub(r"\1...", record.message)
        record.message = CONTROL.sub(lambda found: repr(found.group())[1:-1], message)
        return super().formatMessage(record)


def logging_to_stderr(level: str) -> dict[str, Any]:
    """Django's LOGGING setting. Missing pages and wrong hosts are the proxy's log's business."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"plain": {"()": PlainLines}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "PIL": {"level": "INFO"},
            # A line at the begin and the end of each task, and a few for every login: too many.
            "django_tasks": {"level": "WARNING"},
            "django_tasks_db": {"level": "ERROR"},
            "axes": {"level": "WARNING"},
        },
    }
