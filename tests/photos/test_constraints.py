"""Every constraint of the library's tables, violated once."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import RestrictedError
from django.utils import timezone

from photos.models import FactsEdit, FactsEditPhoto, Photo, PublicRevision, RenditionSet
from photos.public_revision import bump
from tests.factories import make_photo

pytestmark = pytest.mark.django_db
NOW = timezone.now()

ON_PHOTO = {
    "photo_has_pixels": {"width": 0},
    "photo_focal_point_inside": {"focal_y": 1.01},
    "photo_rights_end_after_begin": {
        "usable_from": NOW,
        "usable_until": NOW - timedelta(seconds=1),
    },
    "photo_state_is_known": {"state": "asleep"},
    "photo_ready_has_renditions": {"current_set": None},
    "photo_decorative_has_no_alt": {"decorative": True, "alt": "words"},
}


@pytest.mark.parametrize("name", ON_PHOTO)
def test_it_refuses_a_photo_against_a_rule(name: str) -> None:
    photo = make_photo()
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        Photo.objects.filter(pk=photo.pk).update(**ON_PHOTO[name])
    assert name in str(error.value)


def test_it_keeps_the_same_bytes_once() -> None:
    photo = make_photo()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_photo(sha256=photo.sha256)


def test_it_keeps_a_key_once() -> None:
    photo = make_photo()
    with pytest.raises(IntegrityError), transaction.atomic():
        RenditionSet.objects.create(photo=photo, key=photo.current_set.key)


def test_it_has_one_public_revision() -> None:
    bump()
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicRevision.objects.create(id=2)


def test_it_keeps_the_set_a_photo_points_to() -> None:
    photo = make_photo()
    with pytest.raises(RestrictedError):
        photo.current_set.delete()


def test_it_keeps_no_edit_of_nothing() -> None:
    with pytest.raises(IntegrityError, match="facts_edit_changed"), transaction.atomic():
        FactsEdit.objects.create(facts="credit", photos=0)


def test_it_keeps_a_photo_once_in_an_edit() -> None:
    edit, photo = FactsEdit.objects.create(facts="credit", photos=1), make_photo()
    FactsEditPhoto.objects.create(edit=edit, photo=photo, kept_json="{}")
    with pytest.raises(IntegrityError), transaction.atomic():
        FactsEditPhoto.objects.create(edit=edit, photo=photo, kept_json="{}")


def test_it_has_tried_every_constraint() -> None:
    tried = {
        *ON_PHOTO,
        "photo_bytes_are_one_photo",
        "rendition_set_key_is_unique",
        "public_revision_is_one_row",
        "facts_edit_changed_something",
        "facts_edit_names_photo_once",
    }
    tables: list[type[models.Model]] = list(apps.get_app_config("photos").get_models())
    assert tried == {one.name for table in tables for one in table._meta.constraints}
