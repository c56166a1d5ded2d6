from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .story import Story


class Address(models.Model):
    """A slug that a story has stood at. It is never given to another story."""

    kind = models.CharField(max_length=20)
    slug = models.SlugField(max_length=100)
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="addresses")
    claimed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="address_leads_to_one_story"),
            models.CheckConstraint(condition=~Q(slug=""), name="address_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"
