"""Readers only read: outside the desk a request carries no body and asks with GET or HEAD."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from .csp import name_for
from .errors import error_page


class PublicRequests:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if name_for(request.path_info) == "admin":
            return self.get_response(request)
        if has_body(request):
            return error_page(413)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return self.get_response(request)


def has_body(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length != "0" or bool(request.META.get("HTTP_TRANSFER_ENCODING"))
