"""What is not yet saved, and who may see what is not yet published."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .story import Story


class Draft(models.Model):
    """Autosave's own place: what one editor has typed into a story and not saved yet."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="drafts")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts"
    )
    payload = models.TextField()
    base_version = models.PositiveIntegerField()
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("unsaved draft")
        verbose_name_plural = _("unsaved drafts")
        constraints = [
            models.UniqueConstraint(fields=["story", "user"], name="one_draft_a_story_and_user")
        ]

    def __str__(self) -> str:
        return f"{self.story} ({self.user})"


def new_token() -> str:
    """192 random bits."""
    return secrets.token_urlsafe(24)


class PreviewLink(models.Model):
    """An address under which somebody without an account sees a story before its readers do."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="preview_links")
    token = models.CharField(max_length=40, default=new_token)
    draft = models.ForeignKey(
        Draft,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="preview_links",
        help_text=_("Shows this unsaved draft rather than the last saved edition."),
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        constraints = [models.UniqueConstraint(fields=["token"], name="preview_token_is_unique")]

    def __str__(self) -> str:
        return str(self.story)
