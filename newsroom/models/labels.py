"""What stories are filed under."""

from functools import lru_cache

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


@lru_cache(maxsize=10_000)
def front_of(label: str, slug: str) -> str:
    """The address of a section's or a tag's front. Asked for by every page's navigation."""
    return reverse(f"newsroom:{label}", kwargs={"slug": slug})


class Section(models.Model):
    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(
        _("address"), max_length=60, help_text=_("The last part of its address: /section/nature/")
    )
    description = models.CharField(
        _("description"), max_length=300, blank=True, help_text=_("One sentence, under its name.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"),
        default=0,
        help_text=_("Its place in the navigation; the lowest comes first."),
    )

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        constraints = [models.UniqueConstraint(fields=["slug"], name="section_slug_is_unique")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return front_of("section", self.slug)


class Tag(models.Model):
    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("address"), max_length=60)

    class Meta:
        ordering = ["name"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        constraints = [models.UniqueConstraint(fields=["slug"], name="tag_slug_is_unique")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return front_of("tag", self.slug)
