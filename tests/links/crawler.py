"""Follows every address of the site from a few entrances on, and says which lead nowhere."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

from .addresses_in import addresses_in

#: What a reader and a machine come in by, with the status each should have.
ENTRANCES = {
    "/": 200,
    "/robots.txt": 200,
    "/feed/": 200,
    "/feed.json": 200,
    "/gallery/feed/": 200,
    "/corrections/feed/": 200,
    "/sitemap.xml": 200,
    "/favicon.ico": 302,
    "/nothing/": 404,
}
NOT_FOLLOWED = ("/admin/", "/preview/")


@dataclass(frozen=True)
class Answer:
    """`text` is empty for what is no text; `location` for what is no redirect."""

    status: int
    content_type: str = ""
    text: str = ""
    location: str = ""


@dataclass
class Walk:
    """`answers` by path with query. `dead` says what leads nowhere, and where it was named."""

    answers: dict[str, Answer] = field(default_factory=dict)
    dead: list[str] = field(default_factory=list)
    elsewhere: set[str] = field(default_factory=set)


Fetch = Callable[[str], Answer]


def walk(
    fetch: Fetch, site: str, entrances: Mapping[str, int] = ENTRANCES, most: int = 20_000
) -> Walk:
    """`fetch(path)` answers for `site`, such as http://127.0.0.1:8000. Addresses of other sites are
    listed and left alone. RuntimeError beyond `most` answers: something makes addresses up."""
    found, ids = Walk(), dict[str, set[str]]()
    anchors: list[tuple[str, str, str]] = []
    waiting = deque((path, "an entrance") for path in entrances)
    while waiting:
        path, named_on = waiting.popleft()
        if path in found.answers or path.startswith(NOT_FOLLOWED):
            continue
        if len(found.answers) >= most:
            raise RuntimeError(f"more than {most} addresses, the last one {path} on {named_on}")
        answer = found.answers[path] = fetch(path)
        expected = entrances.get(path)
        if (expected or answer.status) != answer.status or (answer.status >= 400 and not expected):
            found.dead.append(f"{path} ({answer.status}), named on {named_on}")
        here = addresses_in(answer.text, answer.content_type)
        ids[path] = here.ids
        for address in [*here.addresses, *filter(None, [answer.location])]:
            own, target, anchor = told_apart(address, site, path)
            if not own:
                found.elsewhere |= {target} if target.startswith("http") else set()
                continue
            waiting.append((target, path))
            if anchor:
                anchors.append((target, anchor, path))
    found.dead += [
        f"{target}#{anchor} (no such id), named on {named_on}"
        for target, anchor, named_on in dict.fromkeys(anchors)
        if found.answers[target].status == 200 and anchor not in ids[target]
    ]
    return found


def told_apart(address: str, site: str, base: str) -> tuple[bool, str, str]:
    """Whether an address on the page at `base` is the site's own, its path or all of it, and its
    anchor."""
    whole = urljoin(f"{site}{base}", address.strip())
    parts = urlsplit(whole)
    if f"{parts.scheme}://{parts.netloc}" != site:
        return False, whole, ""
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return True, path, unquote(parts.fragment)
