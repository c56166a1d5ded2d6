"""How long feeds and sitemaps take: `python -m tests.benchmarks.feeds [--stories 100000]`.

Fills a database as tests.benchmarks.search does (`--data FOLDER` keeps it for another run, and a
filled one is asked as it stands), then asks each feed and each sitemap uncached; of those in parts
the first, a middle and the last one. Times are milliseconds of the whole answer in one process, on
the wall and of its CPU, the median of all rounds.
"""

import argparse
import json
import os
import re
import statistics
import time
from functools import cache
from typing import Any

from tests.benchmarks.own_site import own_site

QUERIES, MOST_MS = 6, 1_000
WHOLE = ["/feed/", "/feed.json", "/gallery/feed/", "/section/space/feed/", "/tag/night/feed/"]
WHOLE += ["/people/picture-desk/feed/", "/corrections/feed/", "/sitemap-news.xml"]
IN_PARTS = ["/sitemap.xml", "/sitemap-images.xml"]


def main() -> None:
    options = read_options()
    os.environ["PAGE_CACHE"] = "0"
    with own_site(options.data, options.database_url):
        from django.core.management import call_command

        from tests.benchmarks.search import fill

        fill(options.stories)
        call_command("collectstatic", interactive=False, verbosity=0)
        report([measure(path, options.rounds) for path in WHOLE + some_parts()])


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--database-url", default="", help="measure on this server instead")
    parser.add_argument("--data", default="", help="keep the data in this folder")
    return parser.parse_args()


@cache
def client() -> Any:
    from django.test import Client

    return Client(headers={"host": "127.0.0.1"})


def ask(path: str) -> bytes:
    answer = client().get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}")
    return bytes(answer.content)


def some_parts() -> list[str]:
    chosen = []
    for path in IN_PARTS:
        parts = re.findall(r"<loc>[^<]*(/sitemap-[^<]*\.xml)</loc>", ask(path).decode())
        chosen += [path, *dict.fromkeys(parts[place * (len(parts) - 1) // 2] for place in range(3))]
    return chosen


def measure(path: str, rounds: int) -> dict[str, object]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        size, asked = len(ask(path)), len(queries)
    times = []
    for _ in range(rounds):
        start, cpu = time.perf_counter(), time.process_time()
        ask(path)
        times.append((time.perf_counter() - start, time.process_time() - cpu))
    wall, cpu = (round(statistics.median(column) * 1000, 1) for column in zip(*times, strict=True))
    return {"path": path, "queries": asked, "kb": size // 1000, "ms": wall, "cpu_ms": cpu}


def report(results: list[dict[str, object]]) -> None:
    for row in results:
        print(json.dumps(row))
    over = [
        row["path"]
        for row in results
        if int(str(row["queries"])) > QUERIES or float(str(row["ms"])) > MOST_MS
    ]
    print(f"over the limit: {', '.join(map(str, over))}" if over else "within all limits")


if __name__ == "__main__":
    main()
