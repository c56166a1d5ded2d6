"""What only a browser shows of the desk: keys, drags, drafts, and the editor under its policy."""

import re

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from articles.models import Article
from gallery.models import Gallery
from newsroom import publishing
from newsroom.models import Draft
from photos import originals
from photos.models import Photo
from tests.factories import make_article, make_gallery, make_user

from .test_the_road import log_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gallery() -> Gallery:
    gallery = make_gallery(4, headline="Above the clouds")
    draw_thumbnails()
    return gallery


def draw_thumbnails() -> None:
    """The factories' photos have no files; a missing thumbnail would be a complaint."""
    for sha256 in Photo.objects.values_list("sha256", flat=True):
        path = originals.thumbnail_path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (48, 32), "teal").save(path)


@pytest.fixture
def desk(page: Page) -> Page:
    """A page at which an editor is logged in."""
    log_in(page, make_user(User.Role.EDITOR))
    return page


def form_of(desk: Page, gallery: Gallery) -> Locator:
    desk.goto(f"/admin/gallery/gallery/{gallery.pk}/change/")
    return desk.locator("[data-cards='slides']")


def titles(slides: Locator) -> list[str]:
    fields = slides.locator("[data-list] [name$='-title']")
    return [fields.nth(i).input_value()[:7] for i in range(fields.count())]


def save(desk: Page) -> None:
    desk.locator(".toolbar-top [name=_save]").click()
    expect(desk.locator(".messagelist")).to_contain_text("Saved")


def test_it_moves_slides_by_arrow_keys(desk: Page, gallery: Gallery) -> None:
    slides = form_of(desk, gallery)
    slides.locator("[data-handle]").nth(3).focus()
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("ArrowUp")
    expect(slides.locator("[data-spoken]")).to_have_text("Moved to 2 of 4")
    desk.keyboard.press("Home")
    expect(slides.locator("[data-handle]").first).to_be_focused()
    assert titles(slides) == ["Slide 4", "Slide 1", "Slide 2", "Slide 3"]
    save(desk)
    assert [slide.title[:7] for slide in gallery.slides.all()] == titles(slides)


def test_it_moves_slides_by_dragging_their_tiles(desk: Page, gallery: Gallery) -> None:
    slides = form_of(desk, gallery)
    desk.get_by_role("button", name="Arrange").click()
    tiles = slides.locator(".photo-thumb")
    start, end = tiles.nth(0).bounding_box(), tiles.nth(2).bounding_box()
    assert start and end
    desk.mouse.move(start["x"] + 30, start["y"] + 30)
    desk.mouse.down()
    desk.mouse.move(end["x"] + 20, end["y"] + 30, steps=8)
    desk.mouse.move(end["x"] + end["width"] - 10, end["y"] + 30, steps=4)
    desk.mouse.up()
    assert titles(slides) == ["Slide 2", "Slide 3", "Slide 1", "Slide 4"]
    expect(slides.locator("[data-spoken]")).to_have_text("Moved to 3 of 4")


def test_it_moves_a_slide_by_its_number(desk: Page, gallery: Gallery) -> None:
    slides = form_of(desk, gallery)
    slides.locator("[name='slides-0-position']").fill("3")
    desk.keyboard.press("Tab")
    assert titles(slides) == ["Slide 2", "Slide 3", "Slide 1", "Slide 4"]


def test_it_brings_a_removed_slide_back(desk: Page, gallery: Gallery) -> None:
    slides = form_of(desk, gallery)
    box = slides.locator("[name='slides-1-DELETE']")
    box.check()
    expect(slides.locator("[data-count]")).to_have_text("3")
    box.uncheck()
    save_text = slides.locator("[name='slides-1-caption']")
    save_text.fill("Back again.")
    save(desk)
    assert gallery.slides.get(position=2).caption == "Back again."


def test_it_keeps_a_draft_and_gives_it_back(desk: Page, gallery: Gallery) -> None:
    desk.clock.install()
    form_of(desk, gallery)
    desk.fill("#id_headline", "Half a thought")
    desk.clock.fast_forward(11_000)
    expect(desk.locator("[data-kept]").first).to_contain_text("kept as your draft")
    assert Draft.objects.get().story_id == gallery.pk
    desk.reload()
    expect(desk.locator("#id_headline")).to_have_value("Above the clouds")
    desk.get_by_role("link", name="Restore it").click()
    expect(desk.locator("#id_headline")).to_have_value("Half a thought")


def test_it_starts_a_story_by_itself(desk: Page) -> None:
    desk.clock.install()
    desk.goto("/admin/gallery/gallery/add/")
    desk.fill("#id_headline", "Just begun")
    desk.clock.fast_forward(11_000)
    expect(desk.locator("[data-kept]").first).to_contain_text("New story")
    desk.fill("#id_headline", "Just begun, and on")
    save(desk)
    assert Gallery.objects.get().headline == "Just begun, and on"


