"""What `sizes` promise is how wide site.css draws a photo, and nothing moves while a page loads."""

import pytest
from playwright.sync_api import Page

from tests.factories import MONDAY, make_article, publish

from .test_reading_for_all import article_of_everything
from .test_turning_slides import gallery_of

pytestmark = pytest.mark.django_db(transaction=True)
HEIGHTS = {320: 640, 768: 1024, 1440: 900, 2560: 1440}
# Of an image with widths in its srcset, naturalWidth is what the chosen entry of `sizes` says.
MEASURE = """async () => {
  const photos = [...document.images].filter(photo => photo.srcset);
  for (const photo of photos) photo.loading = "eager";
  await Promise.all(photos.map(photo => photo.decode()));
  return photos.map(photo => {
    const box = photo.getBoundingClientRect(), fit = getComputedStyle(photo).objectFit;
    const flat = box.height * photo.getAttribute("width") / photo.getAttribute("height");
    const drawn = fit === "cover" ? Math.max(box.width, flat) : box.width;
    return [photo.closest("[class]:not(img)").className, drawn, photo.naturalWidth];
  });
}"""
SHIFTS = """() => new Promise(done => {
  new PerformanceObserver(list => {}).observe({type: "layout-shift", buffered: true});
  const seen = new PerformanceObserver(list => done(
    list.getEntries().reduce((sum, one) => sum + one.value, 0)));
  seen.observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(0), 200);
})"""


@pytest.fixture
def pages(live_server, _inline_tasks) -> list[str]:
    """Photos of 4:3 among them, so that cropping shows."""
    galleries = [gallery_of(f"Lap {n}", 2, seed=10 * n) for n in range(4)]
    for gallery in galleries:
        publish(gallery, MONDAY)
    article = article_of_everything(galleries[0])
    lead = article.lead_photo
    for n in range(8):
        publish(make_article(headline=f"Story {n}", lead_photo=lead), MONDAY)
    return ["/", "/section/space/", "/gallery/", publish(article, MONDAY).get_absolute_url()]


@pytest.mark.parametrize("width", HEIGHTS)
def test_sizes_are_true_and_nothing_moves(page: Page, pages: list[str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    measured = 0
    for path in pages:
        page.goto(path, wait_until="load")
        assert page.evaluate(SHIFTS) == 0, path
        for where, drawn, said in page.evaluate(MEASURE):
            measured += 1
            # A thumbnail may be of a file half as wide again; nothing may come soft.
            assert 0.93 <= said / drawn <= 1.55, (path, where, drawn, said)
            assert said / drawn <= 1.2 or drawn <= 120, (path, where, drawn, said)
    assert measured > 20
