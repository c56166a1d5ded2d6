"""Views that count how often they ran."""

import threading
import time
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseGone, HttpResponseRedirect
from django.urls import path, re_path

ran: list[str] = []
says: dict[str, Any] = {"text": "first", "seconds": 0.0}
counting = threading.Lock()


def page(request: HttpRequest, slug: str = "") -> HttpResponse:
    with counting:
        ran.append(request.get_full_path())
    request.is_paged = slug != "one-page"  # as newsroom/fronts/paging.py says it
    time.sleep(says["seconds"])
    text = (
        f"{says['text']} {sorted(request.GET.items())} {sorted(request.COOKIES)} {request.method}"
    )
    response = HttpResponse("<p>" + text + " " + "words " * 200 + "</p>")
    response["X-Of-The-View"] = "kept"
    return response


def dated(request: HttpRequest) -> HttpResponse:
    """Says as of when it is, as feeds do."""
    ran.append("dated")
    return HttpResponse("words", headers={"Last-Modified": "Mon, 02 Mar 2026 09:00:00 GMT"})


def gone(request: HttpRequest) -> HttpResponse:
    ran.append("gone")
    return HttpResponseGone("gone")


def moved(request: HttpRequest) -> HttpResponse:
    ran.append("moved")
    return HttpResponseRedirect("/elsewhere/")


def cookie(request: HttpRequest) -> HttpResponse:
    ran.append("cookie")
    response = HttpResponse("mine")
    response.set_cookie("a", "b")
    return response


def private(request: HttpRequest) -> HttpResponse:
    ran.append("private")
    return HttpResponse("mine", headers={"Cache-Control": "private"})


def looks_at_session(request: HttpRequest) -> HttpResponse:
    ran.append("session")
    return HttpResponse(str(request.session.get("a")))


def picture(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"\0" * 2000, content_type="image/png")


urlpatterns = [
    path("", page),
    path("gone/", gone),
    path("dated/", dated),
    path("moved/", moved),
    path("cookie/", cookie),
    path("private/", private),
    path("session/", looks_at_session),
    path("picture/", picture),
    re_path(r"^(?:admin|preview|media|search|static|healthz|readyz|oembed\.json)/x/$", page),
    path("<slug:slug>/", page),
]
