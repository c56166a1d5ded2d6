"""A reader on a phone: a shared link, a finger that turns slides, full screen, the next gallery."""

import re
import time
from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import Browser, CDPSession, Page, expect

from gallery.models import Gallery
from newsroom import publishing
from newsroom.models import Edition
from photos.models import Photo
from photos.tasks import prepare_now
from tests.factories import MONDAY, make_gallery, publish
from tests.photos.pictures import add, encoded, gradient

from .conftest import PHONE, listen

pytestmark = pytest.mark.django_db(transaction=True)
STAGE_Y = 300  # px, within the stage


@pytest.fixture
def galleries(live_server) -> list[Edition]:
    """Three slides, and a gallery from before to lead on to."""
    made = [gallery_of("Before", 2, seed=9), gallery_of("Lap", 3)]
    return [publish(one, MONDAY + timedelta(days=day)) for day, one in enumerate(made)]


def gallery_of(headline: str, slides: int, seed: int = 0) -> Gallery:
    gallery = make_gallery(0, headline=headline, saved=False)
    for n in range(slides):
        photo = add(encoded(gradient(400, 300, seed + n)))
        prepare_now(photo.pk)
        Photo.objects.filter(pk=photo.pk).update(alt=f"View {n}", credit="Lap Agency")
        gallery.slides.create(photo=photo, position=n, title=f"{headline} {n + 1}")
    publishing.save(gallery, None)
    return gallery


def slides_of(edition: Edition) -> list[str]:
    page = Client().get(edition.get_absolute_url()).content.decode()
    return re.findall(r'<li[^>]*><a href="([^"]+)" aria-label="\d', page)


@pytest.fixture
def touch(phone: Page) -> CDPSession:
    return phone.context.new_cdp_session(phone)


def swipe(page: Page, touch: CDPSession, start: int, stop: int) -> None:
    def send(kind: str, *xs: float) -> None:
        points = [{"x": x, "y": STAGE_Y} for x in xs]
        touch.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})

    send("Start", start)
    for step in range(1, 9):
        send("Move", start + (stop - start) * step / 8)
        page.wait_for_timeout(16)
    send("End")
    page.wait_for_timeout(600)  # a tap right after a fling only ends the fling


def test_from_a_shared_link_to_the_next_gallery(
    phone: Page, touch: CDPSession, galleries: list[Edition]
) -> None:
    _first, second, third = slides_of(galleries[1])
    phone.goto(second)
    title = phone.locator(".slide h1")
    expect(title).to_have_text("Lap 2")
    swipe(phone, touch, 330, 80)
    expect(title).to_have_text("Lap 3")
    expect(phone).to_have_url(re.compile(f"{third}$"))
    expect(phone).to_have_title(re.compile(r"^Lap 3 \(3 of 3\)"))
    expect(phone.get_by_text("Slide 3 of 3. Lap 3", exact=True)).to_be_attached()
    expect(phone.locator('link[rel="canonical"]')).to_have_attribute("href", re.compile(third))

    phone.locator(".stage img").tap()
    expect(phone.locator("html.full .credit")).to_have_text("Lap Agency")
    swipe(phone, touch, 80, 330)
    expect(title).to_have_text("Lap 2")
    phone.locator(".turn.on").tap()
    phone.locator(".turn.on").tap()  # beyond the last: what next
    phone.get_by_role("link", name="Before").tap()
    expect(phone.locator(".slide h2")).to_have_text("Before 1")
    expect(phone.locator("html.full")).to_have_count(1)

    phone.go_back()  # leaves full screen, and nothing else
    expect(phone.locator("html.full")).to_have_count(0)
    expect(phone).to_have_url(re.compile(f"{galleries[0].get_absolute_url()}$"))
    phone.go_back()
    expect(title).to_have_text("Lap 2")


def test_what_is_not_a_swipe_turns_nothing(
    phone: Page, touch: CDPSession, galleries: list[Edition]
) -> None:
    second = slides_of(galleries[1])[1]
    phone.goto(second)
    phone.locator("html.scripted").wait_for()
    swipe(phone, touch, 200, 170)  # too short
    swipe(phone, touch, 5, 300)  # the browser's own, from the edge
    phone.wait_for_timeout(400)
    expect(phone).to_have_url(re.compile(f"{second}$"))
    assert phone.locator(".stage img").evaluate("image => image.style.transform") == ""


