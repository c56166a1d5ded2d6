"""The pages for what went wrong need no database: none of these tests has one."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from config.errors import error_page

STATUSES = [400, 403, 404, 410, 413, 429, 500, 503]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("status", STATUSES)
def test_it_says_what_happened_and_leads_on(status) -> None:
    page = error_page(status).content.decode()
    assert "<h1>" in page
    assert 'href="/"' in page
    assert settings.SITE_NAME in page
    assert "style=" not in page
    assert "<script" not in page


def test_it_has_a_page_for_each_status() -> None:
    folder = Path(settings.BASE_DIR) / "templates"
    assert sorted(int(path.stem) for path in folder.glob("[45]??.html")) == STATUSES


def test_it_answers_even_with_a_broken_template(monkeypatch) -> None:
    monkeypatch.setattr("config.errors.render_to_string", lambda *args: 1 / 0)
    answer = error_page(500)
    assert (answer.status_code, answer.content) == (500, b"500 Internal Server Error\n")


@pytest.mark.urls("tests.config.urls_for_headers")
def test_it_answers_missing_pages_alike_in_status_body_and_headers(client) -> None:
    one, two = client.get("/secret-draft/"), client.get("/another/?token=x")
    assert one.status_code == two.status_code == 404
    assert one.content == two.content
    assert dict(one.items()) == dict(two.items())
    assert b"secret" not in one.content


@pytest.mark.urls("tests.config.urls_for_headers")
@pytest.mark.parametrize(
    ("path", "secret"), [("/broken/", b"secret"), ("/without-database/", b"10.1.2.3")]
)
def test_it_tells_readers_nothing_of_the_fault(client, path, secret) -> None:
    assert secret not in client.get(path).content


@pytest.mark.urls("tests.config.urls_for_headers")
def test_it_asks_readers_back_when_the_database_is_away(client) -> None:
    answer = client.get("/without-database/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")


@pytest.mark.urls("tests.config.urls_for_headers")
def test_it_answers_400_to_an_unknown_host(client) -> None:
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert b"evil" not in answer.content
