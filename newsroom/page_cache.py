"""The page cache: a public page is rendered once a public revision, then is bytes in memory.

A page is good while the revision it was rendered under stands and `next_change` has not come. Both
are read before the render starts: what changes meanwhile makes the page stale, never wrong.
Views below see a request without cookies and without parameters that are not part of the key, so
that no visitor can leave a trace in a page that others get.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus
from threading import Event, Lock
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import has_vary_header

from photos.public_revision import PublicRevision, next_change
from photos.takedown_ledger import ledger_path

from .finished_pages import FinishedPage, PageShelf, finish

# Everything else that answers GET is public and says the same to everybody.
NOT_KEPT = {"admin", "preview", "media", "search", "static", "healthz", "readyz", "oembed.json"}
NOT_KEPT |= {"sitemap-news.xml"}  # its 48 hours pass without anything being published
NOT_KEPT |= {".well-known"}  # its end moves on with the day
KEPT_STATUSES = {HTTPStatus.OK, HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.GONE}
LONGEST_WAIT = 10  # seconds a request waits for another one's render
OF_THE_VISITOR = ("HTTP_COOKIE", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_NONE_MATCH", "HTTP_RANGE")
REVISION = f"SELECT number FROM {PublicRevision._meta.db_table} WHERE id = 1"  # noqa: S608  a constant

Key = tuple[str, str, str, str]
Meta = Mapping[str, Any]  # a request's META, which is the environment of WSGI

shelf = PageShelf()


class Clock:
    """`next_change`, asked once for each revision and not once for each page."""

    def __init__(self) -> None:
        self.known: tuple[int, datetime | None] = (0, None)

    def next(self, revision: int, at: datetime) -> datetime | None:
        known_at, due = self.known
        if known_at != revision or (due is not None and due <= at):
            due = next_change(at)
            self.known = (revision, due)
        return due


class Flights:
    """Which pages are being rendered, so that a hundred requests for one page cause one render."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.under_way: dict[Key, Event] = {}

    def join(self, key: Key) -> Event | None:
        """None for the one who shall render and then `land`; for the others what to wait for."""
        with self.lock:
            if (event := self.under_way.get(key)) is None:
                self.under_way[key] = Event()
            return event

    def land(self, key: Key) -> None:
        with self.lock:
            self.under_way.pop(key).set()


clock, flights = Clock(), Flights()


def forget() -> None:
    """Drop every page held. For tests, where one database's revision 1 is not another's."""
    shelf.clear()
    clock.known = (0, None)


class PageCache:
    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponseBase:
        request.at = timezone.now()
        key = page_key(request.path_info, request.META)
        if key is None:
            return without_body(request, self.get_response(request))
        asked = asked_for(request.META)
        page = self.page(request, key)
        if isinstance(page, FinishedPage):
            return page.answer(request.at, *asked)
        return without_body(request, page)

    def page(self, request: Any, key: Key) -> FinishedPage | HttpResponseBase:
        """A page from the shelf or a new one; a response as it is where it is not to be kept."""
        if not settings.PAGE_CACHE:
            return self.render(request, key, 0, None)
        for _ in range(3):  # a publication during the wait makes what was waited for stale
            page, revision = held(key, request.at)
            if page or revision is None:
                return page or self.render(request, key, 0, None)
            under_way = flights.join(key)
            if under_way is None:
                try:
                    return self.render_and_keep(request, key)
                finally:
                    flights.land(key)
            under_way.wait(LONGEST_WAIT)
            request.at = timezone.now()
            if on_shelf(key) is None:  # not a page to be kept: no use in waiting in line
                break
        return self.render(request, key, 0, None)

    def render_and_keep(self, request: Any, key: Key) -> FinishedPage | HttpResponseBase:
        """Look once more, since another may have finished just before, then render."""
        request.at = timezone.now()
        page, revision = held(key, request.at)
        if page or revision is None:
            return page or self.render(request, key, 0, None)
        try:
            due = clock.next(revision, request.at)
        except Error:
            return self.render(request, key, 0, None)
        made = self.render(request, key, revision, due)
        if isinstance(made, FinishedPage):
            kept_as = key if made.is_paged else without_number(key)
            made = made.after(shelf.get(kept_as))
            shelf.put(kept_as, made, settings.PAGE_CACHE_MB * 2**20)
        return made

    def render(
        self, request: Any, key: Key, revision: int, due: datetime | None
    ) -> FinishedPage | HttpResponseBase:
        takedowns = takedowns_mark()
        method = request.method
        for name in OF_THE_VISITOR:
            request.META.pop(name, None)
        request.META["QUERY_STRING"] = key[3]
        request.method = request.META["REQUEST_METHOD"] = "GET"
        response = self.get_response(request)
        request.method = request.META["REQUEST_METHOD"] = method
        if may_be_kept(request, response):
            is_paged = getattr(request, "is_paged", False)
            return finish(response, revision, due, takedowns, is_paged)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response


