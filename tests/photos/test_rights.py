from datetime import timedelta

import pytest
from django.utils import timezone

from photos.models import Photo
from photos.public_revision import next_change
from photos.rights_clock import next_rights_change
from tests.factories import make_photo

pytestmark = pytest.mark.django_db
NOW = timezone.now()
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("facts", "usable"),
    [
        ({}, True),
        ({"usable_from": NOW}, True),
        ({"usable_from": NOW + HOUR}, False),
        ({"usable_until": NOW}, False),
        ({"usable_until": NOW + HOUR}, True),
        ({"taken_down_at": NOW - HOUR}, False),
        ({"state": "processing"}, False),
        ({"state": "failed"}, False),
    ],
)
def test_it_shows_only_what_may_be_shown(facts, usable: bool) -> None:
    photo = make_photo(**facts)
    assert Photo.objects.usable(NOW).exists() is usable
    assert photo.is_usable(NOW) is usable


def test_it_names_the_next_moment_of_rights() -> None:
    assert next_rights_change(NOW) is None
    make_photo(usable_until=NOW + 3 * HOUR, usable_from=NOW - HOUR)
    make_photo(usable_from=NOW + 2 * HOUR)
    assert next_rights_change(NOW) == NOW + 2 * HOUR
    assert next_rights_change(NOW + 2 * HOUR) == NOW + 3 * HOUR
    assert next_change(NOW) == NOW + 2 * HOUR
