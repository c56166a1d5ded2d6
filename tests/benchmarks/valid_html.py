"""What the W3C's checker says of the HTML: `python -m tests.benchmarks.valid_html --vnu vnu.jar`.

Needs a served, filled site (`manage.py demo`), Java, and the Nu Html Checker, whose vnu.jar comes
with `npm install vnu-jar`. Asks for one page of each kind, in the site's language and, of a page
that is not there, the error page too. Prints what is wrong and ends with 1; nothing to say is 0.
"""

import argparse
import subprocess
import tempfile
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import urlopen

from tests.benchmarks.sites import addresses, first_link

OTHERS = ("gallery/", "articles/", "archive/", "corrections/", "search/", "no-such-page/")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", default="http://127.0.0.1:8000")
    parser.add_argument("--vnu", required=True, help="where vnu.jar is")
    options = parser.parse_args()
    pages = addresses(options.site)
    pages["frame"] = urljoin(pages["gallery"], "embed/")
    pages["contributor"] = first_link(pages["article"], r"/people/[^/]+/$")
    pages["tag"] = first_link(pages["article"], r"/tag/[^/]+/$")
    pages |= {path.rstrip("/") + " front": urljoin(pages["home"], path) for path in OTHERS}
    with tempfile.TemporaryDirectory() as folder:
        for name, address in pages.items():
            Path(folder, f"{name}.html").write_bytes(page(address))
        said = subprocess.run(
            ["java", "-jar", options.vnu, "--format", "gnu", folder], capture_output=True, text=True
        )
    print(said.stderr or f"{len(pages)} pages, nothing to say.")
    raise SystemExit(said.returncode)


def page(address: str) -> bytes:
    try:
        with urlopen(address) as answer:
            found: bytes = answer.read()
    except HTTPError as error:
        found = error.read()
    return found


if __name__ == "__main__":
    main()
