from ipaddress import ip_network

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from config.proxies import TrustedProxies, client_address

TRUSTED = [ip_network("127.0.0.1"), ip_network("10.0.0.0/8")]


def seen(settings, peer: str, **headers: str):
    settings.TRUSTED_PROXIES = TRUSTED
    names = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    request = RequestFactory().get("/", REMOTE_ADDR=peer, **names)
    TrustedProxies(lambda request: HttpResponse())(request)
    return request


def test_it_believes_a_named_proxy(settings) -> None:
    request = seen(settings, "127.0.0.1", x_forwarded_proto="https", x_forwarded_for="198.51.100.7")
    assert request.is_secure()
    assert request.META["REMOTE_ADDR"] == "198.51.100.7"


def test_it_believes_nobody_else_and_takes_the_headers_away(settings) -> None:
    request = seen(
        settings, "203.0.113.9", x_forwarded_proto="https", x_forwarded_for="198.51.100.7"
    )
    assert not request.is_secure()
    assert request.META["REMOTE_ADDR"] == "203.0.113.9"
    assert "HTTP_X_FORWARDED_FOR" not in request.META


@pytest.mark.parametrize("said", ["gopher", "", "https, http"])
def test_it_takes_only_http_or_https_for_a_scheme(settings, said) -> None:
    assert not seen(settings, "127.0.0.1", x_forwarded_proto=said).is_secure()


@pytest.mark.parametrize(
    ("chain", "client"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("made-up, 198.51.100.7", "198.51.100.7"),
        ("192.0.2.1, 198.51.100.7, 10.2.3.4", "198.51.100.7"),
        ("198.51.100.7, nonsense", "127.0.0.1"),
        ("", "127.0.0.1"),
        ("10.0.0.1, 10.0.0.2", "10.0.0.1"),
    ],
)
def test_it_takes_the_last_address_that_no_trusted_proxy_has(chain, client) -> None:
    assert client_address("127.0.0.1", chain, TRUSTED) == client
