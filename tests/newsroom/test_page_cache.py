"""A public page is rendered once a public revision, and is bytes in memory from then on."""

import gzip
import threading
from datetime import UTC, datetime, timedelta

import brotli
import pytest
from django.db import DatabaseError, OperationalError, connection, transaction
from django.test import Client

from newsroom import page_cache
from photos.public_revision import bump
from tests.newsroom.urls_for_page_cache import ran, says

pytestmark = [pytest.mark.urls("tests.newsroom.urls_for_page_cache"), pytest.mark.django_db]

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def cache_on(settings):
    settings.PAGE_CACHE = True
    page_cache.forget()
    ran.clear()
    says.update(text="first", seconds=0.0)
    yield
    page_cache.forget()


def change(text: str) -> None:
    with transaction.atomic():
        says["text"] = text
        bump()


def unreadable() -> int:
    raise OperationalError("the database has gone away")


def test_it_renders_a_page_once(client: Client) -> None:
    answers = [client.get("/") for _ in range(3)]
    assert len(ran) == 1
    assert len({answer.content for answer in answers}) == 1


def test_it_keeps_the_headers(client: Client) -> None:
    first, second = client.get("/"), client.get("/")
    assert len(ran) == 1
    assert dict(first.items()) == dict(second.items())
    assert second["X-Of-The-View"] == "kept"
    assert second["Cache-Control"] == "no-cache"
    assert second["Vary"] == "Accept-Encoding"
    assert "default-src 'none'" in second["Content-Security-Policy"]


def test_it_asks_the_database_one_thing_for_a_held_page(
    client: Client, monkeypatch, django_assert_num_queries
) -> None:
    read = []
    monkeypatch.setattr(page_cache, "read_revision", lambda: read.append(1) or 1)
    client.get("/")
    read.clear()
    with django_assert_num_queries(0):
        client.get("/")
    assert len(read) == 1


@pytest.mark.django_db(transaction=True)
def test_it_knows_the_drivers_errors_as_the_databases(monkeypatch) -> None:
    monkeypatch.setattr(page_cache, "REVISION", "SELECT number FROM no_such_table")
    with pytest.raises(DatabaseError):
        page_cache.read_revision()


def test_it_connects_where_no_connection_is_open(transactional_db) -> None:
    connection.close()
    assert page_cache.read_revision() == 1


def test_it_gives_each_answer_headers_of_its_own(client: Client) -> None:
    client.get("/").headers["X-Request-Id"] = "somebody's"
    assert "X-Request-Id" not in client.get("/").headers


def test_it_renders_anew_after_a_change(client: Client) -> None:
    client.get("/")
    change("second")
    assert b"second" in client.get("/").content
    assert len(ran) == 2


def test_it_renders_anew_when_the_moment_has_come(client: Client, monkeypatch, set_clock) -> None:
    due = NOON + timedelta(hours=1)
    monkeypatch.setattr(page_cache, "next_change", lambda at: due if at < due else None)
    set_clock(NOON)
    client.get("/")
    set_clock(due - timedelta(microseconds=1))
    client.get("/")
    assert len(ran) == 1
    set_clock(due)
    client.get("/")
    assert len(ran) == 2


def test_it_reads_the_revision_before_it_renders(client: Client) -> None:
    """A change during the render leaves a page that is stale at once, never one held for good."""
    original = says["text"]

    class ChangesWhileRendered(str):
        def __format__(self, spec: str) -> str:
            with transaction.atomic():
                says["text"] = "changed"
                bump()
            return original

    says["text"] = ChangesWhileRendered()
    assert b"first" in client.get("/").content
    assert b"changed" in client.get("/").content


@pytest.mark.parametrize("query", ["?utm_source=x", "?a=1&b=2", "?session=1", "?pager=3"])
def test_it_ignores_what_it_does_not_know_and_so_does_the_view(client: Client, query) -> None:
    plain = client.get("/")
    answer = client.get("/" + query)
    assert answer.content == plain.content
    assert len(ran) == 1
    page_cache.forget()
    assert client.get("/" + query).content == plain.content
    assert ran[-1] == "/"


