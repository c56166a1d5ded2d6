"""/gallery/<slug>/<n>/: the way to a slide by its number."""

import pytest
from django.utils import timezone

from photos.models import Photo


def test_it_leads_to_the_slide_that_stands_there_now(client, gallery, slide_address) -> None:
    answer = client.get("/gallery/one-lap/3/")
    assert (answer.status_code, answer["Location"]) == (302, slide_address(3))


def test_it_leads_to_the_gallery_for_the_first(client, gallery) -> None:
    answer = client.get("/gallery/one-lap/1/")
    assert (answer.status_code, answer["Location"]) == (302, "/gallery/one-lap/")


def test_it_counts_only_slides_that_are_shown(client, gallery, slide_address) -> None:
    hidden = gallery.slides.all()[1]
    Photo.objects.filter(pk=hidden.photo_id).update(taken_down_at=timezone.now())
    assert client.get("/gallery/one-lap/2/")["Location"] == slide_address(3)


@pytest.mark.parametrize("number", ["11", "0", "007", "-1", "99999999"])
def test_it_is_not_there_beyond_the_last(client, gallery, number) -> None:
    assert client.get(f"/gallery/one-lap/{number}/").status_code == 404
