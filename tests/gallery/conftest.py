"""A gallery of ten slides that readers see."""

import pytest

from gallery.models import Gallery
from newsroom import publishing
from newsroom.models import Byline, Edition
from tests.factories import MONDAY, make_contributor, make_gallery, publish


def published_gallery(slides: int = 10, **facts) -> tuple[Gallery, Edition]:
    gallery = make_gallery(slides, saved=False, **facts)
    Byline.objects.create(
        story=gallery, contributor=make_contributor("Picture Desk"), role=Byline.Role.PHOTOS
    )
    return gallery, publish_again(gallery, MONDAY)


def publish_again(gallery: Gallery, at=None) -> Edition:
    publishing.save(gallery, None)
    return publish(gallery, at)


@pytest.fixture
def gallery(db) -> Gallery:
    return published_gallery(
        headline="One lap around the station",
        slug="one-lap",
        kicker="In pictures",
        dek="Ten views from the windows.",
    )[0]


@pytest.fixture
def keys(gallery: Gallery) -> list[str]:
    return list(gallery.slides.values_list("key", flat=True))


@pytest.fixture
def slide_address(keys):
    return lambda number: f"/gallery/one-lap/photo/{keys[number - 1]}/"
