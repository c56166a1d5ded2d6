"""Removes an edition for good: for what the law forbids to keep. All else is withdrawn instead."""

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from photos.public_revision import bump

from .models import Edition, Story


class CannotErase(Exception):
    """The text says why, and what to do first."""


@transaction.atomic
def erase_edition(story: Story, number: int, reason: str) -> None:
    """Delete edition `number` with its words; the log keeps that it was there, not what it said.

    Raises CannotErase for an edition that does not exist or that readers see right now.
    """
    row = Story.objects.select_for_update().get(pk=story.pk)
    edition = row.editions.filter(number=number).first()
    if edition is None:
        raise CannotErase(f"Story {story.pk} has no edition {number}.")
    if Edition.objects.live(timezone.now()).filter(pk=edition.pk).exists():
        raise CannotErase(
            f"Edition {number} is what readers see now; an older one would show instead. "
            "Publish another edition or withdraw the story first, then erase this one."
        )
    Edition.objects.filter(pk=edition.pk).erase()
    record(None, "erased", row, f"Edition {number}: {reason}")
    bump()
