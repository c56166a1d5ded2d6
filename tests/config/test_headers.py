"""What every answer carries, whatever kind it is. No test here may touch the database."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.urls("tests.config.urls_for_headers")

PUBLIC = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; frame-src https://www.youtube-nocookie.com "
    "https://player.vimeo.com; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
KINDS = [
    ("/", 200),
    ("/moved/", 302),
    ("/suspicious/", 400),
    ("/forbidden/", 403),
    ("/nothing/", 404),
    ("/broken/", 500),
    ("/without-database/", 503),
    ("/healthz", 200),
    ("/embed/", 200),
    ("/own/", 200),
    ("/preview/token/", 200),
    ("/admin/page/", 200),
]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(("path", "status"), KINDS)
def test_it_stands_on_every_kind_of_answer(client, path, status) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "Referrer-Policy" in answer
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert not answer.cookies


@pytest.mark.parametrize("path", ["/", "/nothing/", "/broken/", "/forbidden/", "/suspicious/"])
def test_it_gives_public_answers_the_public_policy(client, path) -> None:
    answer = client.get(path)
    assert answer["Content-Security-Policy"] == PUBLIC
    assert answer["X-Frame-Options"] == "DENY"


def test_it_lets_a_preview_stand_in_the_desks_own_frame_and_nowhere_be_kept(client) -> None:
    answer = client.get("/preview/token/")
    expected = PUBLIC.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    assert answer["Content-Security-Policy"] == expected
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"


def test_it_lets_an_embed_be_framed_by_anyone(client) -> None:
    answer = client.get("/embed/")
    expected = PUBLIC.replace("frame-ancestors 'none'", "frame-ancestors *")
    assert answer["Content-Security-Policy"] == expected
    assert "X-Frame-Options" not in answer


def test_it_gives_the_desk_a_new_nonce_each_time(client) -> None:
    policies = [client.get("/admin/page/")["Content-Security-Policy"] for _ in range(2)]
    nonces = [re.search(r"'nonce-([\w-]{20,})'", policy) for policy in policies]
    assert all(nonces)
    assert nonces[0][1] != nonces[1][1]


def test_it_leaves_a_views_own_policy(client) -> None:
    assert client.get("/own/")["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_it_lets_developers_see_their_debug_page(client, settings) -> None:
    settings.DEBUG = True
    assert "Content-Security-Policy" not in client.get("/broken/")
    assert "Content-Security-Policy" in client.get("/")


def test_it_insists_on_https_only_where_a_request_came_by_it(client, settings) -> None:
    settings.SECURE_HSTS_SECONDS = 86400
    assert client.get("/", secure=True)["Strict-Transport-Security"] == "max-age=86400"
    assert "Strict-Transport-Security" not in client.get("/")
