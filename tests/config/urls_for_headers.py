"""One view for each kind of answer, to see what stands around any view."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

from config.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500"]


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("page")


def embed(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("framed")
    response.csp = "embed"
    return response


def own(request: HttpRequest) -> HttpResponse:
    return HttpResponse(headers={"Content-Security-Policy": "default-src 'none'; sandbox"})


def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(", ".join(request.POST))


def moved(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect("/")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a secret of the code")


def without_database(request: HttpRequest) -> HttpResponse:
    raise OperationalError("could not connect to 10.1.2.3")


urlpatterns = [
    path("", page),
    path("embed/", embed),
    path("own/", own),
    path("moved/", moved),
    path("forbidden/", forbidden),
    path("suspicious/", suspicious),
    path("broken/", broken),
    path("without-database/", without_database),
    path("preview/token/", page),
    path("admin/page/", page),
    path("admin/form/", form),
    path("admin/", admin.site.urls),
]
