"""The one road, as an editor and a reader walk it: ten files, a gallery, a public slide."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.factories import make_section, make_user

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "correct horse battery"


@pytest.fixture
def ten_files(tmp_path: Path) -> list[str]:
    """Ten small photos, each of another colour."""
    paths = []
    for n in range(10):
        path = tmp_path / f"lap-{n + 1:02d}.jpg"
        gradient = Image.linear_gradient("L").resize((480, 320))
        colours = [(25 * n, 80, 250 - 25 * n), (255, 255, 200)]
        picture = Image.composite(*(Image.new("RGB", (480, 320), c) for c in colours), gradient)
        picture.save(path, quality=90)
        paths.append(str(path))
    return paths


def log_in(page: Page, user: User) -> None:
    page.goto("/admin/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    page.click('[type="submit"]')
    expect(page.get_by_role("link", name="New gallery")).to_be_visible()


def upload(page: Page, files: list[str]) -> None:
    page.goto("/admin/photos/photo/upload/")
    page.fill('[name="credit"]', "Lap Agency")
    page.set_input_files('[data-upload] input[type="file"]', files)
    expect(page.locator('[data-outcome="added"]')).to_have_count(len(files), timeout=60_000)


def choose_all(page: Page, how_many: int) -> None:
    page.get_by_role("button", name="Add photos from the library").first.click()
    dialog = page.get_by_role("dialog")
    options = dialog.get_by_role("option")
    expect(options).to_have_count(how_many)
    for n in reversed(range(how_many)):  # the newest stands first: choose in the order taken
        options.nth(n).click()
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("[data-cards='slides'] [data-list] > [data-card]")).to_have_count(how_many)


def test_from_ten_files_to_a_public_slide(page: Page, ten_files: list[str]) -> None:
    make_section("Space")
    log_in(page, make_user(User.Role.EDITOR))
    upload(page, ten_files)

    page.goto("/admin/gallery/gallery/add/")
    page.fill("#id_headline", "One lap")
    page.select_option("#id_section", label="Space")
    choose_all(page, 10)
    cards = page.locator("[data-cards='slides'] [data-list] > [data-card]")
    for n in range(10):
        card = cards.nth(n)
        card.locator('[name$="-title"]').fill(f"View {n + 1}")
        card.locator('[name$="-caption"]').fill(f"The station, seen the {n + 1}. time.")
        card.locator("summary").first.click()
        card.locator('[name$="-alt"]').fill(f"Colour field {n + 1}")

    # The last slide goes to the third place, by keyboard.
    handle = cards.nth(9).locator(".card-handle")
    handle.focus()
    for _ in range(7):
        page.keyboard.press("ArrowUp")
    expect(cards.nth(2).locator('[name$="-title"]')).to_have_value("View 10")

    page.get_by_role("button", name="Save").first.click()
    expect(page.locator(".messagelist")).to_be_visible()
    expect(cards.nth(2).locator('[name$="-title"]')).to_have_value("View 10")
    page.get_by_role("button", name=re.compile("^Publish")).first.click()
    expect(page.locator(".chip-live").first).to_be_visible()

    page.goto("/")
    page.get_by_role("link", name="One lap").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("One lap")
    for _ in range(2):
        page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("View 10")
    expect(page.locator("body")).to_contain_text("3 of 10")
    expect(page.locator("body")).to_contain_text("Lap Agency")
    expect(page).to_have_title(re.compile(r"^View 10 \(3 of 10\) – One lap – "))
    picture = page.locator("main img").first
    assert picture.evaluate("image => image.complete && image.naturalWidth") > 0
    assert picture.get_attribute("alt") == "Colour field 10"


def test_a_reader_on_a_phone_needs_no_script(browser, live_server, _inline_tasks) -> None:
    """The same pages with JavaScript off."""
    from tests.factories import make_gallery, publish

    publish(make_gallery(slides=3, headline="Quiet", slug="quiet"))
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=False, base_url=live_server.url
    )
    page = context.new_page()
    page.goto("/gallery/quiet/")
    page.get_by_role("link", name="Next").click()
    expect(page.locator("body")).to_contain_text("2 of 3")
    assert context.cookies() == []
    context.close()


def test_a_refused_file_says_why(page: Page, tmp_path: Path) -> None:
    bad = tmp_path / "holiday.jpg"
    bad.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    good = tmp_path / "good.png"
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(out, "PNG")
    good.write_bytes(out.getvalue())
    log_in(page, make_user(User.Role.REPORTER))
    page.goto("/admin/photos/photo/upload/")
    page.set_input_files('[data-upload] input[type="file"]', [str(bad), str(good)])
    expect(page.locator('[data-outcome="added"]')).to_have_count(1)
    refused = page.locator('[data-outcome="refused"] .upload-says')
    expect(refused).to_contain_text("SVG")
