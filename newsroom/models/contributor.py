"""The people and desks whose work it is, by all the names under which files credit them."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from photos.models import Photo


class Contributor(models.Model):
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=120)
    bio = models.TextField(_("about"), blank=True, help_text=_("Two or three sentences."))
    portrait = models.ForeignKey(
        Photo,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("portrait"),
        related_name="+",
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("account"),
        help_text=_("Only if this person also works at the desk."),
        related_name="contributor",
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        constraints = [models.UniqueConstraint(fields=["slug"], name="contributor_slug_is_unique")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("newsroom:contributor", kwargs={"slug": self.slug})


class CreditedName(models.Model):
    """One way in which files write a contributor's name, such as NASA/ESA/Thomas Pesquet."""

    contributor = models.ForeignKey(
        Contributor, on_delete=models.CASCADE, related_name="credited_as"
    )
    name = models.CharField(_("credited as"), max_length=300)
    folded = models.CharField(max_length=300, editable=False)  # newsroom.folding.fold(name)

    class Meta:
        ordering = ["name"]
        verbose_name = _("credited name")
        verbose_name_plural = _("credited names")
        constraints = [
            models.UniqueConstraint(
                fields=["folded"], name="credited_name_leads_to_one_contributor"
            )
        ]

    def __str__(self) -> str:
        return self.name


class PhotoCredit(models.Model):
    """This contributor made this photo."""

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="credits")
    contributor = models.ForeignKey(
        Contributor, on_delete=models.PROTECT, related_name="photo_credits"
    )

    class Meta:
        verbose_name = _("photo credit")
        verbose_name_plural = _("photo credits")
        constraints = [
            models.UniqueConstraint(fields=["photo", "contributor"], name="photo_credited_once")
        ]

    def __str__(self) -> str:
        return f"{self.contributor}: {self.photo}"