def test_it_tells_pages_by_their_number(client: Client) -> None:
    assert client.get("/?page=2").content != client.get("/").content
    client.get("/?page=2&utm_source=x")
    assert ran == ["/?page=2", "/"]


def test_it_keeps_one_copy_of_a_page_without_pages_whatever_number_is_asked_for(client) -> None:
    for number in (7, 8, 9):
        client.get(f"/one-page/?page={number}")
    client.get("/one-page/")
    assert len(ran) == 1
    assert len(page_cache.shelf.pages) == 1


def test_it_takes_no_first_page_for_another(client: Client) -> None:
    first, second = client.get("/"), client.get("/?page=2")
    assert first.content != second.content
    assert client.get("/?page=2").content == second.content
    assert len(ran) == 2


@pytest.mark.parametrize("query", ["?page=x", "?page=", "?page=1&page=2", "?page=-1", "?page=²"])
def test_it_keeps_no_odd_page_number(client: Client, query) -> None:
    for _ in range(2):
        client.get("/" + query)
    assert len(ran) == 2


def test_it_gives_everybody_the_same_page(client: Client) -> None:
    client.cookies["session"] = "somebody"
    mine = client.get("/").content
    assert b"session" not in mine
    assert Client().get("/").content == mine
    assert len(ran) == 1


@pytest.mark.parametrize(
    "path", ["/moved/", "/cookie/", "/private/", "/session/"], ids=lambda path: path.strip("/")
)
def test_it_keeps_nothing_that_is_not_for_everybody(client: Client, path) -> None:
    for _ in range(2):
        client.get(path)
    assert len(ran) == 2


@pytest.mark.parametrize(
    "start", ["admin", "preview", "media", "search", "static", "healthz", "readyz", "oembed.json"]
)
def test_it_leaves_other_addresses_alone(client: Client, start) -> None:
    answers = [client.get(f"/{start}/x/") for _ in range(2)]
    assert len(ran) == 2
    assert "ETag" not in answers[0]


