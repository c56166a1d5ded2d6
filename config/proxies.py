"""Believes X-Forwarded-Proto and -For from the proxies in TRUSTED_PROXIES, from nobody else.

Django's SECURE_PROXY_SSL_HEADER believes whoever can reach the port, so it stays unset.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .env import Network

FORWARDED = (
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_REAL_IP",
    "HTTP_FORWARDED",
)


@lru_cache(maxsize=1024)
def is_trusted(address: str, trusted: tuple[Network, ...]) -> bool:
    try:
        place = ip_address(address)
    except ValueError:
        return False
    return any(place in network for network in trusted)


def client_address(peer: str, forwarded_for: str, trusted: Sequence[Network]) -> str:
    """The last address in the chain that is not a trusted proxy: those before it can be made up."""
    networks = tuple(trusted)
    address = peer
    for hop in reversed([part.strip() for part in forwarded_for.split(",") if part.strip()]):
        if not is_trusted(address, networks):
            break
        try:
            address = str(ip_address(hop))
        except ValueError:
            break
    return address


def believe_proxies(meta: dict[str, Any]) -> None:
    """Set scheme and REMOTE_ADDR from a trusted proxy's headers, then take those headers away."""
    said = {name: meta.pop(name) for name in FORWARDED if name in meta}
    trusted = settings.TRUSTED_PROXIES
    if said and trusted and is_trusted(meta.get("REMOTE_ADDR", ""), tuple(trusted)):
        scheme = said.get("HTTP_X_FORWARDED_PROTO", "").strip().lower()
        if scheme in {"http", "https"}:
            meta["wsgi.url_scheme"] = scheme
        chain = said.get("HTTP_X_FORWARDED_FOR", "")
        meta["REMOTE_ADDR"] = client_address(meta["REMOTE_ADDR"], chain, trusted)


class TrustedProxies:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        believe_proxies(request.META)
        return self.get_response(request)
