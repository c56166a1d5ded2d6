"""/gallery/<slug>/: what the gallery is about, and its first slide."""

import json
import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from newsroom import publishing
from photos.models import Photo
from tests.factories import MONDAY
from tests.gallery.conftest import publish_again, published_gallery

ADDRESS = "/gallery/one-lap/"


def page(client: Client, address: str = ADDRESS) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def body(client: Client, address: str = ADDRESS) -> str:
    """What is seen: credits and corrections stand in the data for machines as well."""
    return page(client, address).split("<body>")[1]


def data_in(html: str) -> dict:
    """What the page says of its subject; the way to it is a block of its own."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    subject, way = (json.loads(text) for text in found)
    assert way["@type"] == "BreadcrumbList"
    return subject


def test_it_shows_headline_dek_byline_and_date(client, gallery) -> None:
    html = page(client)
    for said in ("In pictures", "Ten views from the windows.", "Picture Desk", "2 March 2026"):
        assert said in html
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", html) == ["One lap around the station"]


def test_it_shows_the_first_slide_with_credit_and_count(client, gallery) -> None:
    html, first = body(client), gallery.slides.first()
    assert f"<h2>{first.title}</h2>" in html
    assert first.photo.credit in html
    assert "1 of 10" in html


def test_it_names_itself_as_canonical_and_the_first_card(client, gallery) -> None:
    html = page(client)
    assert '<link rel="canonical" href="http://127.0.0.1:8000/gallery/one-lap/">' in html
    assert re.search(
        r'property="og:image" content="http://127.0.0.1:8000/media/\S+/card.jpg"', html
    )


def test_it_describes_itself_as_an_image_gallery(client, gallery) -> None:
    data = data_in(page(client))
    assert data["@type"] == "ImageGallery"
    assert data["headline"] == "One lap around the station"
    assert data["associatedMedia"][0]["creditText"] == gallery.slides.first().photo.credit


def test_it_cannot_be_broken_out_of_its_data(client, db) -> None:
    published_gallery(1, slug="one-lap", headline="</script><script>alert(1)</script>")
    html = page(client)
    assert "<script>alert" not in html
    assert data_in(html)["headline"] == "</script><script>alert(1)</script>"


def test_it_leads_to_the_second_slide(client, gallery, slide_address) -> None:
    assert f'rel="next" href="{slide_address(2)}"' in page(client)


def test_it_leaves_out_a_photo_that_may_not_be_shown(client, gallery) -> None:
    first, second = gallery.slides.all()[:2]
    Photo.objects.filter(pk=first.photo_id).update(usable_until=MONDAY)
    html = page(client)
    assert "1 of 9" in html
    assert first.photo.credit not in html
    assert second.photo.credit in html


def test_it_is_gone_when_no_photo_may_be_shown(client, gallery) -> None:
    Photo.objects.update(taken_down_at=timezone.now())
    answer = client.get(ADDRESS)
    assert answer.status_code == 410
    assert "/section/space/" in answer.content.decode()


def test_it_is_not_there_before_its_time(client, db) -> None:
    gallery = published_gallery(2, slug="other")[0]
    publishing.withdraw(gallery, None)
    assert client.get("/gallery/never/").status_code == 404
    assert client.get("/gallery/other/").status_code == 410


def test_it_moves_with_its_slug(client, gallery, keys) -> None:
    gallery.slug = "a-lap"
    publish_again(gallery)
    assert client.get(ADDRESS).status_code == 301
    answer = client.get(f"/gallery/one-lap/photo/{keys[2]}/")
    assert answer["Location"] == f"/gallery/a-lap/photo/{keys[2]}/"


def test_it_tells_what_was_corrected(client, gallery) -> None:
    gallery.dek = "Nine views."
    publishing.save(gallery, None)
    publishing.publish(gallery, None, correction="There were <nine>, not ten.")
    gallery.dek = "Nine views, all told."
    publishing.save(gallery, None)
    publishing.publish(gallery, None)
    assert "There were &lt;nine&gt;, not ten." in body(client)


def test_it_asks_at_most_six_questions_however_long(
    client, db, django_assert_max_num_queries
) -> None:
    published_gallery(1, slug="before")
    published_gallery(1, slug="short")
    published_gallery(20, slug="long")
    for slug in ("before", "short", "long"):
        with django_assert_max_num_queries(6):
            page(client, f"/gallery/{slug}/")


def test_it_sets_no_cookie_and_asks_no_session(client, gallery) -> None:
    answer = client.get(ADDRESS, headers={"cookie": "session=abc"})
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_it_calls_no_other_host(client, gallery) -> None:
    sources = re.findall(r'(?:src|srcset|href)="(https?://[^"]+)"', page(client))
    assert {one.split("/")[2] for one in sources} <= {"127.0.0.1:8000"}


def test_it_is_scheduled_until_then(client, db, set_clock) -> None:
    gallery = published_gallery(1, slug="early")[0]
    gallery.headline = "A later headline"
    publishing.save(gallery, None)
    publishing.schedule(gallery, None, timezone.now() + timedelta(hours=1))
    assert "A later headline" not in page(client, "/gallery/early/")
    set_clock(timezone.now() + timedelta(hours=2))
    assert "A later headline" in page(client, "/gallery/early/")
