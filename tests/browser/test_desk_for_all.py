"""The desk's pages by the rules of axe, in both schemes, on a phone and on a desktop."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from accounts.models import User
from photos.editing_many import edit_many
from photos.models import Photo
from tests.factories import make_article, make_gallery, make_photo, make_user

from .test_the_desk import draw_thumbnails
from .test_the_road import log_in

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "A title that goes on and on because somebody wrote the whole caption into it " * 2


@pytest.fixture
def pages() -> dict[str, str]:
    """Addresses of every kind of page, with long names and with something that failed."""
    gallery = make_gallery(2, headline=LONG[:140])
    article = make_article(headline="A read")
    article.blocks.create(kind="photo", photo=make_photo(), position=2)
    failed = make_photo(title=LONG, credit=LONG, state=Photo.State.FAILED, failure="It crashed.")
    edit_many([failed.pk], None, lambda _photo: {"caption": LONG})
    draw_thumbnails()
    photo = "/admin/photos/photo/"
    return {
        "start": "/admin/",
        "galleries": "/admin/gallery/gallery/",
        "gallery": f"/admin/gallery/gallery/{gallery.pk}/change/",
        "article": f"/admin/articles/article/{article.pk}/change/",
        "library": photo,
        "disk": f"{photo}unused/?days=0",
        "edits of many": f"{photo}edits/",
        "nothing found": f"{photo}?q=zzz",
        "photo": f"{photo}{failed.pk}/change/",
        "rights": f"{photo}{failed.pk}/rights/",
        "upload": f"{photo}upload/?gallery={gallery.pk}",
        "captions": f"/admin/gallery/gallery/{gallery.pk}/captions/",
    }


def violations(page: Page) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def look_at_all(page: Page, pages: dict[str, str], complaints: list[str]) -> dict[str, list[str]]:
    found = {}
    for name, address in pages.items():
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(address)
            expect(page.locator("h1").first).to_be_attached()
            assert complaints == []
            found[f"{name}, {scheme}"] = violations(page)
            complaints.clear()  # axe writes inline styles while it looks, which the policy reports
            wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if wider > 0:
                found[f"{name}, {scheme}"].append(f"{wider} pixels wider than the window")
    return {name: problems for name, problems in found.items() if problems}


def test_it_breaks_no_rule_on_a_desktop(page: Page, pages, complaints: list[str]) -> None:
    log_in(page, make_user(User.Role.EDITOR))
    assert look_at_all(page, pages, complaints) == {}


def test_it_breaks_no_rule_on_a_phone(phone: Page, pages, complaints: list[str]) -> None:
    log_in(phone, make_user(User.Role.EDITOR))
    assert look_at_all(phone, pages, complaints) == {}


def test_the_picker_breaks_no_rule(page: Page, pages, complaints: list[str]) -> None:
    log_in(page, make_user(User.Role.EDITOR))
    page.goto(pages["gallery"])
    page.get_by_role("button", name="Add photos from the library").first.click()
    page.get_by_role("dialog").get_by_role("option").first.click()
    assert violations(page) == []
    complaints.clear()
