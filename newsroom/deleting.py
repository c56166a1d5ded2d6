"""Deleting a story that no reader has seen. What has been live stays: it can be withdrawn."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User

from .models import Address, Edition, Story
from .publishing import locked


class CannotDelete(Exception):
    """Said to the editor, with what to do instead."""


@transaction.atomic
def delete_story(story: Story, by: User | None) -> None:
    """Remove a story with its editions, drafts and claimed addresses.

    `story` is the gallery or article itself. Raises CannotDelete once any edition is dated, and
    while another story shows it.
    """
    row = locked(story)
    if Edition.objects.filter(story=row.pk).exclude(live_from=None).exists():
        raise CannotDelete(
            _(
                "“%(story)s” has been published or is scheduled, so it is part of the record and "
                "cannot be deleted. Withdraw it, or cancel its schedule."
            )
            % {"story": story}
        )
    record(by, "deleted", story)
    Edition.objects.filter(story=row.pk).delete()
    Address.objects.filter(story=row.pk).delete()  # claimed by a schedule that was cancelled
    try:
        story.delete()
    except ProtectedError as error:
        raise CannotDelete(
            _("“%(story)s” stands in %(where)s. Take it out there first.")
            % {"story": story, "where": "; ".join(sorted(names(error)))}
        ) from error


def names(error: ProtectedError) -> set[str]:
    """What holds the story, in words: the article of a block rather than the block."""
    return {str(getattr(row, "article", row)) for row in error.protected_objects}
