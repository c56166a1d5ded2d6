"""A story that no reader has seen can go; what has been live stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Block
from gallery.models import Gallery
from newsroom import publishing
from newsroom.deleting import CannotDelete, delete_story
from newsroom.models import Address, Draft, Edition, Story
from tests.factories import make_article, make_gallery, publish


def test_it_deletes_all_of_a_story_that_was_never_published(desk, gallery):
    Draft.objects.create(story=gallery, user=desk.user, payload="{}", base_version=1)
    desk.client.post(desk.url(gallery, "delete"))
    assert not Story.objects.exists() and not Edition.objects.exists()


def test_it_asks_first(desk, gallery):
    assert "Delete it for good" in desk.client.get(desk.url(gallery, "delete")).content.decode()
    assert Gallery.objects.exists()


@pytest.mark.parametrize("days", [-1, 1])
def test_it_refuses_what_has_a_date(desk, gallery, days):
    publish(gallery, timezone.now() + timedelta(days=days))
    answer = desk.client.post(desk.url(gallery, "delete"), follow=True).content.decode()
    assert "cannot be deleted" in answer and "Withdraw" in answer
    assert Gallery.objects.exists()


def test_it_frees_the_address_of_a_cancelled_schedule(editor, gallery):
    publishing.schedule(gallery, editor, timezone.now() + timedelta(days=1))
    publishing.cancel(gallery, editor)
    assert Address.objects.exists()
    delete_story(gallery, editor)
    assert not Address.objects.exists()


def test_it_refuses_a_gallery_that_stands_in_an_article(editor, gallery):
    article = make_article(headline="The long read")
    Block.objects.create(article=article, kind="gallery", gallery=gallery, position=2)
    with pytest.raises(CannotDelete, match="The long read"):
        delete_story(gallery, editor)
    assert gallery.editions.exists()


def test_it_leaves_other_stories_alone(editor, gallery):
    other = make_gallery(1)
    delete_story(gallery, editor)
    assert other.editions.exists() and other.slides.exists()
