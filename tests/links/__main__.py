"""Checks a running site for dead links: `python -m tests.links http://127.0.0.1:8000`.

Its pages must name themselves by that address: start it with the same SITE_URL.
"""

import sys
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import urlsplit

from .crawler import Answer, walk

TEXTUAL = ("text/", "application/", "image/svg+xml")


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    site = sys.argv[1].rstrip("/")
    parts = urlsplit(site)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.netloc, timeout=30)

    def fetch(path: str) -> Answer:
        connection.request("GET", path)
        response = connection.getresponse()
        body, said = response.read(), response.headers.get("Content-Type", "")
        text = body.decode(errors="replace") if said.startswith(TEXTUAL) else ""
        return Answer(response.status, said, text, response.headers.get("Location", ""))

    found = walk(fetch, site)
    print(f"{len(found.answers)} addresses, {len(found.dead)} dead")
    print("\n".join(found.dead))
    print("Of other sites, not asked:", *sorted(found.elsewhere), sep="\n  ")
    raise SystemExit(bool(found.dead))


if __name__ == "__main__":
    main()
