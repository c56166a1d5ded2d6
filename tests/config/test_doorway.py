"""A held page is handed out before Django is asked, in the very bytes and headers of Django's."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from typing import Any

import pytest
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError, close_old_connections, transaction

from config.doorway import Doorway
from newsroom import page_cache
from photos.public_revision import bump
from tests.newsroom.urls_for_page_cache import ran, says

pytestmark = [pytest.mark.urls("tests.newsroom.urls_for_page_cache"), pytest.mark.django_db]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PROXY = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_PROTO": "https"}


@pytest.fixture(autouse=True)
def cache_on(settings):
    settings.PAGE_CACHE = True
    page_cache.forget()
    ran.clear()
    says.update(text="first", seconds=0.0)
    yield
    page_cache.forget()


class Counted(WSGIHandler):
    """Django, which knows how often it was asked."""

    asked = 0

    def __call__(self, *args: Any) -> Any:
        self.asked += 1
        return super().__call__(*args)


@pytest.fixture
def django() -> Iterator[Counted]:
    """Without the closing of connections, which would end the test's transaction."""
    ends = (signals.request_started, signals.request_finished)
    for end in ends:
        end.disconnect(close_old_connections)
    yield Counted()
    for end in ends:
        end.connect(close_old_connections)


@pytest.fixture
def ask(django):
    def ask(path: str = "/", method: str = "GET", **meta: str):
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "HTTP_HOST": "testserver",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            **meta,
        }
        said: list[Any] = []
        body = Doorway(django)(environ, lambda status, headers, *_: said.extend((status, headers)))
        answer = b"".join(body)
        getattr(body, "close", lambda: None)()
        return said[0], dict(said[1]), answer

    return ask


FORMS = [
    {},
    {"method": "HEAD"},
    {"HTTP_ACCEPT_ENCODING": "br"},
    {"HTTP_ACCEPT_ENCODING": "gzip"},
    {"HTTP_IF_NONE_MATCH": "*"},
    {"QUERY_STRING": "utm_source=x"},
    {"path": "/gone/"},
    {"path": "/dated/"},
    {"path": "/dated/", "HTTP_IF_MODIFIED_SINCE": "Mon, 02 Mar 2026 09:00:00 GMT"},
    {"path": "/dated/", "HTTP_IF_MODIFIED_SINCE": "Mon, 02 Mar 2026 08:59:59 GMT"},
]


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_it_answers_as_django_answers_and_does_not_ask_it(ask, django, form) -> None:
    first = ask(**form)
    assert django.asked == 1
    assert ask(**form) == first
    assert (django.asked, len(ran)) == (1, 1)
    assert first[0] in {"200 OK", "304 Not Modified", "410 Gone"}


def test_it_does_not_render_for_who_has_the_page(ask, django) -> None:
    tag = ask()[1]["ETag"]
    assert ask(HTTP_IF_NONE_MATCH=tag)[0] == "304 Not Modified"
    assert django.asked == 1


@pytest.mark.parametrize(
    "form",
    [
        {"method": "POST"},
        {"CONTENT_LENGTH": "5"},
        {"path": "/search/x/"},
        {"path": "/admin/x/"},
        {"path": "/preview/x/"},
        {"QUERY_STRING": "page=2"},
        {"HTTP_HOST": "elsewhere.example"},
        {"wsgi.url_scheme": "https"},
    ],
    ids=str,
)
def test_it_leaves_all_else_to_django(ask, django, form) -> None:
    ask()
    ask(**form)
    assert django.asked == 2


def test_it_takes_no_undecoded_path_for_another_page(ask, django) -> None:
    ask()
    pages = page_cache.shelf.pages
    ((scheme, host, _path, query), page), *_others = pages.items()
    pages[scheme, host, "/\xc3\xa9/", query] = page  # not é, which comes as these two
    ask("/\xc3\xa9/")
    assert django.asked == 2


def test_it_leaves_all_to_django_when_the_cache_is_off(ask, django, settings) -> None:
    ask()
    settings.PAGE_CACHE = False
    ask()
    assert (django.asked, len(ran)) == (2, 2)


def test_it_hands_out_nothing_that_has_changed(ask, django) -> None:
    ask()
    with transaction.atomic():
        says["text"] = "second"
        bump()
    assert b"second" in ask()[2]


def test_it_hands_out_nothing_after_its_moment(ask, django, monkeypatch, set_clock) -> None:
    due = NOON + timedelta(hours=1)
    monkeypatch.setattr(page_cache, "next_change", lambda at: due if at < due else None)
    set_clock(NOON)
    ask()
    set_clock(due)
    ask()
    assert len(ran) == 2


def test_it_leaves_an_unreadable_revision_to_django_which_can_connect_anew(
    ask, django, monkeypatch
) -> None:
    def unreadable() -> int:
        raise OperationalError("the connection was closed")

    ask()
    monkeypatch.setattr(page_cache, "read_revision", unreadable)
    status, _headers, body = ask()
    assert (status, django.asked) == ("200 OK", 2)
    assert b"first" in body
    assert len(ran) == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_held_is_served_on_while_the_database_is_away(ask, django, monkeypatch) -> None:
    first = ask()
    monkeypatch.setattr(page_cache, "REVISION", "SELECT number FROM a_table_that_is_away")
    assert ask() == first
    assert len(ran) == 1


def test_it_takes_the_scheme_that_a_trusted_proxy_says(ask, django, settings) -> None:
    settings.TRUSTED_PROXIES = [ip_network("10.0.0.0/8")]
    ask(**PROXY)
    ask(**PROXY)
    assert django.asked == 1
    ask(**PROXY | {"HTTP_X_FORWARDED_PROTO": "http"})
    assert django.asked == 2
