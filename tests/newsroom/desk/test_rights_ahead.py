"""What the start page says of photos that live stories are about to lose."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom import publishing
from newsroom.desk.rights_ahead import losses
from photos import takedown
from photos.models import Photo
from tests.factories import make_article, make_gallery, make_photo, publish

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def gallery_with(photo: Photo, *, live: bool = True):
    gallery = make_gallery(1, saved=False)
    gallery.slides.create(photo=photo, position=2, title="T")
    publishing.save(gallery, None)
    if live:
        publish(gallery, timezone.now() - DAY)
    return gallery


def ends_in(days: float) -> Photo:
    return make_photo(usable_until=timezone.now() + days * DAY)


def test_it_tells_a_week_before_the_soonest_first_with_every_live_story() -> None:
    later, sooner = ends_in(6.9), ends_in(2)
    in_two = [gallery_with(sooner), gallery_with(sooner)]
    gallery_with(later)
    found = losses(timezone.now())
    assert [loss.photo for loss in found] == [sooner, later]
    assert found[0].ends_at == sooner.usable_until
    assert {title for title, _url in found[0].stories} == {str(one) for one in in_two}


def test_it_says_nothing_of_what_is_further_off_or_over_or_seen_by_nobody() -> None:
    gallery_with(ends_in(7.1))
    gallery_with(ends_in(2), live=False)
    withdrawn = gallery_with(ends_in(2))
    publishing.withdraw(withdrawn, None)
    over = ends_in(2)
    gallery_with(over)
    Photo.objects.filter(pk=over.pk).update(usable_until=timezone.now() - DAY)
    assert losses(timezone.now()) == []


def test_a_lead_photo_counts_too() -> None:
    photo = ends_in(1)
    publish(make_article(lead_photo=photo), timezone.now() - DAY)
    assert [loss.photo for loss in losses(timezone.now())] == [photo]


def test_stories_of_a_photo_that_was_taken_down_are_flagged(desk) -> None:
    photo = make_photo()
    gallery = gallery_with(photo)
    takedown.take_down(photo, desk.user, "They asked.")
    (loss,) = losses(timezone.now())
    assert loss.ends_at is None
    page = desk.client.get("/admin/").content.decode()
    assert "Photos that live stories lose" in page
    assert str(gallery) in page


def test_a_photo_that_stands_in_a_gallery_twice_is_pointed_out(desk) -> None:
    gallery = gallery_with(make_photo(), live=False)
    gallery.slides.create(photo=gallery.slides.first().photo, position=3, title="Again")
    publishing.save(gallery, None)
    page = desk.client.get(desk.url(gallery) + "?check=1").content.decode()
    assert "The same photo stands in slides 1, 3." in page
