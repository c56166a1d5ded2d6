"""A real Chromium before a live server. A console error or a CSP report fails the test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

# Playwright's loop runs in this thread; Django's own guard takes that for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    arguments = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of; empty at the end of every test."""
    return []


@pytest.fixture
def page(browser: Browser, complaints: list[str], live_server, _inline_tasks) -> Iterator[Page]:
    context = browser.new_context(
        viewport=DESKTOP, base_url=live_server.url, reduced_motion="reduce", locale="en-GB"
    )
    page = context.new_page()
    listen(page, complaints)
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def phone(browser: Browser, complaints: list[str], live_server, _inline_tasks) -> Iterator[Page]:
    context = browser.new_context(
        viewport=PHONE, base_url=live_server.url, has_touch=True, device_scale_factor=2
    )
    page = context.new_page()
    listen(page, complaints)
    yield page
    context.close()
    assert complaints == []


def listen(page: Page, complaints: list[str]) -> None:
    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(f"{page.url}: {message.text}")

    page.on("console", heard)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))


@pytest.fixture
def _inline_tasks(settings) -> None:
    """Photos are ready when their upload has been answered: no worker runs beside a test."""
    settings.RUN_TASKS = "inline"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