def test_it_shows_a_preview_of_what_is_not_saved(desk: Page, gallery: Gallery) -> None:
    form_of(desk, gallery)
    desk.fill("#id_headline", "Not saved yet")
    with desk.expect_popup() as beside:
        desk.locator(".toolbar-top [data-preview]").click()
    expect(beside.value.get_by_role("heading", name="Not saved yet")).to_be_visible()
    gallery.refresh_from_db()
    assert gallery.headline == "Above the clouds"


def test_it_wakes_publish_once_something_is_typed(desk: Page, gallery: Gallery) -> None:
    form_of(desk, gallery)
    desk.locator(".toolbar-top [name=_publish]").click()
    expect(desk.locator(".messagelist")).to_contain_text("Published")
    publish = desk.locator(".toolbar-top [name=_publish]")
    expect(publish).to_be_disabled()
    desk.fill("#id_dek", "New words")
    expect(publish).to_be_enabled()


def test_it_writes_rich_text_under_the_policy(desk: Page) -> None:
    article = make_article(text="<p>First.</p>")
    draw_thumbnails()
    desk.goto(f"/admin/articles/article/{article.pk}/change/")
    area = desk.get_by_role("textbox", name="Text", exact=True)
    expect(area).to_be_visible()
    area.click()
    desk.keyboard.press("End")
    desk.keyboard.type(" And more.")
    desk.get_by_role("button", name="+ Quote").click()
    desk.get_by_role("textbox", name="Quote").fill("We saw it.")
    save(desk)
    words = Article.objects.get().blocks.values_list("kind", "html", "quote")
    assert list(words) == [("text", "<p>First. And more.</p>", ""), ("quote", "", "We saw it.")]


def test_it_starts_the_editors_that_are_near_the_window_alone(desk: Page) -> None:
    article = make_article(text="<p>First.</p>")
    for place in range(2, 32):
        article.blocks.create(kind="text", html=f"<p>Text {place}.</p>", position=place)
    publishing.save(article, None)
    draw_thumbnails()
    desk.goto(f"/admin/articles/article/{article.pk}/change/")
    expect(desk.locator(".prose-editor").first).to_be_visible()
    last = desk.locator("[name='blocks-30-html']")
    assert desk.locator(".prose-editor").count() < 15
    last.focus()
    area = desk.locator(".prose-editor", has=last).get_by_role("textbox")
    expect(area).to_be_focused()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(" And the end.")
    save(desk)
    texts = list(article.blocks.values_list("html", flat=True))
    assert texts[1:-1] == [f"<p>Text {place}.</p>" for place in range(2, 31)]
    assert texts[-1] == "<p>Text 31. And the end.</p>"


def test_it_starts_an_editor_for_a_new_block(desk: Page) -> None:
    article = make_article(text="<p>First.</p>")
    draw_thumbnails()
    desk.goto(f"/admin/articles/article/{article.pk}/change/")
    desk.get_by_role("button", name="+ Text").click()
    areas = desk.get_by_role("textbox", name="Text", exact=True)
    expect(areas.nth(1)).to_be_focused()
    desk.keyboard.type("Second.")
    save(desk)
    assert list(article.blocks.values_list("html", flat=True)) == [
        "<p>First.</p>",
        "<p>Second.</p>",
    ]


def test_at_a_desk_from_right_to_left_the_arrows_turn(
    desk: Page, gallery: Gallery, settings
) -> None:
    settings.LANGUAGE_CODE = "ar"
    slides = form_of(desk, gallery)
    expect(desk.locator("html")).to_have_attribute("dir", "rtl")
    handle = slides.locator("[data-handle]").nth(1)
    handle.focus()
    handle.press("ArrowLeft")
    expect(slides.locator("[data-list] [name$='-title']").nth(2)).to_have_value(
        re.compile("Slide 2")
    )
    slides.locator("[data-handle]").nth(2).press("ArrowRight")
    assert titles(slides) == ["Slide 1", "Slide 2", "Slide 3", "Slide 4"]


def test_it_chooses_the_story_that_it_translates(desk: Page, gallery: Gallery) -> None:
    german = make_gallery(1, headline="Über den Wolken", language="de")
    draw_thumbnails()
    form_of(desk, german)
    desk.locator("summary", has_text="Sharing, language").click()
    desk.get_by_role("combobox", name="Translation of").click()
    desk.keyboard.type("Above the")
    desk.get_by_role("option", name="Above the clouds").click()
    save(desk)
    first, second = Gallery.objects.order_by("pk")
    assert first.translation_group == second.translation_group is not None
