"""/gallery/<slug>/photo/<key>/: a slide is a page of its own, for life."""

import re
from datetime import timedelta

from django.utils import timezone

from gallery.models import Slide
from newsroom import publishing
from photos.models import Photo
from tests.factories import MONDAY, make_gallery, publish
from tests.gallery.conftest import publish_again, published_gallery
from tests.gallery.test_gallery_page import body, data_in, page


def test_it_is_titled_with_slide_count_gallery_and_site(client, gallery, slide_address) -> None:
    title = gallery.slides.all()[2].title
    expected = f"<title>{title} (3 of 10) – One lap around the station – Flyaround</title>"
    assert expected in page(client, slide_address(3))


def test_it_has_the_slides_title_as_its_only_h1(client, gallery, slide_address) -> None:
    html = page(client, slide_address(3))
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", html) == [gallery.slides.all()[2].title]


def test_it_shows_credit_count_and_caption(client, gallery, slide_address) -> None:
    html, slide = body(client, slide_address(3)), gallery.slides.all()[2]
    assert "3 of 10" in html
    assert slide.photo.credit in html
    assert slide.caption in html


def test_it_names_the_gallery_in_one_line(client, gallery, slide_address) -> None:
    html = page(client, slide_address(3))
    assert '<a href="/gallery/one-lap/">One lap around the station</a>' in html
    assert "Picture Desk" in html
    assert "2 March 2026" in html


def test_it_is_its_own_canonical_and_share_card(client, gallery, slide_address) -> None:
    html, own = page(client, slide_address(3)), f"http://127.0.0.1:8000{slide_address(3)}"
    assert f'<link rel="canonical" href="{own}">' in html
    assert f'<meta property="og:url" content="{own}">' in html
    key = gallery.slides.all()[2].photo.current_set.key
    assert f'content="http://127.0.0.1:8000/media/{key}/card.jpg"' in html
    assert '<meta name="twitter:card" content="summary_large_image">' in html


def test_it_describes_its_picture(client, gallery, slide_address) -> None:
    photo = gallery.slides.all()[2].photo
    Photo.objects.filter(pk=photo.pk).update(
        byline="A Photographer",
        copyright_notice="© Agency",
        licence_url="https://example.org/licence",
        acquire_licence_url="https://example.org/buy",
    )
    data = data_in(page(client, slide_address(3)))
    assert data["@type"] == "ImageObject"
    assert data["creator"] == {"@type": "Person", "name": "A Photographer"}
    assert data["license"] == "https://example.org/licence"
    assert data["acquireLicensePage"] == "https://example.org/buy"
    assert data["copyrightNotice"] == "© Agency"


def test_it_turns_to_its_neighbours(client, gallery, slide_address) -> None:
    html = page(client, slide_address(3))
    assert f'rel="prev" href="{slide_address(2)}"' in html
    assert f'rel="next" href="{slide_address(4)}"' in html
    assert 'rel="prev" href="/gallery/one-lap/"' in page(client, slide_address(2))


def test_it_has_one_tick_a_slide(client, gallery, slide_address) -> None:
    html = page(client, slide_address(3))
    ticks = re.search(r'<ol class="ticks">(.*?)</ol>', html).group(1)
    assert ticks.count("<li") == 10
    assert ticks.count('aria-current="page"') == 1


def test_it_shows_a_line_instead_of_too_many_ticks(client, db) -> None:
    published_gallery(61, slug="long")
    html = page(client, "/gallery/long/")
    assert '<progress class="progress" max="61" value="1"' in html
    assert 'class="ticks"' not in html


def test_it_fetches_its_photo_first(client, gallery, slide_address) -> None:
    html = page(client, slide_address(3))
    assert html.count('fetchpriority="high"') == 1
    assert html.index('type="image/avif"') < html.index("<h1")


def test_it_leads_on_from_the_last_slide(client, gallery, slide_address) -> None:
    publish(make_gallery(2, headline="An older gallery"), MONDAY - timedelta(days=1))
    assert "An older gallery" not in page(client, slide_address(9))
    html = page(client, slide_address(10))
    assert "An older gallery" in html
    assert "2 photos" in html
    assert 'href="#leads-on"' in html


def test_it_is_gone_when_its_photo_may_not_be_shown(client, gallery, slide_address) -> None:
    slide = gallery.slides.all()[2]
    Photo.objects.filter(pk=slide.photo_id).update(taken_down_at=timezone.now())
    answer = client.get(slide_address(3))
    assert answer.status_code == 410
    assert '<a href="/gallery/one-lap/">' in answer.content.decode()


def test_it_is_gone_when_it_has_left_the_gallery(client, gallery, slide_address) -> None:
    gallery.slides.all()[2].delete()
    publish_again(gallery)
    assert client.get(slide_address(3)).status_code == 410


def test_it_keeps_its_address_when_slides_change_places(client, gallery, slide_address) -> None:
    third, fourth = gallery.slides.all()[2:4]
    third.position, fourth.position = fourth.position, third.position
    third.save()
    fourth.save()
    publish_again(gallery)
    assert f"{third.title} (4 of 10)" in page(client, slide_address(3))


def test_it_is_not_there_for_a_key_that_never_was(client, gallery) -> None:
    assert client.get("/gallery/one-lap/photo/bbbbbbbb/").status_code == 404


def test_it_does_not_tell_the_keys_of_a_draft(client, gallery) -> None:
    added = Slide.objects.create(gallery=gallery, position=11, photo=gallery.slides.first().photo)
    publishing.save(gallery, None)
    assert client.get(f"/gallery/one-lap/photo/{added.key}/").status_code == 404


def test_it_asks_at_most_six_questions_however_long(
    client, db, django_assert_max_num_queries
) -> None:
    published_gallery(2, slug="older")
    for count in (2, 20):
        gallery = published_gallery(count, slug=f"of-{count}")[0]
        for slide in (gallery.slides.last(), gallery.slides.all()[1]):
            with django_assert_max_num_queries(6):
                page(client, f"/gallery/of-{count}/photo/{slide.key}/")
