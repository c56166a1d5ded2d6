"""What readers read: one saved state of a story, whole. Publishing gives it a date."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.kinds import kind_named
from newsroom.payload import StoryPayload
from photos.models import Photo

from .contributor import Contributor
from .labels import Section, Tag
from .story import Byline, Story

#: '' written out: of a parameter SQLite cannot see that it matches the index of corrections.
EMPTY = Func(template="''", output_field=models.TextField())


class FrozenEdition(Exception):
    """Somebody tried to change what readers have already been shown."""

    def __init__(self) -> None:
        super().__init__(
            "This edition has been live, so it cannot be changed or deleted: it is the record of "
            "what readers saw. Save the story and publish that, or withdraw it."
        )


@lru_cache(maxsize=20_000)
def path_of(kind: str, view: str, slug: str, **kwargs: Any) -> str:
    """The same reverse is asked for on every card of every page, and takes longer than a query."""
    return reverse(f"{kind}:{view}", kwargs={"slug": slug, **kwargs})


class EditionQuerySet(models.QuerySet["Edition"]):
    def live(self, at: datetime) -> Self:
        """What readers see at `at`: of each story its last dated edition, unless withdrawn."""
        later = Edition.objects.filter(
            story=OuterRef("story"), live_from__gt=OuterRef("live_from"), live_from__lte=at
        )
        # first_published_at <= live_from always: said again so that the ordered index serves it.
        return self.filter(
            ~Exists(later), live_from__lte=at, first_published_at__lte=at, withdrawn=False
        )

    def upcoming(self, at: datetime) -> Self:
        """Dated after the moment `at`: scheduled versions, and ends."""
        return self.filter(live_from__gt=at).order_by("live_from")

    def past(self, at: datetime) -> Self:
        """Whose date has come, ends included."""
        return self.filter(live_from__lte=at)

    def has_been_live(self, at: datetime) -> Self:
        return self.filter(live_from__lte=at, withdrawn=False)

    def undated(self) -> Self:
        return self.filter(live_from=None)

    def in_section(self, section: Section) -> Self:
        return self.filter(section=section)

    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def first_published_between(self, start: datetime, end: datetime) -> Self:
        """From `start` on, before `end`. Asked before `live()`: of two upper bounds SQLite takes
        the first for its way through the index, and would begin at today's end."""
        return self.filter(first_published_at__gte=start, first_published_at__lt=end)

    def corrections(self, at: datetime) -> Self:
        """Editions that told readers what was wrong, of stories that stand; newest first."""
        standing = Edition.objects.live(at).filter(story=OuterRef("story"))
        # Said so that no other index is found fit: the one of corrections has few rows.
        told = self.exclude(correction=EMPTY).exclude(live_from__gt=at)
        return told.filter(Exists(standing)).order_by("-live_from", "-pk")

    def newest_first(self) -> Self:
        return self.order_by("-first_published_at", "-story_id")

    def for_cards(self) -> Self:
        """With all a card shows, the photo's set included; without the payload."""
        return self.select_related("section", "lead_photo__current_set").defer("payload")

    def for_feeds(self) -> Self:
        """With the payload, the section, and the lead photo and its set."""
        return self.select_related("section", "lead_photo__current_set")

    def update(self, **values: Any) -> int:
        self._refuse_if_frozen()
        return super().update(**values)

    def bulk_update(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> int:
        chosen = list(objs)
        self.model.objects.filter(pk__in=[edition.pk for edition in chosen])._refuse_if_frozen()
        return super().bulk_update(chosen, *args, **kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse_if_frozen()
        return super().delete()

    def join(self, translation_group: UUID) -> int:
        """Say of what is published already that it has a translation now. The words and the
        payload stay as they were. For publishing alone."""
        return super().update(translation_group=translation_group)

    def erase(self) -> int:
        """Delete even what readers saw, for newsroom/erasing.py alone. Returns how many."""
        return super().delete()[1].get("newsroom.Edition", 0)

    def _refuse_if_frozen(self) -> None:
        rows = self.order_by() if not self.query.is_sliced else self
        ids = rows.values_list("pk", flat=True)
        if Edition.objects.filter(pk__in=list(ids), live_from__lte=timezone.now()).exists():
            raise FrozenEdition


class Edition(models.Model):
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("number"))
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    saved_at = models.DateTimeField(_("saved"), default=timezone.now)

    # What cards and filters need
    kind = models.CharField(max_length=20)
    slug = models.SlugField(max_length=100, blank=True)
    kicker = models.CharField(max_length=60, blank=True)
    headline = models.CharField(_("headline"), max_length=200, blank=True)
    dek = models.TextField(max_length=500, blank=True)
    section = models.ForeignKey(
        Section, on_delete=models.PROTECT, null=True, related_name="editions"
    )
    lead_photo = models.ForeignKey(Photo, on_delete=models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=12, blank=True)
    translation_group = models.UUIDField(null=True)
    contributors = models.ManyToManyField(
        Contributor, through="EditionContributor", related_name="editions"
    )
    tags = models.ManyToManyField(Tag, through="EditionTag", related_name="editions")
    photos = models.ManyToManyField(Photo, through="EditionPhoto", related_name="editions")

    # What publishing writes
    live_from = models.DateTimeField(_("live from"), null=True)
    first_published_at = models.DateTimeField(_("first published"), null=True)
    withdrawn = models.BooleanField(_("withdrawn"), default=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    correction = models.TextField(
        _("correction"), blank=True, help_text=_("What was wrong and is right now, for readers.")
    )

    #: Last, as it is long: SQLite reads a row up to the column it wants.
    payload = models.TextField()

    objects = EditionQuerySet.as_manager()

    #: Where the edition is shown: empty for readers, `/preview/<token>/` in a preview.
    preview_prefix: str = ""

    class Meta:
        ordering = ["-number"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        # IS NOT NULL rather than ~Q(...=None): SQLite takes a partial index only where it sees that
        # the query implies its condition. `live_from <= ?` implies IS NOT NULL; it is not seen to
        # imply NOT (... IS NULL), and every front read and sorted all there is.
        indexes = [
            models.Index(
                # The last column only so that SQLite prefers it to the index of the kind's newest.
                fields=["kind", "slug", "first_published_at"],
                name="edition_by_address",
                condition=Q(live_from__isnull=False),
            ),
            models.Index(
                fields=["-first_published_at", "-story"],
                name="edition_newest_first",
                condition=Q(live_from__isnull=False),
            ),
            models.Index(
                fields=["kind", "-first_published_at", "-story"],
                name="edition_newest_of_kind",
                condition=Q(live_from__isnull=False),
            ),
            models.Index(
                fields=["section", "-first_published_at", "-story"],
                name="edition_newest_in_section",
                condition=Q(live_from__isnull=False),
            ),
            models.Index(
                fields=["-live_from"],
                name="edition_corrected",
                condition=~Q(correction=""),
            ),
            models.Index(
                fields=["live_from"],
                name="edition_dates",
                condition=Q(live_from__isnull=False),
            ),
            models.Index(
                fields=["translation_group"],
                name="edition_translations",
                condition=Q(translation_group__isnull=False),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["story", "number"], name="edition_numbered_once"),
            models.UniqueConstraint(fields=["story", "live_from"], name="edition_dated_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_counts_from_one"),
            models.CheckConstraint(condition=~Q(kind=""), name="edition_kind_is_named"),
            models.CheckConstraint(
                condition=Q(live_from=None, first_published_at=None)
                | Q(live_from__isnull=False, first_published_at__lte=F("live_from")),
                name="edition_first_published_by_then",
            ),
            models.CheckConstraint(
                condition=Q(live_from=None) | (~Q(slug="") & ~Q(headline="")),
                name="edition_dated_has_address",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=False) | Q(live_from__isnull=False),
                name="edition_withdrawn_is_dated",
            ),
            models.CheckConstraint(
                condition=Q(correction="") | Q(live_from__isnull=False),
                name="edition_correction_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.headline} ({self.number})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._refuse_if_frozen()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return self.url_for("detail")

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self._refuse_if_frozen()
        return super().delete(*args, **kwargs)

    def _refuse_if_frozen(self) -> None:
        if self.pk and not self._state.adding:
            Edition.objects.filter(pk=self.pk)._refuse_if_frozen()

    def load(self) -> StoryPayload:
        """The words and their order, as the kind's own Struct. Read once."""
        if not hasattr(self, "_loaded"):
            self._loaded = kind_named(self.kind).load(self.payload)
        return self._loaded

    def url_for(self, view: str, **kwargs: Any) -> str:
        """The path of one of the story's own pages, in a preview below the preview's prefix."""
        url = path_of(self.kind, view, self.slug or "-", **kwargs)
        if not self.preview_prefix:
            return url
        base = path_of(self.kind, "detail", self.slug or "-")
        return self.preview_prefix + url.removeprefix(base)


class EditionPhoto(models.Model):
    """This edition shows this photo: JSON must not hide a foreign key. Also "where is it used?"."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="photo_rows")
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="edition_rows")
    places = models.PositiveIntegerField(default=0)  # how many slides or blocks; 0: only the lead
    first_published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "photo"], name="edition_photo_once")
        ]
        indexes = [
            models.Index(fields=["photo", "-first_published_at"], name="edition_photo_newest")
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.photo}"


class EditionContributor(models.Model):
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="contributor_rows")
    contributor = models.ForeignKey(
        Contributor, on_delete=models.PROTECT, related_name="edition_rows"
    )
    role = models.CharField(max_length=12, choices=Byline.Role)
    position = models.PositiveSmallIntegerField(default=0)
    first_published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "contributor", "role"], name="edition_contributor_once_a_role"
            )
        ]
        indexes = [
            models.Index(
                fields=["contributor", "-first_published_at"], name="edition_contributor_newest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.contributor}"


class EditionTag(models.Model):
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="tag_rows")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="edition_rows")
    first_published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "tag"], name="edition_tag_once")]
        indexes = [models.Index(fields=["tag", "-first_published_at"], name="edition_tag_newest")]

    def __str__(self) -> str:
        return f"{self.edition}: {self.tag}"
