"""newsroom/cards.py: what a card shows."""

from django.utils import timezone

from newsroom.cards import cards
from newsroom.models import Edition
from photos.models import Photo
from tests.factories import MONDAY, make_article, make_gallery, make_photo, publish


def all_cards(at=None) -> list:
    at = at or timezone.now()
    return cards(Edition.objects.live(at).newest_first().for_cards(), at)


def test_it_counts_the_photos_of_a_gallery_that_may_be_shown(db) -> None:
    gallery = make_gallery(4)
    publish(gallery, MONDAY)
    Photo.objects.filter(pk=gallery.slides.last().photo_id).update(taken_down_at=timezone.now())
    (card,) = all_cards()
    assert (card.face.photo_count, card.face.count_text) == (3, "3 photos")


def test_it_counts_none_for_an_article(db) -> None:
    publish(make_article(), MONDAY)
    assert [card.face.photo_count for card in all_cards()] == [0]


def test_it_shows_the_lead_photo(db) -> None:
    lead = make_photo()
    publish(make_gallery(2, lead_photo=lead), MONDAY)
    (card,) = all_cards()
    assert (card.photo, card.face.photo_count) == (lead, 2)


def test_it_falls_back_to_the_first_photo_that_may_be_shown(db) -> None:
    lead = make_photo()
    gallery = make_gallery(3, lead_photo=lead)
    publish(gallery, MONDAY)
    first, second, _third = gallery.slides.all()
    Photo.objects.filter(pk__in=[lead.pk, first.photo_id]).update(usable_until=MONDAY)
    assert [card.photo for card in all_cards()] == [second.photo]


def test_it_does_without_where_no_photo_may_be_shown(db) -> None:
    publish(make_article(), MONDAY)
    Photo.objects.update(taken_down_at=timezone.now())
    assert [card.photo for card in all_cards()] == [None]


def test_it_asks_twice_at_most_however_many(db, django_assert_max_num_queries) -> None:
    for _ in range(20):
        publish(make_gallery(2), MONDAY)
    editions = list(Edition.objects.live(timezone.now()).for_cards())
    assert len(editions) == 20
    with django_assert_max_num_queries(2):
        made = cards(editions, timezone.now())
        assert all(card.photo.current_set.key for card in made)
