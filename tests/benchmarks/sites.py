"""A served site to look at: one address of each kind of page, found as a reader would find them."""

import re
from urllib.parse import urljoin
from urllib.request import urlopen

LINK = re.compile(r'<a [^>]*?href="([^"#]+)"')


def addresses(site: str) -> dict[str, str]:
    """Absolute addresses by the page's kind. `site` serves at least a gallery and an article."""
    home = urljoin(site, "/")
    gallery = first_link(home, r"/gallery/[^/]+/$")
    article = first_link(home, r"/articles/[^/]+/$")
    return {
        "home": home,
        "gallery": gallery,
        "slide": first_link(gallery, r"/photo/[^/]+/$"),
        "all": urljoin(gallery, "all/"),
        "grid": urljoin(gallery, "grid/"),
        "article": article,
        "section": first_link(home, r"/section/[^/]+/$"),
        "search": urljoin(home, "/search/?q=light"),
    }


def first_link(page: str, pattern: str) -> str:
    """The first link on the page whose address fits."""
    with urlopen(page) as answer:
        links = LINK.findall(answer.read().decode())
    for link in links:
        if re.search(pattern, link):
            return urljoin(page, link)
    raise SystemExit(f"{page} links to no page like {pattern}. Is it a filled Flyaround?")
