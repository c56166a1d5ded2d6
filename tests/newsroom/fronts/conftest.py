"""Stories for fronts, and a reader who asks at a moment that stands still."""

from datetime import timedelta

import pytest
from django.test import Client

from gallery.payload import GalleryPayload
from newsroom import publishing
from newsroom.models import Edition, EditionTag, Story, Tag
from newsroom.payload import dump
from tests.factories import MONDAY, make_gallery, make_section, publish

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _monday(db, set_clock):
    set_clock(MONDAY)


@pytest.fixture
def get():
    """`get(path)`: the answer a reader gets."""
    return Client().get


@pytest.fixture
def put_out():
    """`put_out(3, make=make_article, headline=...)`: live stories, each an hour older."""

    def put(number=1, make=make_gallery, tags=(), by=None, hours=1, **facts):
        facts = ({"slides": 1} if make is make_gallery else {}) | facts
        stories = []
        for place in range(number):
            story = make(saved=False, **facts)
            story.tags.set(tags)
            if by:
                story.bylines.create(contributor=by, position=1)
            publishing.save(story, None)
            publish(story, MONDAY - (hours + place) * HOUR)
            stories.append(story)
        return stories

    return put


@pytest.fixture
def put_out_many():
    """`put_out_many(2001)`: live stories without pictures, written in bulk, a minute apart."""

    def put(number, tag=None):
        section, text = make_section(), dump(GalleryPayload())
        stories = Story.objects.bulk_create(
            Story(kind="gallery", headline=f"Story {n}", slug=f"story-{n}") for n in range(number)
        )
        editions = Edition.objects.bulk_create(
            Edition(
                story=story,
                number=1,
                kind="gallery",
                slug=story.slug,
                headline=story.headline,
                payload=text,
                section=section,
                live_from=MONDAY - timedelta(minutes=n),
                first_published_at=MONDAY - timedelta(minutes=n),
            )
            for n, story in enumerate(stories)
        )
        if tag:
            EditionTag.objects.bulk_create(
                EditionTag(edition=one, tag=tag, first_published_at=one.first_published_at)
                for one in editions
            )
        return editions

    return put


@pytest.fixture
def night(db):
    return Tag.objects.create(name="Night", slug="night")
