from datetime import datetime
from typing import TypeVar

from django.http import HttpResponse
from django.utils.http import http_date

R = TypeVar("R", bound=HttpResponse)


def dated(response: R, at: datetime) -> R:
    """Say as of when it is: the page cache answers If-Modified-Since by that (finished_pages.py).

    Not the newest story's date: a mended credit changes a feed without any story being published.
    """
    response.headers["Last-Modified"] = http_date(at.timestamp())
    return response
