"""The fix-it desk by keys alone."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from photos.models import Photo
from tests.factories import make_user, publish

from .test_desk_for_all import violations
from .test_the_road import log_in
from .test_turning_slides import gallery_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_three_photos_get_their_words(page: Page, complaints: list[str]) -> None:
    publish(gallery_of("Lap", 3))
    Photo.objects.update(alt="", caption="", credit="Lap Agency")
    log_in(page, make_user(User.Role.EDITOR))
    page.goto("/admin/")
    page.get_by_role("link", name="Mend what readers see").press("Enter")
    press = page.keyboard.press
    for n in (1, 2):
        expect(page.get_by_label("Alt text")).to_be_focused()
        page.keyboard.type(f"View {n}")
        press("Tab")
        press("Tab")
        page.keyboard.type("First line")
        press("Shift+Enter")
        page.keyboard.type("and second")
        press("Enter")
        expect(page.get_by_text(f"{'One' if n == 1 else n} mended,")).to_be_visible()
    press("PageDown")
    expect(page.get_by_text("That was the last one")).to_be_visible()
    page.get_by_role("link", name="Look at those again").press("Enter")
    expect(page.get_by_label("Alt text")).to_be_focused()
    assert violations(page) == []
    complaints.clear()  # axe writes inline styles while it looks
    mended = Photo.objects.exclude(alt="").order_by("alt")
    assert [one.alt for one in mended] == ["View 1", "View 2"]
    assert {one.caption for one in mended} == {"First line\nand second"}