def test_keys_turn_and_back_returns(page: Page, galleries: list[Edition]) -> None:
    first, second, third = slides_of(galleries[1])
    page.goto(first)
    page.evaluate("window.isTheSamePage = true")
    for key, address in [
        ("ArrowRight", second),
        ("j", third),
        ("k", second),
        ("Home", first),
        ("End", third),
        ("ArrowLeft", second),
    ]:
        page.keyboard.press(key)
        expect(page).to_have_url(re.compile(f"{address}$"))
    for address in (third, first):
        page.go_back()
        expect(page).to_have_url(re.compile(f"{address}$"))
    expect(page.locator(".slide")).to_have_attribute("data-path", first)
    assert page.evaluate("window.isTheSamePage")
    assert page.evaluate("document.activeElement.matches('h1, h2')")


def test_full_screen_by_keys(page: Page, galleries: list[Edition]) -> None:
    page.goto(slides_of(galleries[1])[1])
    label, stage = page.locator(".label"), page.locator(".stage")
    page.keyboard.press("f")
    expect(page.get_by_role("button", name="Full screen")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("c")
    expect(label).to_be_hidden()
    page.keyboard.press("c")
    expect(label).to_be_visible()
    page.keyboard.press("z")
    expect(stage).to_have_class("stage zoomed")
    page.keyboard.press("ArrowRight")  # moves the photo, turns nothing
    expect(page.locator(".slide h1")).to_have_text("Lap 2")
    page.keyboard.press("Escape")
    expect(stage).to_have_class("stage")
    page.keyboard.press("Escape")
    expect(page.locator("html.full")).to_have_count(0)


def test_sharing_copies_the_address_where_there_is_no_sheet(
    page: Page, galleries: list[Edition]
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(slides_of(galleries[1])[1])
    page.evaluate("delete Navigator.prototype.share")
    page.get_by_role("link", name="Share this photo").click()
    expect(page.get_by_text("The address is copied.")).to_be_visible()
    shared = page.evaluate("navigator.clipboard.readText()")
    assert shared.endswith(slides_of(galleries[1])[1])


def test_links_do_it_all_without_javascript(
    browser: Browser, live_server, complaints: list[str], galleries: list[Edition]
) -> None:
    context = browser.new_context(
        java_script_enabled=False, base_url=live_server.url, viewport=PHONE
    )
    page = context.new_page()
    listen(page, complaints)
    page.goto(galleries[1].get_absolute_url())
    for title in ("Lap 2", "Lap 3"):
        page.get_by_role("link", name="Next", exact=True).click()
        expect(page.locator(".slide h1")).to_have_text(title)
    expect(page.get_by_role("button", name="Full screen")).to_be_hidden()
    page.get_by_role("link", name="Before").click()
    expect(page.locator(".slide h1")).to_have_text("Before")
    context.close()
    assert complaints == []


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_when_the_scripts_come(
    page: Page, galleries: list[Edition], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.route("**/*.js", lambda route: (time.sleep(0.3), route.continue_()))
    page.add_init_script(
        """new PerformanceObserver((list) => {
          for (const one of list.getEntries()) window.moved = (window.moved ?? 0) + one.value;
        }).observe({type: "layout-shift", buffered: true})"""
    )
    page.goto(galleries[1].get_absolute_url())
    expect(page.get_by_role("button", name="Full screen")).to_be_visible()
    page.wait_for_timeout(200)
    assert page.evaluate("window.moved ?? 0") == 0


def test_two_quick_presses_turn_two_slides(phone: Page, galleries: list[Edition]) -> None:
    """Also while the first of them is still on its way."""
    first, second, third = slides_of(galleries[1])
    phone.route(f"**{second}", lambda route: (time.sleep(0.3), route.continue_()))
    phone.goto(first)
    turn_on = phone.get_by_role("link", name="Next")
    turn_on.click()
    turn_on.click()
    expect(phone).to_have_url(re.compile(f"{third}$"))
    expect(phone.locator(".slide h1")).to_have_text("Lap 3")
    for key in ("k", "k", "j"):
        phone.keyboard.press(key)
    expect(phone).to_have_url(re.compile(f"{second}$"))


def test_without_the_full_screen_api_it_fills_the_window(
    phone: Page, galleries: list[Edition]
) -> None:
    phone.add_init_script("delete Element.prototype.requestFullscreen")
    phone.goto(slides_of(galleries[1])[1])
    phone.get_by_role("button", name="Full screen").tap()
    box = phone.locator(".stage").bounding_box()
    assert box == {"x": 0, "y": 0, **PHONE}
    expect(phone.locator(".label .credit")).to_be_in_viewport()
    phone.go_back()
    expect(phone.locator("html.full")).to_have_count(0)
    expect(phone.locator(".slide h1")).to_have_text("Lap 2")


def test_sharing_opens_the_systems_own_sheet(phone: Page, galleries: list[Edition]) -> None:
    second = slides_of(galleries[1])[1]
    phone.goto(second)
    phone.evaluate("() => { navigator.share = async (what) => { window.shared = what.url; }; }")
    phone.get_by_role("link", name="Share this photo").tap()
    phone.wait_for_function("window.shared")
    assert phone.evaluate("window.shared").endswith(second)


@pytest.mark.parametrize("saves_data", [False, True])
def test_it_fetches_ahead_unless_data_is_saved(
    page: Page, galleries: list[Edition], *, saves_data: bool
) -> None:
    first, second, _third = slides_of(galleries[1])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection',"
        f" {{value: {{saveData: {str(saves_data).lower()}}}}})"
    )
    page.goto(first, wait_until="networkidle")
    assert any(one.endswith(second) for one in asked) != saves_data


def test_paper_follows_the_scheme_and_the_room_stays_dark(
    page: Page, galleries: list[Edition]
) -> None:
    def lightness() -> float:
        painted = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        return sum(map(int, re.findall(r"\d+", painted)[:3])) / 3 / 255

    seen = {}
    for address in ("/", galleries[1].get_absolute_url()):
        page.goto(address)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            seen[address == "/", scheme] = lightness()
    assert seen[True, "light"] > 0.9
    assert max(seen[True, "dark"], seen[False, "light"], seen[False, "dark"]) < 0.1


def test_a_site_from_right_to_left_turns_the_other_way(
    phone: Page, touch: CDPSession, galleries: list[Edition], settings
) -> None:
    """Next stands at the left; a finger to the right and the left arrow key go on."""
    settings.LANGUAGE_CODE = "ar"
    first, second, third = slides_of(galleries[1])
    phone.goto(second)
    phone.locator("html.scripted[dir=rtl]").wait_for()
    back, on = (phone.locator(f".turn.{way}").bounding_box() for way in ("back", "on"))
    ticks = [phone.locator(".ticks li").nth(n).bounding_box() for n in (0, 2)]
    assert back and on and on["x"] < back["x"]
    assert ticks[0] and ticks[1] and ticks[1]["x"] < ticks[0]["x"]
    assert (
        phone.locator(".turn.on .turns").evaluate("icon => getComputedStyle(icon).scale") == "-1 1"
    )
    swipe(phone, touch, 80, 330)
    expect(phone).to_have_url(re.compile(f"{third}$"))
    swipe(phone, touch, 330, 80)
    expect(phone).to_have_url(re.compile(f"{second}$"))
    for key, address in [("ArrowLeft", third), ("ArrowRight", second), ("ArrowRight", first)]:
        phone.keyboard.press(key)
        expect(phone).to_have_url(re.compile(f"{address}$"))


def test_a_gallery_from_right_to_left_turns_as_the_site_does(
    phone: Page, touch: CDPSession, galleries: list[Edition]
) -> None:
    gallery = Gallery.objects.get(pk=galleries[1].story_id)
    gallery.language = "ar"
    gallery.save()
    publishing.save(gallery, None)
    edition = publish(gallery, MONDAY + timedelta(days=2))
    _first, second, third = slides_of(edition)
    phone.goto(second)
    phone.locator("html.scripted .slide figure[dir=rtl]").wait_for()
    assert (
        phone.locator(".turn.on .turns").evaluate("icon => getComputedStyle(icon).scale") == "none"
    )
    swipe(phone, touch, 330, 80)
    expect(phone).to_have_url(re.compile(f"{third}$"))
    phone.keyboard.press("ArrowLeft")
    expect(phone).to_have_url(re.compile(f"{second}$"))
