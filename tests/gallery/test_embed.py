"""/gallery/<slug>/embed/: the one page that others may frame, and the code that does it."""

import html
import re

from django.test import Client

from gallery.models import Gallery
from gallery.views import MOST_EMBEDDED
from tests.gallery.conftest import published_gallery
from tests.gallery.test_gallery_page import page

HOME = "http://127.0.0.1:8000"


def test_it_may_be_framed_by_anyone(client, gallery) -> None:
    answer = client.get("/gallery/one-lap/embed/")
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer


def test_it_shows_every_photo_with_its_credit_and_the_way_in(client, gallery) -> None:
    shown = page(client, "/gallery/one-lap/embed/")
    assert shown.count('class="credit"') == 10
    assert all(slide.photo.credit in shown for slide in gallery.slides.all())
    assert "10 of 10" in shown
    assert f'href="{HOME}/gallery/one-lap/"' in shown


def test_a_long_gallery_is_framed_in_part(client, db) -> None:
    published_gallery(MOST_EMBEDDED + 1, headline="Long", slug="long")
    shown = page(client, "/gallery/long/embed/")
    assert shown.count('class="credit"') == MOST_EMBEDDED
    assert f"{MOST_EMBEDDED} of {MOST_EMBEDDED + 1}" in shown


def test_it_lets_no_other_page_be_framed(client, gallery) -> None:
    answer = client.get("/gallery/one-lap/")
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def code_on(client: Client, address: str) -> str:
    found = re.search(r"<textarea[^>]*>([^<]*)</textarea>", page(client, address))
    return html.unescape(found[1]) if found else ""


def test_the_code_to_copy_stands_where_the_whole_gallery_does(
    client: Client, gallery: Gallery, keys: list[str]
) -> None:
    code = (
        f'<iframe src="{HOME}/gallery/one-lap/embed/" width="800" height="600"'
        ' title="One lap around the station" loading="lazy" allowfullscreen></iframe>'
    )
    assert code_on(client, "/gallery/one-lap/all/") == code
    assert code_on(client, "/gallery/one-lap/grid/") == code
    assert code_on(client, f"/gallery/one-lap/photo/{keys[9]}/") == code
    assert code_on(client, "/gallery/one-lap/") == ""


def test_a_headline_cannot_leave_the_code(client: Client, db) -> None:
    published_gallery(1, headline='"><script>x</script></textarea>', slug="odd")
    shown = page(client, "/gallery/odd/all/")
    assert "<script>x" not in shown
    assert 'title="&quot;&gt;&lt;script&gt;x' in code_on(client, "/gallery/odd/all/")
