"""How much a page costs: `python -m tests.benchmarks.pages [--stories 1000 20000] [--rounds 200]`.

Measures a slide page, an article and the home page in one process against a database of its own:
uncached (the view runs; queries counted) and cached (the finished page is given), at each number of
stories. Times are CPU milliseconds of this process, the median of all rounds; ratios compare the
largest number of stories with the smallest in the same run.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

UNCACHED_MS = 4.0
QUERIES = 6
GROWTH = 1.2


def main() -> None:
    options = read_options()
    with tempfile.TemporaryDirectory(prefix="flyaround-bench-") as folder:
        os.environ["DATA_ROOT"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        os.environ.setdefault("SECRET_KEY", "benchmarks-only-" + "x" * 48)
        if not options.database_url:
            os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from tests.benchmarks.crowd import Crowd

        crowd = Crowd()
        results = []
        for stories in options.stories:
            crowd.grow(stories)
            results += [measure(name, url, stories, options.rounds) for name, url in crowd.pages()]
        report(results, options.stories)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, nargs="+", default=[1000, 20000])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--database-url", default="", help="measure on this server instead")
    return parser.parse_args()


def measure(name: str, url: str, stories: int, rounds: int) -> dict[str, object]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    with page_cache(on=False):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(url)
            count = len(queries)
        if response.status_code != 200:
            raise SystemExit(f"{url} answered {response.status_code}")
        uncached = cpu_ms(lambda: client.get(url), rounds)
    with page_cache(on=True):
        client.get(url)
        cached = cpu_ms(lambda: client.get(url), rounds)
    floor = cpu_ms(lambda: client.get("/healthz"), rounds)
    return {
        "page": name,
        "stories": stories,
        "queries": count,
        "bytes": len(response.content),
        "uncached_ms": round(uncached - floor, 2),
        "cached_ms": round(cached - floor, 2),
        "test_client_ms": round(floor, 2),
    }


@contextmanager
def page_cache(*, on: bool) -> Iterator[None]:
    from django.test import override_settings

    with override_settings(PAGE_CACHE=on, ALLOWED_HOSTS=["testserver"]):
        yield


def cpu_ms(work: Callable[[], object], rounds: int) -> float:
    for _ in range(10):
        work()
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def report(results: list[dict[str, object]], sizes: list[int]) -> None:
    for row in results:
        print(json.dumps(row))
    by = {(row["page"], row["stories"]): row for row in results}
    fine = True
    for row in results:
        within = float(row["uncached_ms"]) <= UNCACHED_MS and int(row["queries"]) <= QUERIES
        fine &= within
        if not within:
            print(f"over the limit: {row['page']} at {row['stories']} stories")
    if len(sizes) > 1:
        for page in {row["page"] for row in results}:
            few, many = by[page, sizes[0]], by[page, sizes[-1]]
            ratio = float(many["uncached_ms"]) / float(few["uncached_ms"])
            print(f"{page}: {sizes[-1]} stories take {ratio:.2f} times the time of {sizes[0]}")
            fine &= ratio <= GROWTH
    print("within all limits" if fine else "NOT within all limits")


if __name__ == "__main__":
    main()