def test_it_keeps_a_notice_that_a_page_is_gone(client: Client) -> None:
    answers = [client.get("/gone/") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [410, 410]
    assert len(ran) == 1


def test_it_keeps_no_missing_page_and_no_redirect_to_a_slash(client: Client) -> None:
    assert client.get("/no/such/page/").status_code == 404
    assert client.get("/slug").status_code == 301
    assert not page_cache.shelf.pages


@pytest.mark.parametrize(
    ("accepts", "encoding", "unpack"),
    [
        ("br, gzip", "br", brotli.decompress),
        ("gzip, deflate", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
        ("identity", "", bytes),
        ("gzip;q=0.0", "", bytes),
        ("", "", bytes),
    ],
)
def test_it_sends_what_the_browser_can_read(client: Client, accepts, encoding, unpack) -> None:
    plain = client.get("/").content
    answer = client.get("/", headers={"accept-encoding": accepts})
    assert answer.get("Content-Encoding", "") == encoding
    assert answer["Content-Length"] == str(len(answer.content))
    assert unpack(answer.content) == plain
    assert len(ran) == 1


def test_it_does_not_compress_what_is_no_text(client: Client) -> None:
    answer = client.get("/picture/", headers={"accept-encoding": "br"})
    assert "Content-Encoding" not in answer


def test_it_has_a_strong_tag_for_each_encoding(client: Client) -> None:
    encodings = ["br", "gzip", "identity"]
    tags = [client.get("/", headers={"accept-encoding": one})["ETag"] for one in encodings]
    assert len(set(tags)) == 3
    assert all(tag.startswith('"') for tag in tags)


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
def test_it_answers_304_to_who_has_the_page(client: Client, form) -> None:
    tag = client.get("/")["ETag"]
    answer = client.get("/", headers={"if-none-match": form.format(tag)})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer["ETag"] == tag
    assert answer["Cache-Control"] == "no-cache"
    assert "Content-Length" not in answer


def test_it_answers_200_to_who_has_another_page(client: Client) -> None:
    tag = client.get("/")["ETag"]
    change("second")
    assert client.get("/", headers={"if-none-match": tag}).status_code == 200


def test_it_renders_the_whole_page_for_a_first_reader_who_has_it(client: Client) -> None:
    tag = client.get("/")["ETag"]
    page_cache.forget()
    assert client.get("/", headers={"if-none-match": tag}).status_code == 304
    assert b"first" in client.get("/").content


@pytest.mark.parametrize("methods", [["head", "get"], ["get", "head"]])
def test_it_answers_head_as_get_without_the_body(client: Client, methods) -> None:
    answers = {method: getattr(client, method)("/") for method in methods}
    assert len(ran) == 1
    assert answers["head"].content == b""
    assert b"GET" in answers["get"].content
    assert dict(answers["head"].items()) == dict(answers["get"].items())


def test_it_tells_hosts_and_schemes_apart(client: Client, settings) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]
    client.get("/")
    client.get("/", headers={"host": "localhost"})
    client.get("/", secure=True)
    assert len(ran) == 3
    client.get("/", headers={"host": "LOCALHOST"})
    assert len(ran) == 3


def test_it_keeps_nothing_for_a_made_up_port_of_a_public_site(client: Client, settings) -> None:
    settings.IS_LOCAL, settings.SITE_HOSTS = False, {"news.example.org"}
    settings.ALLOWED_HOSTS = ["news.example.org"]
    for port in ["", ":1", ":2"]:
        client.get("/", headers={"host": f"news.example.org{port}"})
    assert len(page_cache.shelf.pages) == 1


def test_it_stays_within_its_bytes(client: Client, settings) -> None:
    settings.PAGE_CACHE_MB = 1
    for number in range(400):
        client.get(f"/slug-{number}/")
    assert page_cache.shelf.bytes <= 2**20
    assert page_cache.shelf.bytes == sum(page.size for page in page_cache.shelf.pages.values())
    assert 50 < len(page_cache.shelf.pages) < 400
    ran.clear()
    client.get("/slug-399/")
    assert not ran
    client.get("/slug-0/")
    assert ran == ["/slug-0/"]


def test_it_gives_up_the_page_that_nobody_asked_for_longest(client: Client, settings) -> None:
    settings.PAGE_CACHE_MB = 1
    client.get("/asked-for-often/")
    for number in range(400):
        client.get(f"/slug-{number}/")
        client.get("/asked-for-often/")
    assert ran.count("/asked-for-often/") == 1


def test_it_serves_what_it_holds_when_the_database_is_away(client: Client, monkeypatch) -> None:
    client.get("/")
    monkeypatch.setattr(page_cache, "read_revision", unreadable)
    assert b"first" in client.get("/").content
    assert len(ran) == 1


def test_it_drops_what_it_holds_if_a_photo_was_taken_down_meanwhile(
    client: Client, monkeypatch, settings
) -> None:
    settings.ORIGINALS_ROOT.mkdir(parents=True)
    client.get("/")
    monkeypatch.setattr(page_cache, "read_revision", unreadable)
    (settings.ORIGINALS_ROOT / "takedowns.jsonl").write_text('{"photo": 1}\n')
    says["text"] = "without the photo"
    assert b"without the photo" in client.get("/").content


def test_it_reads_the_same_revision_as_everybody_else(db) -> None:
    with transaction.atomic():
        bump()
        bump()
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM photos_publicrevision WHERE id = 1")
        assert page_cache.read_revision() == cursor.fetchone()[0]


def test_it_gives_the_same_bytes_when_it_is_off(client: Client, settings) -> None:
    on = client.get("/?utm_source=x", headers={"accept-encoding": "br"})
    settings.PAGE_CACHE = False
    off = client.get("/?utm_source=x", headers={"accept-encoding": "br"})
    assert (on.content, dict(on.items())) == (off.content, dict(off.items()))
    assert len(ran) == 2


@pytest.mark.django_db(transaction=True)
def test_it_renders_once_for_a_hundred_requests_at_once() -> None:
    says["seconds"] = 0.3
    answers: list[bytes] = []
    start = threading.Barrier(100)

    def read() -> None:
        start.wait()
        answers.append(Client().get("/").content)
        connection.close()

    threads = [threading.Thread(target=read) for _ in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 100
    assert len(set(answers)) == 1
    assert len(ran) == 1
