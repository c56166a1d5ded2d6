"""On paper: an article to read, and a gallery as a contact sheet with its credits."""

import pytest
from playwright.sync_api import Locator, Page, expect

from newsroom import publishing
from tests.factories import MONDAY, publish

from .test_reading_for_all import EMBED, article_of_everything
from .test_turning_slides import gallery_of, slides_of

pytestmark = pytest.mark.django_db(transaction=True)
A4 = {"width": 643, "height": 971}  # CSS pixels between the margins
# Newer browsers give what `attr()` stands for, older ones its name.
ADDRESS_AFTER = {'" (https://example.org/x/)"', '" (" attr(href) ")"'}
VIDEO_AFTER = {f'"{EMBED}"', "attr(href)"}
BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"


@pytest.fixture
def paper(page: Page) -> Page:
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    page.emulate_media(media="print", color_scheme="dark")
    return page


def style(part: Locator, name: str, pseudo: str = "") -> str:
    value: str = part.first.evaluate(
        "(node, [name, pseudo]) => getComputedStyle(node, pseudo || null).getPropertyValue(name)",
        [name, pseudo],
    )
    return value


def test_an_article_is_there_to_read(paper: Page, live_server, _inline_tasks) -> None:
    article = article_of_everything(gallery_of("Lap", 3))
    article.blocks.create(
        position=20, kind="text", html="<p><a href='https://example.org/x/'>Elsewhere</a></p>"
    )
    publishing.save(article, None)
    publish(article, MONDAY)
    paper.goto("/articles/" + article.slug + "/")
    for gone in (".masthead nav", ".colophon", ".related", ".share", ".pager", ".skip"):
        for part in paper.locator(gone).all():
            expect(part).to_be_hidden()
    prose = paper.locator(".prose p")
    assert style(paper.locator("html"), "background-color") == WHITE
    assert style(prose, "color") == BLACK
    assert style(prose, "font-family").endswith("serif")
    assert 13 <= float(style(prose, "font-size").removesuffix("px")) <= 15  # some 10.5 points
    link = paper.get_by_role("link", name="Elsewhere")
    assert style(link, "content", "::after") in ADDRESS_AFTER
    assert style(paper.get_by_role("link", name="goes"), "content", "::after") == "none"
    assert style(paper.locator(".screen a"), "content", "::after") in VIDEO_AFTER
    for credit in paper.locator(".story .credit").all():
        expect(credit).to_be_visible()
    for photo in paper.locator(".shot img").all():
        box = photo.bounding_box()
        assert box is not None
        assert box["height"] <= 400
    assert style(paper.locator(".shot"), "break-inside") == "avoid"
    assert paper.evaluate("document.documentElement.scrollWidth") <= A4["width"]
    assert paper.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize(("view", "columns"), [("all", 3), ("grid", 4)])
def test_a_gallery_is_a_contact_sheet(
    paper: Page, live_server, _inline_tasks, view: str, columns: int
) -> None:
    edition = publish(gallery_of("Lap", 5), MONDAY)
    paper.goto(f"{edition.get_absolute_url()}{view}/")
    figures = paper.locator(".wall figure, .sheet li")
    tops = [box["y"] for one in figures.all() if (box := one.bounding_box())]
    assert [tops.count(top) for top in sorted(set(tops))] == [columns, 5 - columns]
    assert style(figures, "break-inside") == "avoid"
    assert style(figures, "color") == BLACK
    for credit in figures.locator(".credit").all():
        expect(credit).to_be_visible()
    expect(paper.locator(".views")).to_be_hidden()
    assert paper.evaluate("document.documentElement.scrollWidth") <= A4["width"]


def test_a_slide_has_its_photo_and_its_words(paper: Page, live_server, _inline_tasks) -> None:
    edition = publish(gallery_of("Lap", 3), MONDAY)
    paper.goto(slides_of(edition)[1])
    expect(paper.locator(".row")).to_be_hidden()
    expect(paper.locator(".label .credit")).to_be_visible()
    photo, label = (paper.locator(one).bounding_box() for one in (".stage img", ".label"))
    assert photo is not None
    assert label is not None
    assert photo["y"] + photo["height"] <= label["y"]
    assert label["y"] + label["height"] <= A4["height"]