def at_the_door(environ: Meta) -> HttpResponse | None:
    """The answer of a held page, before Django has made a request of the environment: half of a
    hit's time would go there. None where this cannot be had, which is for the middleware to mend.
    """
    path = environ.get("PATH_INFO") or "/"
    if not settings.PAGE_CACHE or not path.isascii():  # others would have to be decoded first
        return None
    key = page_key(path, environ)
    if key is None or on_shelf(key) is None:
        return None
    at = timezone.now()
    page, revision = held(key, at)
    if page is None or revision is None:
        return None
    return page.answer(at, *asked_for(environ))


def asked_for(meta: Meta) -> tuple[str, str, str, str]:
    """What of a request decides in which form it gets a page: as `FinishedPage.answer` takes it."""
    return (
        meta["REQUEST_METHOD"],
        meta.get("HTTP_ACCEPT_ENCODING", ""),
        meta.get("HTTP_IF_NONE_MATCH", ""),
        meta.get("HTTP_IF_MODIFIED_SINCE", ""),
    )


def held(key: Key, at: datetime) -> tuple[FinishedPage | None, int | None]:
    """The good page of this key, and the revision now: None where the database cannot say.

    Without a revision the last page known is better than none, unless a photo was taken down since.
    """
    page = on_shelf(key)
    try:
        revision = read_revision()
    except Error:
        unharmed = page is not None and page.takedowns == takedowns_mark()
        return (page if unharmed else None), None
    return (page if page and page.is_good(revision, at) else None), revision


def on_shelf(key: Key) -> FinishedPage | None:
    """The page of this key, good or not. One page stands for all numbers where none is asked for
    by the view: else anybody could fill the shelf with copies of it."""
    page = shelf.get(key)
    if page is None and key != without_number(key):
        page = shelf.get(without_number(key))
        return None if page is None or page.is_paged else page
    return page


def without_number(key: Key) -> Key:
    return (*key[:3], "")


def read_revision() -> int:
    """The same as `photos.public_revision.current`, a few times faster: every hit pays for this.

    So the driver is asked, and not Django's cursor.
    """
    database = connections[DEFAULT_DB_ALIAS]
    if database.connection is None:
        database.ensure_connection()
    with database.wrap_database_errors:
        row = database.connection.execute(REVISION).fetchone()
    return row[0] if row else 1


def page_key(path: str, meta: Meta) -> Key | None:
    """Scheme, host, path and query of a page that is the same for everybody; None for what is not.

    Of the query only `page` counts. One that is no plain number is not kept: it is answered anew.
    The host is taken as it was sent: to one that is not the site's no page is ever rendered.
    """
    if meta["REQUEST_METHOD"] not in {"GET", "HEAD"} or path[1:].split("/", 1)[0] in NOT_KEPT:
        return None
    if meta.get("CONTENT_LENGTH") not in {None, "", "0"} or "HTTP_TRANSFER_ENCODING" in meta:
        return None
    host = meta.get("HTTP_HOST", "").lower()
    if not settings.IS_LOCAL and host not in settings.SITE_HOSTS:
        return None
    query = ""
    if "page" in meta.get("QUERY_STRING", ""):
        pages = parse_qs(meta["QUERY_STRING"], keep_blank_values=True).get("page", [])
        if pages:
            if not (len(pages) == 1 and pages[0].isascii() and pages[0].isdigit()):
                return None
            query = f"page={pages[0]}"
    return (meta["wsgi.url_scheme"], host, path, query)


def may_be_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Only what a view answered: the middleware's redirects are as many as there are typos."""
    said = response.get("Cache-Control", "")
    return (
        isinstance(response, HttpResponse)
        and response.status_code in KEPT_STATUSES
        and request.resolver_match is not None
        and not response.cookies
        and not has_vary_header(response, "Cookie")
        and "no-store" not in said
        and "private" not in said
    )


def without_body(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The length is always named; to a HEAD that is all there is to say of the body."""
    if isinstance(response, HttpResponse):
        response.headers.setdefault("Content-Length", str(len(response.content)))
        if request.method == "HEAD":
            response.content = b""
    return response


def takedowns_mark() -> tuple[int, int] | None:
    """Changes with every takedown; readable when the database is not."""
    try:
        found = ledger_path().stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
