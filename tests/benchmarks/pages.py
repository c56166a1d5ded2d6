"""How much a page costs: `python -m tests.benchmarks.pages [--stories 1000 100000] [--blocks 12]`.

Measures every kind of page in one process, on a database for each number of stories: uncached (the
view runs; queries counted) and cached (the finished page is given). Times are CPU milliseconds from
the request's environment to the last byte. A block is 15 requests, of which the median counts; the
blocks of all pages and sizes take turns, and the lowest counts, since a busy neighbour only ever
makes a time longer. `--data FOLDER` keeps the databases for another run.
"""

import argparse
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.own_site import Asker, cpu_ms, own_site, progress

UNCACHED_MS = 3.0  # of those in MEASURED
MEASURED = ("slide", "article", "home")
QUERIES = 6
GROWTH = 1.2
IN_BLOCK = 15  # requests


@dataclass
class Page:
    name: str
    address: str
    stories: int
    queries: int = 0
    bytes: int = 0
    uncached: list[float] = field(default_factory=list)  # a block's median each, ms
    cached: list[float] = field(default_factory=list)

    @property
    def ms(self) -> float:
        return min(self.uncached)


def main() -> None:
    options = read_options()
    with own_site(options.data) as root:
        sites = [filled(root, stories) for stories in sorted(options.stories)]
        pages = measured(sites, options.blocks, options.pages)
    report(pages)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, nargs="+", default=[1000, 100_000])
    parser.add_argument("--blocks", type=int, default=12, help="blocks of requests a page")
    parser.add_argument("--pages", nargs="+", default=[], help="these only, by name")
    parser.add_argument("--data", default="", help="keep the databases in this folder")
    return parser.parse_args()


def filled(root: Path, stories: int) -> tuple[Path, int]:
    """The database of so many stories. Databases grow from one another: each is a copy of the next
    smaller one, filled up, so that the same pages stand in all."""
    from django.db import connection

    from tests.benchmarks.crowd import Crowd

    file = root / f"{stories}.sqlite3"
    if not file.exists():
        smaller = [one for one in root.glob("*.sqlite3") if one.stem.isdigit()]
        smaller = [one for one in smaller if int(one.stem) < stories]
        making = root / "making.sqlite3"
        making.unlink(missing_ok=True)
        if smaller:
            copy(max(smaller, key=lambda one: int(one.stem)), making)
        use(making)
        Crowd().grow(stories, progress)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        making.rename(file)
    return file, stories


def copy(one: Path, to: Path) -> None:
    with closing(sqlite3.connect(one)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


def use(file: Path) -> None:
    """From now on this process's only database is `file`."""
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = str(file)


def measured(sites: list[tuple[Path, int]], blocks: int, only: list[str]) -> list[Page]:
    from tests.benchmarks.crowd import Crowd

    asker, of_sites = Asker(), []
    for file, stories in sites:
        use(file)
        wanted = [page for page in Crowd().pages() if page[0] in only or not only]
        pages = [Page(name, address, stories) for name, address in wanted]
        for page in pages:
            look_at(asker, page)
        of_sites.append(pages)
    for _ in range(blocks):
        for same in zip(*of_sites, strict=True):
            for (file, _stories), page in zip(sites, same, strict=True):
                use(file)
                measure(asker, page)
    return [page for pages in of_sites for page in pages]


def look_at(asker: Asker, page: Page) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with page_cache(on=False):
        asker.get(page.address)
        with CaptureQueriesContext(connection) as queries:
            status, _headers, body = asker.get(page.address)
        page.queries, page.bytes = len(queries), len(body)
    if status != 200:
        raise SystemExit(f"{page.address} answered {status}")


def measure(asker: Asker, page: Page) -> None:
    def ask() -> object:
        return asker.get(page.address)

    with page_cache(on=False):
        ask()
        page.uncached.append(cpu_ms(ask, IN_BLOCK))
    with page_cache(on=True):
        ask()
        page.cached.append(cpu_ms(ask, IN_BLOCK))


@contextmanager
def page_cache(*, on: bool) -> Iterator[None]:
    from django.test import override_settings

    from newsroom import page_cache

    page_cache.forget()  # one database's revision is not another's
    with override_settings(PAGE_CACHE=on):
        yield


def report(pages: list[Page]) -> None:
    over = []
    for page in pages:
        row = {"page": page.name, "stories": page.stories, "queries": page.queries}
        row |= {"bytes": page.bytes, "uncached_ms": round(page.ms, 2)}
        print(json.dumps(row | {"cached_ms": round(min(page.cached), 3)}))
        if page.queries > QUERIES or (page.name in MEASURED and page.ms > UNCACHED_MS):
            over.append(f"{page.name} at {page.stories} stories")
    fewest, most = pages[0].stories, pages[-1].stories
    few = {page.name: page for page in pages if page.stories == fewest}
    for page in (page for page in pages if page.stories == most != fewest):
        ratio = page.ms / few[page.name].ms
        print(f"{page.name}: {most} stories take {ratio:.2f} times the time of {fewest}")
        if ratio > GROWTH:
            over.append(f"the growth of {page.name}")
    print(f"over the limit: {', '.join(over)}" if over else "within all limits")


if __name__ == "__main__":
    main()
