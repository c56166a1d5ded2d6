"""What every answer carries besides Django's own security headers."""

import secrets
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from . import csp

#: A video that a reader has asked for may begin at once, on the hosts that may be framed.
PERMISSIONS = (
    "accelerometer=(), autoplay=({players}), browsing-topics=(), camera=(), display-capture=(), "
    "geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), "
    "serial=(), usb=()"
)
FRAME_OPTIONS = {"preview": "SAMEORIGIN", "embed": ""}  # the others: DENY


class Headers:
    """`request.csp_nonce` is set for the admin alone: no other page has an inline script."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        policies = csp.policies()
        self.nonced = policies.pop("admin")
        players = " ".join(f'"https://{host}"' for host in settings.EMBED_HOSTS)
        self.permissions = PERMISSIONS.format(players=players)
        self.fixed = {name: csp.build_policy(policy) for name, policy in policies.items()}

    def __call__(self, request: Any) -> HttpResponse:
        default = csp.name_for(request.path_info)
        request.csp_nonce = secrets.token_urlsafe(16) if default == "admin" else ""
        response: Any = self.get_response(request)
        name = getattr(response, "csp", default)
        self.add_policy(request, response, name)
        response.headers.setdefault("Permissions-Policy", self.permissions)
        frames = FRAME_OPTIONS.get(name, "DENY")
        response.xframe_options_exempt = not frames
        if frames:
            response.headers.setdefault("X-Frame-Options", frames)
        if default == "preview":
            response.headers["Cache-Control"] = "no-store"
            response.headers["X-Robots-Tag"] = "noindex"
            response.headers["Referrer-Policy"] = "no-referrer"
        return response

    def add_policy(self, request: Any, response: HttpResponse, name: str) -> None:
        debug_page = settings.DEBUG and response.status_code in {
            HTTPStatus.NOT_FOUND,
            HTTPStatus.INTERNAL_SERVER_ERROR,
        }
        if debug_page:  # Django's own, styled inline, seen by developers only
            return
        if name == "admin":
            value = csp.build_policy(self.nonced, request.csp_nonce)
        else:
            value = self.fixed[name]
        response.headers.setdefault("Content-Security-Policy", value)
