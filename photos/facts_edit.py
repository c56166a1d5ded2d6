"""The history of edits of many photos at once, and what each photo said before."""

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

FORMAT = 1  # of what `FactsEditPhoto` keeps


class FactsEdit(models.Model):
    """One edit of many photos. It can be undone once."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="facts_edits"
    )
    facts = models.CharField(max_length=300)  # names of those that changed, by commas
    photos = models.PositiveIntegerField()  # how many it changed
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(photos__gt=0), name="facts_edit_changed_something"
            )
        ]

    def __str__(self) -> str:
        return f"{self.facts} of {self.photos} photos"


class FactsEditPhoto(models.Model):
    """What one photo said before and after. It goes with the photo, and when that is erased."""

    edit = models.ForeignKey(FactsEdit, on_delete=models.CASCADE, related_name="rows")
    photo = models.ForeignKey("photos.Photo", on_delete=models.CASCADE, related_name="facts_edits")
    kept_json = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edit", "photo"], name="facts_edit_names_photo_once")
        ]

    def __str__(self) -> str:
        return f"{self.edit_id}: {self.photo_id}"

    @property
    def kept(self) -> dict[str, tuple[Any, Any]]:
        """Each fact before and after, as `kept_value` gives them."""
        facts = json.loads(self.kept_json)["facts"]
        return {name: (was, now) for name, (was, now) in facts.items()}

    @kept.setter
    def kept(self, facts: dict[str, tuple[Any, Any]]) -> None:
        values = {name: [kept_value(was), kept_value(now)] for name, (was, now) in facts.items()}
        self.kept_json = json.dumps({"format": FORMAT, "facts": values})


def kept_value(value: Any) -> Any:
    """A fact as JSON holds it: moments as ISO 8601, all else as it is."""
    return value.isoformat() if hasattr(value, "isoformat") else value
