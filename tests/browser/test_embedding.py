"""A gallery in a frame on a page of another site."""

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, expect

from photos.addresses import absolute

from .conftest import DESKTOP, listen
from .test_turning_slides import gallery_of, publish, slides_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def foreign() -> Iterator[str]:
    """The address of a site that shows what stands in its query, after the question mark."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            framed = self.path.partition("?")[2]
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            text = f'<!doctype html><title>Elsewhere</title><iframe src="{framed}" width="640" '
            self.wfile.write(f'{text} height="480" title="Lap"></iframe>'.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_it_is_leafed_through_on_another_site(page: Page, foreign: str, live_server) -> None:
    edition = publish(gallery_of("Lap", 3))
    page.goto(f"{foreign}?{live_server.url}{edition.get_absolute_url()}embed/")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_text("1 of 3", exact=True)).to_be_in_viewport()
    frame.get_by_role("button", name="Next").click()
    expect(frame.get_by_text("2 of 3", exact=True)).to_be_in_viewport()
    shown = frame.locator("li").nth(1)
    expect(shown.locator(".credit")).to_have_text("Lap Agency")
    assert shown.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)")
    frame.get_by_role("button", name="Previous").click()
    expect(frame.get_by_text("1 of 3", exact=True)).to_be_in_viewport()
    way_in = frame.get_by_role("link", name="Lap")
    expect(way_in).to_have_attribute("href", absolute(edition.get_absolute_url()))
    expect(way_in).to_have_attribute("target", "_blank")
    assert page.context.cookies() == []


def test_no_other_page_is_framed(browser: Browser, foreign: str, live_server) -> None:
    edition = publish(gallery_of("Lap", 1))
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    complaints: list[str] = []
    listen(page, complaints)
    page.goto(f"{foreign}?{live_server.url}{edition.get_absolute_url()}")
    page.wait_for_timeout(300)
    assert any("frame-ancestors" in one for one in complaints)
    assert not page.frames[-1].url.startswith(live_server.url)
    context.close()


def test_the_code_is_copied(page: Page) -> None:
    edition = publish(gallery_of("Lap", 2))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{edition.get_absolute_url()}all/")
    page.get_by_text("Show this gallery on your own pages").click()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("The code is copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.match(r'<iframe src="[^"]+/gallery/[a-z0-9-]+/embed/" width="800"', copied)


def test_the_views_keep_the_place(page: Page) -> None:
    edition = publish(gallery_of("Lap", 12))
    tenth = slides_of(edition)[9]
    page.goto(tenth)
    for view in ("All", "Grid"):
        page.get_by_role("link", name=view, exact=True).click()
        expect(page.locator(":target img")).to_be_in_viewport()
        page.get_by_role("link", name="Lap 10").click()
        expect(page).to_have_url(re.compile(f"{tenth}$"))
