from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .story import Story


class HomeLead(models.Model):
    """Editors' choice for the top of the home page: the newest whose story is live leads."""

    story = models.ForeignKey(
        Story, on_delete=models.CASCADE, verbose_name=_("story"), related_name="home_leads"
    )
    leads_from = models.DateTimeField(_("leads from"), default=timezone.now, db_index=True)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        ordering = ["-leads_from", "-id"]
        verbose_name = _("lead of the home page")
        verbose_name_plural = _("leads of the home page")
        constraints = [
            models.UniqueConstraint(fields=["story", "leads_from"], name="home_lead_chosen_once")
        ]

    def __str__(self) -> str:
        return str(self.story)
