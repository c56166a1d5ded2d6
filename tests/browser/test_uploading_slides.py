"""From a gallery's form over the upload page and back, as only a browser shows it."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from gallery.models import Gallery
from tests.factories import make_user

from .test_the_road import log_in, ten_files  # noqa: F401 -- a fixture

pytestmark = pytest.mark.django_db(transaction=True)


def slides_of(gallery: Gallery) -> list[str]:
    return [slide.photo.file_name for slide in gallery.slides.select_related("photo")]


def test_it_goes_from_the_form_to_the_upload_and_back(page: Page, ten_files: list[str]) -> None:  # noqa: F811
    log_in(page, make_user(User.Role.EDITOR))
    page.goto("/admin/gallery/gallery/add/")
    page.fill("#id_headline", "One lap")
    page.get_by_role("button", name="Save, and upload photos").click()
    expect(page).to_have_url(re.compile(r"\?gallery=\d+$"))
    page.select_option("#id_order", "name")
    page.set_input_files('[data-upload] input[type="file"]', list(reversed(ten_files[:4])))
    expect(page.locator("[data-fill-says]")).to_have_text("4 slides added.", timeout=60_000)

    page.set_input_files('[data-upload] input[type="file"]', [ten_files[0], ten_files[4]])
    expect(page.locator("[data-fill-says]")).to_contain_text("1 slide added.", timeout=60_000)
    expect(page.locator('[data-outcome="duplicate"]')).to_contain_text(
        "It stands in this gallery already."
    )
    page.get_by_role("link", name="Back to “One lap”").click()
    cards = page.locator("[data-cards='slides'] [data-list] > [data-card]")
    expect(cards).to_have_count(5)
    assert slides_of(Gallery.objects.get()) == [f"lap-{n:02d}.jpg" for n in range(1, 6)]


def test_it_fills_a_gallery_without_script(
    browser,
    live_server,
    _inline_tasks,
    ten_files: list[str],  # noqa: F811
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    log_in(page, make_user(User.Role.EDITOR))
    page.goto("/admin/gallery/gallery/add/")
    page.fill("#id_headline", "One lap")
    page.get_by_role("button", name="Save, and upload photos").click()
    page.select_option("#id_order", "name")
    page.set_input_files('input[type="file"]', list(reversed(ten_files[:3])))
    page.get_by_role("button", name="Send").click()
    expect(page.locator("[data-fill-says]")).to_have_text("3 slides added.")
    page.get_by_role("link", name="Back to “One lap”").click()
    assert slides_of(Gallery.objects.get()) == ["lap-01.jpg", "lap-02.jpg", "lap-03.jpg"]
    context.close()
