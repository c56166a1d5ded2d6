"""The library: a Photo is the picture and its facts; a RenditionSet the files readers get."""

import secrets
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .facts_edit import FactsEdit, FactsEditPhoto
from .licence_name import licence_name
from .public_revision import PublicRevision
from .rendition_files import RenditionFile, dump_files, load_files

__all__ = ["FactsEdit", "FactsEditPhoto", "Photo", "PublicRevision", "RenditionSet"]


class PhotoQuerySet(models.QuerySet["Photo"]):
    def usable(self, at: datetime) -> Self:
        """Photos that readers may be shown at the moment `at`: the rights window and takedowns."""
        return self.filter(
            Q(usable_from=None) | Q(usable_from__lte=at),
            Q(usable_until=None) | Q(usable_until__gt=at),
            taken_down_at=None,
            state=Photo.State.READY,
        )

    def with_renditions(self) -> Self:
        """Each photo with its set in the same query, as pages need it."""
        return self.select_related("current_set")


class Photo(models.Model):
    """A picture and its facts. The facts are live: mended once, right on every page."""

    class State(models.TextChoices):
        PROCESSING = "processing", _("Being prepared")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Failed")

    # The file
    original = models.CharField(max_length=200, editable=False)  # relative to ORIGINALS_ROOT
    sha256 = models.CharField(max_length=64, editable=False)
    format = models.CharField(max_length=8, editable=False)  # JPEG, PNG, WEBP, AVIF, GIF
    file_name = models.CharField(_("original file name"), max_length=200, editable=False)
    bytes = models.PositiveBigIntegerField(default=0, editable=False)
    width = models.PositiveIntegerField(editable=False, help_text=_("Pixels, as shown."))
    height = models.PositiveIntegerField(editable=False, help_text=_("Pixels, as shown."))
    perceptual_hash = models.BigIntegerField(null=True, editable=False, db_index=True)
    twin = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="twins",
    )
    from_file = models.TextField(default="{}", editable=False)  # JSON: what the file said

    # What it shows
    title = models.CharField(_("title"), max_length=300, blank=True)
    headline = models.CharField(_("headline"), max_length=300, blank=True)
    caption = models.TextField(
        _("caption"), blank=True, help_text=_("Who, what, where, when: one to three sentences.")
    )
    alt = models.TextField(
        _("alt text"),
        blank=True,
        help_text=_("What a reader who cannot see the photo needs to know of it."),
    )
    decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("The photo says nothing that the text does not: screen readers skip it."),
    )
    extended_description = models.TextField(_("extended description"), blank=True)
    keywords = models.TextField(_("keywords"), blank=True, help_text=_("Separated by commas."))
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=120, blank=True)
    latitude = models.FloatField(null=True, blank=True, editable=False)  # private: never shown
    longitude = models.FloatField(null=True, blank=True, editable=False)
    focal_x = models.FloatField(_("focal point, from the left"), default=0.5)
    focal_y = models.FloatField(_("focal point, from the top"), default=0.5)

    # Whose it is
    credit = models.CharField(
        _("credit"),
        max_length=300,
        blank=True,
        help_text=_("As it stands under the photo, such as NASA/ESA/Thomas Pesquet."),
    )
    byline = models.CharField(_("by-line"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    copyright_notice = models.CharField(_("copyright notice"), max_length=500, blank=True)
    licence_url = models.URLField(_("licence"), max_length=500, blank=True)
    acquire_licence_url = models.URLField(_("where to get a licence"), max_length=500, blank=True)
    usage_terms = models.TextField(_("usage terms"), blank=True)
    usable_from = models.DateTimeField(
        _("may be shown from"), null=True, blank=True, help_text=_("Empty: from the start.")
    )
    usable_until = models.DateTimeField(
        _("may be shown until"), null=True, blank=True, help_text=_("Empty: without an end.")
    )
    taken_down_at = models.DateTimeField(null=True, blank=True, editable=False)

    # How far it is
    state = models.CharField(
        _("state"), max_length=12, choices=State, default=State.PROCESSING, editable=False
    )
    failure = models.CharField(max_length=500, blank=True, editable=False)
    # A new set is wanted since then: the photo is new, or what its files carry has changed.
    set_wanted_at = models.DateTimeField(null=True, blank=True, editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    # RESTRICT, not PROTECT: a photo may be deleted together with its sets.
    current_set = models.ForeignKey(
        "RenditionSet",
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="photos",
    )
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at", "-id"]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        permissions = [
            ("take_down_photo", _("Can take a photo down, and lift that")),
            ("replace_photo", _("Can replace the file of a published photo")),
        ]
        indexes = [
            models.Index(fields=["-added_at", "-id"], name="photo_newest_first"),
            # What the wall is asked for most, newest first: of 100,000 rows it reads a few.
            models.Index(fields=["state", "-added_at", "-id"], name="photo_state_newest"),
            models.Index(
                fields=["-added_at", "-id"], name="photo_lacks_credit", condition=Q(credit="")
            ),
            models.Index(
                fields=["-added_at", "-id"],
                name="photo_lacks_alt",
                condition=Q(alt="", decorative=False),
            ),
            models.Index(
                fields=["-added_at", "-id"], name="photo_lacks_caption", condition=Q(caption="")
            ),
            models.Index(
                fields=["-added_at", "-id"],
                name="photo_is_down",
                condition=Q(taken_down_at__isnull=False),
            ),
            models.Index(
                fields=["set_wanted_at"],
                name="photo_set_wanted",
                condition=Q(set_wanted_at__isnull=False),
            ),
            models.Index(
                fields=["usable_from"],
                name="photo_rights_begin",
                condition=Q(usable_from__isnull=False),
            ),
            models.Index(
                fields=["usable_until"],
                name="photo_rights_end",
                condition=Q(usable_until__isnull=False),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["sha256"], name="photo_bytes_are_one_photo"),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="photo_has_pixels"),
            models.CheckConstraint(
                condition=Q(focal_x__gte=0, focal_x__lte=1, focal_y__gte=0, focal_y__lte=1),
                name="photo_focal_point_inside",
            ),
            models.CheckConstraint(
                condition=Q(usable_from=None)
                | Q(usable_until=None)
                | Q(usable_until__gt=F("usable_from")),
                name="photo_rights_end_after_begin",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["processing", "ready", "failed"]),
                name="photo_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="ready") | Q(current_set__isnull=False),
                name="photo_ready_has_renditions",
            ),
            models.CheckConstraint(
                condition=Q(decorative=False) | Q(alt=""), name="photo_decorative_has_no_alt"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.headline or self.file_name

    @property
    def licence_name(self) -> str:
        """CC BY 4.0, or "Licence" where its address does not tell."""
        return licence_name(self.licence_url) or str(_("Licence"))

    def is_usable(self, at: datetime) -> bool:
        """The same rule as `PhotoQuerySet.usable`, for a photo already loaded."""
        return (
            self.state == self.State.READY
            and self.taken_down_at is None
            and (self.usable_from is None or self.usable_from <= at)
            and (self.usable_until is None or self.usable_until > at)
        )

    @property
    def is_erased(self) -> bool:
        """Its file and its facts are gone for good; the row stays for the stories that name it."""
        return not self.original

    @property
    def has_alt(self) -> bool:
        return bool(self.alt) or self.decorative


def new_set_key() -> str:
    """128 random bits: who has not been given the address of a rendition cannot guess it."""
    return secrets.token_urlsafe(16)


class RenditionSetQuerySet(models.QuerySet["RenditionSet"]):
    def retired_before(self, at: datetime) -> Self:
        return self.filter(retired_at__lt=at)


class RenditionSet(models.Model):
    """The files of one photo in one state. A set never changes: a mended credit makes a new one."""

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="rendition_sets")
    key = models.CharField(max_length=32, default=new_set_key, editable=False)
    source = models.CharField(max_length=200, editable=False)  # the original it was made from
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    files_json = models.TextField(default="[]", editable=False)

    objects = RenditionSetQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="rendition_set_key_is_unique"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def files(self) -> list[RenditionFile]:
        """The renditions, smallest first within a format."""
        if not hasattr(self, "_files"):
            self._files = load_files(self.files_json)
        return self._files

    @files.setter
    def files(self, files: list[RenditionFile]) -> None:
        self.files_json = dump_files(files)
        self._files = files

    def named(self, name: str) -> RenditionFile | None:
        return next((file for file in self.files if file.name == name), None)
