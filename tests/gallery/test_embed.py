"""/gallery/<slug>/embed/: the one page that others may frame."""

from tests.gallery.test_gallery_page import page


def test_it_may_be_framed_by_anyone(client, gallery) -> None:
    answer = client.get("/gallery/one-lap/embed/")
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer


def test_it_shows_the_first_photo_with_credit_and_the_way_in(client, gallery) -> None:
    html = page(client, "/gallery/one-lap/embed/")
    assert gallery.slides.first().photo.credit in html
    assert "10 photos" in html
    assert 'href="http://127.0.0.1:8000/gallery/one-lap/"' in html


def test_it_lets_no_other_page_be_framed(client, gallery) -> None:
    answer = client.get("/gallery/one-lap/")
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
