"""A prepared query gives what the same query gives, whatever the values."""

from datetime import timedelta
from threading import Thread

import pytest

from newsroom.models import Edition
from newsroom.prepared import Prepared
from photos.models import Photo
from tests.factories import MONDAY, make_gallery, make_photo, publish

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)

live = Prepared(
    lambda kind, at: Edition.objects.live(at).filter(kind=kind).select_related("section")
)
photos = Prepared(lambda ids, at: Photo.objects.usable(at).with_renditions().filter(pk__in=ids))


def test_it_gives_the_same_rows_for_each_moment(set_clock):
    set_clock(MONDAY)
    first, second = make_gallery(slides=1), make_gallery(slides=1)
    publish(first)
    publish(second, MONDAY + HOUR)
    for at in (MONDAY - HOUR, MONDAY, MONDAY + HOUR, MONDAY):
        plain = set(Edition.objects.live(at).filter(kind="gallery"))
        assert set(live(kind="gallery", at=at)) == plain
        assert live(kind="article", at=at) == []


def test_related_rows_come_with_it(django_assert_num_queries):
    publish(make_gallery(slides=1))
    at = Edition.objects.get().live_from
    with django_assert_num_queries(1):
        assert live(kind="gallery", at=at)[0].section.name == "Space"


def test_lists_of_every_length(django_assert_num_queries):
    made = [make_photo() for _ in range(4)]
    for length in (1, 3, 4, 2, 4):
        ids = [photo.pk for photo in made[:length]]
        with django_assert_num_queries(1):
            found = photos(ids=ids, at=MONDAY)
            assert {photo.pk for photo in found} == set(ids)
            assert all(photo.current_set.files for photo in found)
    assert photos(ids=[made[3].pk], at=MONDAY) == [made[3]]


def test_a_list_of_nothing_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert photos(ids=[], at=MONDAY) == []


def test_the_same_number_may_stand_twice():
    photo = make_photo()
    assert photos(ids=[photo.pk, photo.pk], at=MONDAY) == [photo]


@pytest.mark.django_db(transaction=True)
def test_each_thread_has_its_own():
    photo = make_photo()
    photos(ids=[photo.pk], at=MONDAY)
    found = []

    def ask():
        from django.db import connection

        found.extend(photos(ids=[photo.pk], at=MONDAY))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [photo]


def test_values_come_as_values():
    first, second = make_photo(title="One"), make_photo(title="Two")
    titles = Prepared(
        lambda ids: Photo.objects.filter(pk__in=ids).order_by("pk").values_list("title", flat=True)
    )
    pairs = Prepared(lambda ids: Photo.objects.filter(pk__in=ids).values_list("pk", "title"))
    assert titles(ids=[first.pk, second.pk]) == ["One", "Two"]
    assert titles(ids=[second.pk, second.pk]) == ["Two"]
    assert pairs(ids=[first.pk]) == [(first.pk, "One")]
