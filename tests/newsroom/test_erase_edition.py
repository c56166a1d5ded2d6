from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEntry
from newsroom import publishing
from newsroom.models import Edition, SearchText
from tests.factories import MONDAY, make_gallery, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def gallery(set_clock):
    """Two editions published one after the other."""
    set_clock(MONDAY)
    gallery = make_gallery(headline="What must not be kept")
    publish(gallery)
    set_clock(MONDAY + timedelta(hours=1))
    gallery.headline = "What may"
    gallery.save()
    publishing.save(gallery, None)
    publish(gallery)
    return gallery


def erase(story, number):
    call_command("erase_edition", story.pk, number, reason="court order")


def test_it_removes_the_words_and_logs_the_reason(gallery):
    erase(gallery, 1)
    assert not gallery.editions.filter(number=1).exists()
    assert not any("must not" in text for text in Edition.objects.values_list("payload", flat=True))
    assert not SearchText.objects.filter(text__contains="must not").exists()
    assert "court order" in AuditEntry.objects.get(action="erased").detail


def test_it_refuses_what_readers_see(gallery):
    with pytest.raises(CommandError, match="withdraw the story first"):
        erase(gallery, 2)
    assert gallery.editions.filter(number=2).exists()


@pytest.mark.parametrize(("story", "number"), [(0, 1), (None, 9)])
def test_it_says_what_does_not_exist(gallery, story, number):
    with pytest.raises(CommandError, match="no "):
        call_command("erase_edition", gallery.pk if story is None else story, number, reason="x")
