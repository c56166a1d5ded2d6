"""Where a request comes in: a page that is held is handed out here, all else goes on to Django.

The page cache is the first middleware too. But before any middleware runs Django makes a request
object and looks after the database connections, twice, which takes as long as all of a hit.
"""

from collections.abc import Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication

from newsroom.page_cache import at_the_door

from .proxies import believe_proxies


class Doorway:
    def __init__(self, application: WSGIApplication) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        believe_proxies(environ)  # the scheme is part of the page cache's key
        answer = at_the_door(environ)
        if answer is None:
            return self.application(environ, start_response)
        start_response(f"{answer.status_code} {answer.reason_phrase}", list(answer.items()))
        return [answer.content]
