"""The library's wall by keys alone, and many photos edited and undone."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from photos.desk import wall
from photos.models import Photo
from tests.factories import make_photo, make_user

from .test_desk_for_all import violations
from .test_the_desk import draw_thumbnails
from .test_the_road import log_in

pytestmark = pytest.mark.django_db(transaction=True)
WALL = "/admin/photos/photo/"


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def focused(page: Page) -> str | None:
    return page.evaluate("document.activeElement.getAttribute('aria-label')")


def test_it_is_worked_by_keys_alone(page: Page, monkeypatch, complaints: list[str]) -> None:
    monkeypatch.setattr(wall, "PAGE", 8)
    for n in range(9):
        # Failed: the page of a photo shows its renditions, and these have no files.
        make_photo(title=f"Photo {9 - n}", credit="", state=Photo.State.FAILED)
    draw_thumbnails()
    log_in(page, make_user(User.Role.EDITOR))
    page.goto(WALL)
    page.locator("[data-wall-filter] [name=lacks]").last.focus()
    press(page, "Tab", "Space", "ArrowRight", "ArrowRight", "Shift+Space")
    picked = page.locator("[data-picked]")
    expect(picked).to_have_text("3 picked")
    row = page.locator("[data-grid]").evaluate(
        "e => getComputedStyle(e).gridTemplateColumns.split(' ').length"
    )
    press(page, "Home", "ArrowDown")
    assert focused(page) == f"Pick “Photo {1 + row}”"
    page.get_by_role("link", name="Older").focus()
    press(page, "Enter")
    expect(picked).to_have_text("3 picked, 3 of them not on this page")
    page.get_by_role("checkbox", name="Pick “Photo 9”").focus()
    press(page, "Space")
    page.get_by_role("button", name="Edit their facts").focus()
    press(page, "Enter")
    expect(page.locator("h1")).to_have_text("Edit 4 photos")
    page.get_by_label("New: credit").focus()
    page.keyboard.type("Lap Agency")
    expect(page.get_by_role("checkbox", name="Credit")).to_be_checked()
    assert violations(page) == []
    complaints.clear()
    press(page, "Enter")
    expect(page.get_by_role("heading", name="4 photos would change")).to_be_visible()
    assert violations(page) == []
    complaints.clear()
    press(page, "Enter")
    expect(page.get_by_text("4 photos were changed.")).to_be_visible()
    assert Photo.objects.filter(credit="Lap Agency").count() == 4
    page.get_by_role("button", name="Undo").focus()
    press(page, "Enter")
    expect(page.get_by_text("4 photos say again")).to_be_visible()
    assert Photo.objects.filter(credit="").count() == 9
    assert violations(page) == []
    complaints.clear()
    page.goto(WALL)
    expect(picked).to_have_text("Nothing picked yet")  # what was picked is done with
    page.get_by_role("checkbox", name="Pick “Photo 1”").focus()
    press(page, "Enter")
    expect(page).to_have_url(re.compile(r"/\d+/change/$"))


def test_shift_click_picks_what_lies_between(page: Page) -> None:
    for _ in range(5):
        make_photo()
    draw_thumbnails()
    log_in(page, make_user(User.Role.EDITOR))
    page.goto(WALL)
    tiles = page.locator(".photo-pick img")
    tiles.nth(0).click()
    tiles.nth(3).click(modifiers=["Shift"])
    expect(page.locator("[data-picked]")).to_have_text("4 picked")
    tiles.nth(1).click()
    expect(page.locator("[data-picked]")).to_have_text("3 picked")


def test_ticks_do_without_script(browser, live_server) -> None:
    for _ in range(2):
        make_photo()
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    log_in(page, make_user(User.Role.EDITOR))
    page.goto(WALL)
    page.locator("[data-pick]").first.check()
    page.get_by_role("button", name="Edit their facts").click()
    expect(page.locator("h1")).to_have_text("Edit 1 photo")
    context.close()
