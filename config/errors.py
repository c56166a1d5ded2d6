"""The pages for what went wrong.

They need no database, no session and no request, and never echo the address.
"""

import sys
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def error_page(status: int) -> HttpResponse:
    """The page `templates/<status>.html` with that status."""
    context = {
        "site_name": settings.SITE_NAME,
        "language": settings.LANGUAGE_CODE,
        "status": status,
    }
    try:
        return HttpResponse(render_to_string(f"{status}.html", context), status=status)
    except Exception:  # whatever is broken in a template, the reader still gets an answer
        phrase = HTTPStatus(status).phrase
        return HttpResponse(f"{status} {phrase}\n", status=status, content_type="text/plain")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return error_page(413)
    return error_page(400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database is out of reach and a retry may help."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response = error_page(503)
        response["Retry-After"] = "10"
        return response
    return error_page(500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return error_page(403)


def too_many_attempts(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """What django-axes answers once a name has been tried too often from one address."""
    response = error_page(429)
    response["Retry-After"] = str(int(settings.AXES_COOLOFF_TIME * 3600))
    return response
