"""Finished answers: rendered once, compressed once, and kept within a number of bytes."""

import gzip
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from threading import Lock

import brotli
from django.http import HttpResponse, HttpResponseNotModified
from django.http.response import ResponseHeaders
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_http_date_safe

WORTH_COMPRESSING = 500  # bytes
BROTLI_QUALITY, GZIP_LEVEL = 5, 6
TEXTUAL = ("text/", "application/json", "application/xml", "image/svg+xml")
TEXTUAL_SUFFIXES = ("+xml", "+json")
OVERHEAD = 1_000  # bytes an entry takes besides its bodies, roughly
OF_THE_BODY = {"content-type", "content-length", "content-encoding"}
SAID_ANEW = {"content-length", "etag", "last-modified"}


@dataclass(frozen=True, slots=True)
class Representation:
    """One encoding of a page with the headers that go with it."""

    body: bytes
    etag: str
    headers: "FinishedHeaders"


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """`encodings` has "" (identity) always; the others are made when first asked for.

    `made` is for pages whose view has said a Last-Modified, 0 for others: the second since 1970
    from which on the page stood so. Between two states in one second it steps ahead of the clock
    (`after`). What is said never does, so whoever has the older state is given the newer one.
    Processes do not know of each other's steps; only an ETag is exact.
    A page that is not `is_paged` is the same whatever number its address asks for.
    """

    status: int
    encodings: dict[str, Representation]
    is_compressible: bool
    revision: int = 0
    next_change: datetime | None = None
    takedowns: object = None
    made: int = 0
    is_paged: bool = False

    @property
    def size(self) -> int:
        """Bytes in memory with every encoding made, roughly: compressed text takes a third."""
        plain = len(self.encodings[""].body)
        return OVERHEAD * 4 + (plain * 5 // 3 if self.is_compressible else plain)

    def is_good(self, revision: int, at: datetime) -> bool:
        return self.revision == revision and (self.next_change is None or at < self.next_change)

    def after(self, before: "FinishedPage | None") -> "FinishedPage":
        """The same page, dated later than the one whose place it takes."""
        if before is None or not self.made or self.made > before.made:
            return self
        return replace(self, made=before.made + 1)

    def answer(
        self, at: datetime, method: str, accept_encoding: str, none_match: str, modified: str
    ) -> HttpResponse:
        """To a request at `at`; the last two are its If-None-Match and If-Modified-Since."""
        one = self.encoded(best_encoding(accept_encoding, self.is_compressible))
        if self.status == 200 and self.is_known(one.etag, none_match, modified):
            kept = {k: v for k, v in one.headers.items() if k.lower() not in OF_THE_BODY}
            response: HttpResponse = HttpResponseNotModified(headers=kept)
        else:
            body = b"" if method == "HEAD" else one.body
            response = HttpResponse(body, content_type="", status=self.status)
            response.headers = FinishedHeaders(one.headers)
        if self.made:
            response.headers["Last-Modified"] = http_date(min(self.made, at.timestamp()))
        return response

    def is_known(self, etag: str, none_match: str, modified: str) -> bool:
        """The date counts only where no tag is asked about (RFC 9110, section 13.2.2)."""
        if none_match:
            return names(none_match, etag)
        since = parse_http_date_safe(modified) if modified and self.made else None
        return since is not None and since >= self.made

    def encoded(self, encoding: str) -> Representation:
        """Two threads may make the same one at once: either is right."""
        if encoding not in self.encodings:
            plain = self.encodings[""]
            tag = f'"{plain.etag.strip(chr(34))}-{encoding}"'
            headers = dict(plain.headers.items()) | {"Content-Encoding": encoding}
            body = COMPRESS[encoding](plain.body)
            self.encodings[encoding] = representation(body, tag, headers)
        return self.encodings[encoding]


def finish(
    response: HttpResponse,
    revision: int = 0,
    next_change: datetime | None = None,
    takedowns: object = None,
    is_paged: bool = False,
) -> FinishedPage:
    """Take a rendered response whole: after this, only bytes and headers are left of it."""
    patch_vary_headers(response, ["Accept-Encoding"])
    response.headers.setdefault("Cache-Control", "no-cache")
    headers = dict(response.items())
    said = {name.lower(): headers.pop(name) for name in list(headers) if name.lower() in SAID_ANEW}
    digest = blake2b(response.content, digest_size=16).hexdigest()
    plain = representation(response.content, f'"{digest}"', headers)
    compressible = is_compressible(response.content, headers.get("Content-Type", ""))
    made = parse_http_date_safe(said.get("last-modified", "")) or 0
    return FinishedPage(
        response.status_code,
        {"": plain},
        compressible,
        revision,
        next_change,
        takedowns,
        made,
        is_paged,
    )


def representation(body: bytes, etag: str, headers: dict[str, str]) -> Representation:
    headers = headers | {"Content-Length": str(len(body)), "ETag": etag}
    return Representation(body, etag, FinishedHeaders(headers))


class FinishedHeaders(ResponseHeaders):
    """Copied for each answer without being checked and folded once more, which took longer than
    all else that a held page needs."""

    def __init__(self, data: "Mapping[str, str] | FinishedHeaders") -> None:
        if isinstance(data, FinishedHeaders):
            self._store = data._store.copy()
        else:
            super().__init__(data)


def is_compressible(body: bytes, content_type: str) -> bool:
    kind = content_type.partition(";")[0].strip().lower()
    textual = kind.startswith(TEXTUAL) or kind.endswith(TEXTUAL_SUFFIXES)
    return textual and len(body) >= WORTH_COMPRESSING


COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda body: gzip.compress(body, GZIP_LEVEL, mtime=0),
    "br": lambda body: brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY),
}


@lru_cache(maxsize=256)
def best_encoding(accept_encoding: str, is_compressed: bool) -> str:
    """What to send for a browser's Accept-Encoding (RFC 9110, section 12.5.3)."""
    if not is_compressed:
        return ""
    allowed = set()
    for part in accept_encoding.lower().split(","):
        name, _, weight = part.strip().partition(";")
        is_zero = "0" in weight and not weight.strip(" q=0.")
        if not is_zero:
            allowed.add(name.strip())
    return next((name for name in ("br", "gzip") if name in allowed), "")


def names(if_none_match: str, etag: str) -> bool:
    """Whether an If-None-Match holds the tag, weakened by a proxy or not."""
    tags = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return etag in tags or "*" in tags


@dataclass
class PageShelf:
    """The pages held by this process; the longest unused goes first. Safe for threads."""

    pages: OrderedDict[Hashable, FinishedPage] = field(default_factory=OrderedDict)
    bytes: int = 0
    lock: Lock = field(default_factory=Lock)

    def get(self, key: Hashable) -> FinishedPage | None:
        with self.lock:
            page = self.pages.get(key)
            if page is not None:
                self.pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: FinishedPage, limit: int) -> None:
        """Keep `page`, and of the others what still fits in `limit` bytes."""
        with self.lock:
            old = self.pages.pop(key, None)
            self.bytes -= old.size if old else 0
            if page.size > limit:
                return
            self.pages[key] = page
            self.bytes += page.size
            while self.bytes > limit:
                self.bytes -= self.pages.popitem(last=False)[1].size

    def clear(self) -> None:
        with self.lock:
            self.pages.clear()
            self.bytes = 0
