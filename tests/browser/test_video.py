"""A video in an article: nothing from elsewhere until it is asked for, then the player in place."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from newsroom import publishing
from tests.factories import make_article, publish

pytestmark = pytest.mark.django_db(transaction=True)
PLAYER = "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&rel=0"
PAGE = "https://www.youtube.com/watch?v=aqz-KE-bpKQ"


@pytest.fixture
def address(live_server) -> str:
    article = make_article(saved=False, lead_photo=None)
    article.blocks.create(position=2, kind="embed", embed_url=PAGE, embed_title="The lap")
    article.blocks.create(position=3, kind="text", html="<p>After it.</p>")
    publishing.save(article, None)
    return publish(article).get_absolute_url()


@pytest.fixture
def elsewhere(page: Page) -> list[str]:
    """The requests to other hosts, which answer with a page of their own."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(content_type="text/html", body="<!doctype html><title>Player</title>")

    page.route(re.compile(r"^https://"), answer)
    return asked


def test_it_plays_in_place_once_asked_for(page: Page, address: str, elsewhere: list[str]) -> None:
    page.goto(address, wait_until="load")
    screen, after = page.locator(".screen"), page.get_by_text("After it.")
    before = screen.bounding_box(), after.bounding_box()
    assert elsewhere == []
    page.get_by_role("link", name="The lap").click()
    frame = screen.locator("iframe")
    expect(frame).to_have_attribute("title", "The lap")
    expect(frame).to_be_focused()
    assert elsewhere == [PLAYER]
    assert (screen.bounding_box(), after.bounding_box()) == before
    assert frame.bounding_box() == before[0]


def test_it_is_asked_for_by_keyboard(page: Page, address: str, elsewhere: list[str]) -> None:
    page.goto(address)
    page.get_by_role("link", name="The lap").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".screen iframe")).to_be_focused()


def test_without_javascript_the_link_leads_there(browser: Browser, live_server, address) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    page.goto(address)
    link = page.get_by_role("link", name="The lap")
    expect(link).to_have_attribute("href", PAGE)
    expect(link).to_contain_text("Opens on YouTube.")
    context.close()
