"""Every public page by the rules of axe, at both schemes, at 320 and at 1280 pixels."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from articles.models import Article
from gallery.models import Gallery
from newsroom import publishing
from newsroom.models import Byline, Tag
from photos.models import Photo
from tests.factories import MONDAY, make_article, make_contributor, make_section, publish

from .test_turning_slides import gallery_of, slides_of

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft goes on"
EMBED = "https://www.youtube.com/watch?v=aqz-KE-bpKQ"


@pytest.fixture
def pages(live_server, _inline_tasks) -> dict[str, str]:
    """Addresses of every kind of page."""
    earlier = publish(gallery_of("Before", 2, seed=9), MONDAY)
    gallery = gallery_of("Lap", 3)
    lap = publish(gallery, MONDAY + timedelta(days=1))
    single = publish(gallery_of(LONG, 1, seed=20), MONDAY + timedelta(days=2))
    article = article_of_everything(gallery)
    publish(article, MONDAY + timedelta(days=3))
    corrected = publish(article, MONDAY + timedelta(days=4), correction="It was Tuesday.")
    at = lap.get_absolute_url()
    return {
        "home": "/",
        "gallery": at,
        "slide": slides_of(lap)[1],
        "last slide": slides_of(earlier)[1],
        "single": single.get_absolute_url(),
        "all": f"{at}all/",
        "grid": f"{at}grid/",
        "frame": f"{at}embed/",
        "article": corrected.get_absolute_url(),
        "section": "/section/space/",
        "empty section": make_section("Empty").get_absolute_url(),
        "tag": "/tag/crew-2/",
        "contributor": "/people/space-desk/",
        "galleries": "/gallery/",
        "archive": "/archive/",
        "month": "/archive/2026/3/",
        "corrections": "/corrections/",
        "search": "/search/",
        "found": "/search/?q=lap",
        "nothing found": "/search/?q=zzz",
    }


def article_of_everything(gallery: Gallery) -> Article:
    lead = Photo.objects.order_by("pk").first()
    article = make_article(
        saved=False,
        headline="What stays",
        kicker="At 23",
        lead_photo=lead,
        text="<p>It <a href='/'>goes</a> on.</p><h2>A subhead</h2><ul><li>So</li></ul>",
    )
    for n, facts in enumerate(
        (
            {"kind": "photo", "photo": lead, "caption": "In the text."},
            {"kind": "photo", "photo": lead, "width": "wide"},
            {"kind": "photo", "photo": lead, "width": "full"},
            {"kind": "gallery", "gallery": gallery},
            {"kind": "quote", "quote": "A quotation.", "attribution": "A source"},
            {"kind": "embed", "embed_url": EMBED, "embed_title": "Filmed"},
        ),
        2,
    ):
        article.blocks.create(position=n, **facts)
    article.tags.add(Tag.objects.create(name="Crew-2", slug="crew-2"))
    Byline.objects.create(story=article, contributor=make_contributor("Space Desk"))
    publishing.save(article, None)
    return article


@pytest.mark.parametrize("width", [320, 1280])
def test_it_breaks_no_rule(
    page: Page, pages: dict[str, str], complaints: list[str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    found = {name: broken(page, address, complaints) for name, address in pages.items()}
    assert {name: rules for name, rules in found.items() if rules} == {}


def broken(page: Page, address: str, complaints: list[str]) -> list[str]:
    """Rules broken at either scheme, what the browser complains of, and what makes it scroll
    sideways."""
    page.goto(address, wait_until="load")
    found = list(complaints)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        for one in Axe().run(page).response["violations"]:
            found.append(f"{scheme}: {one['id']}: {one['nodes'][0]['html'][:120]}")
    complaints.clear()  # axe writes inline styles while it looks, which the policy reports
    if wider := page.evaluate("document.documentElement.scrollWidth - innerWidth"):
        found.append(f"{wider} pixels wider than the window")
    if page.locator("h1").count() != 1:
        found.append("not one h1")
    return found
