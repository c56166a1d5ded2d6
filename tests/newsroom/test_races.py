"""Many at once: on SQLite and PostgreSQL alike, each verb's work is done once and none is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from accounts.models import AuditEntry
from gallery.models import Gallery
from newsroom import publishing
from newsroom.models import Address, Edition
from newsroom.preflight import NotReady
from photos.public_revision import current
from tests.factories import make_gallery, make_user

pytestmark = pytest.mark.django_db(transaction=True)
PUBLISHERS = 20


def at_once(works):
    """Run the functions in threads of their own, started together; their results in order."""
    start = Barrier(len(works))

    def run(work):
        start.wait()
        try:
            return work()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_it_publishes_once_when_twenty_publish():
    gallery, editor = make_gallery(), make_user()
    before = current()
    results = at_once([lambda: publishing.publish(gallery, editor).outcome] * PUBLISHERS)
    assert sorted(results) == ["already live"] * (PUBLISHERS - 1) + ["published"]
    assert Edition.objects.exclude(live_from=None).count() == 1
    assert AuditEntry.objects.filter(action="published").count() == 1
    assert current() == before + 1


def test_it_withdraws_once_when_twenty_withdraw():
    gallery, editor = make_gallery(), make_user()
    publishing.publish(gallery, editor)
    results = at_once([lambda: publishing.withdraw(gallery, editor).outcome] * PUBLISHERS)
    assert sorted(results) == ["was not live"] * (PUBLISHERS - 1) + ["withdrawn"]


def test_it_numbers_every_save():
    gallery = make_gallery()

    def save(word):
        own = Gallery.objects.get(pk=gallery.pk)
        own.headline = word
        own.save()
        return publishing.save(own, None).outcome

    at_once([lambda word=f"Text {n}": save(word) for n in range(PUBLISHERS)])
    numbers = list(Edition.objects.values_list("number", flat=True))
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    gallery.refresh_from_db()
    assert gallery.version == len(numbers)


def test_one_of_two_stories_gets_the_address():
    stories = [make_gallery(slug="dunes"), make_gallery(slug="dunes")]
    results = at_once([lambda story=story: publishing.publish(story, None) for story in stories])
    assert sum(isinstance(result, NotReady) for result in results) == 1
    assert Address.objects.filter(slug="dunes").count() == 1


def test_no_writer_is_lost():
    """With SQLite's default transactions most of these would end in "database is locked"."""
    results = at_once([make_gallery] * 16)
    assert [result for result in results if isinstance(result, Exception)] == []
    assert Gallery.objects.count() == 16
