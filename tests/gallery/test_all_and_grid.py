"""/gallery/<slug>/all/ and /grid/: every slide on one page."""

import pytest

from gallery.models import Slide
from newsroom import publishing
from tests.gallery.conftest import published_gallery
from tests.gallery.test_gallery_page import body, data_in, page

VIEWS = ["all", "grid"]


@pytest.mark.parametrize("view", VIEWS)
def test_it_shows_every_slide_with_its_credit(client, gallery, view) -> None:
    html = body(client, f"/gallery/one-lap/{view}/")
    slides = list(gallery.slides.all())
    assert len(slides) == 10
    for slide in slides:
        assert slide.photo.credit in html
        assert slide.title in html


@pytest.mark.parametrize("view", VIEWS)
def test_it_shows_the_slides_own_credit_where_it_differs(client, db, view) -> None:
    gallery = published_gallery(2, slug="other")[0]
    Slide.objects.filter(pk=gallery.slides.last().pk).update(credit="Another Agency")
    publishing.save(gallery, None)
    publishing.publish(gallery, None)
    assert "Another Agency" in body(client, f"/gallery/other/{view}/")


@pytest.mark.parametrize("view", VIEWS)
def test_it_is_canonical_at_the_gallery(client, gallery, view) -> None:
    html = page(client, f"/gallery/one-lap/{view}/")
    assert '<link rel="canonical" href="http://127.0.0.1:8000/gallery/one-lap/">' in html
    assert len(data_in(html)["associatedMedia"]) == 10


@pytest.mark.parametrize("view", VIEWS)
def test_it_loads_the_first_at_once_and_the_others_lazily(client, gallery, view) -> None:
    html = page(client, f"/gallery/one-lap/{view}/")
    assert html.count('fetchpriority="high"') == 1
    assert html.count('loading="lazy"') == 9


def test_it_shows_captions_on_one_page(client, gallery) -> None:
    html = body(client, "/gallery/one-lap/all/")
    assert all(slide.caption in html for slide in gallery.slides.all())
    assert "10 of 10" in html


@pytest.mark.parametrize("view", VIEWS)
def test_it_asks_at_most_six_questions_however_long(
    client, db, django_assert_max_num_queries, view
) -> None:
    published_gallery(1, slug="older")
    for count in (1, 20):
        published_gallery(count, slug=f"of-{count}")
        with django_assert_max_num_queries(6):
            page(client, f"/gallery/of-{count}/{view}/")
