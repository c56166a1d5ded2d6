"""A client for those who ask a great many pages and want nothing but the answers."""

from typing import Any

from django.test import RequestFactory
from django.test.client import ClientHandler


class Reader(RequestFactory):
    """As the test client asks, without cookies and redirects, and without its notes of every
    template and context, which take longer than the page does."""

    handler = ClientHandler(enforce_csrf_checks=False)

    def request(self, **meta: Any) -> Any:
        return self.handler(self._base_environ(**meta))
