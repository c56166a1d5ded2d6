"""The working copy that editors edit. Saving it changes nothing that a reader sees."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _name
from django.utils.translation import gettext_lazy as _

from photos.models import Photo

from .contributor import Contributor
from .labels import Section, Tag

if TYPE_CHECKING:
    from newsroom.payload import StoryPayload


#: Columns that newsroom/publishing.py alone writes, under its lock.
KEPT_BY_PUBLISHING = {"version", "publish_when_ready_by"}


def languages() -> list[tuple[str, str]]:
    """As they are called in the language of the desk."""
    return sorted(
        ((code, _name(name)) for code, name in settings.LANGUAGES), key=lambda one: one[1]
    )


class Story(models.Model):
    """What galleries and articles share. Load them as what they are: nobody goes from here down."""

    class Stage(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        READY = "ready", _("Ready")

    KIND: ClassVar[str] = ""

    kind = models.CharField(max_length=20, editable=False)
    kicker = models.CharField(
        _("kicker"), max_length=60, blank=True, help_text=_("The small label above the headline.")
    )
    headline = models.CharField(_("headline"), max_length=200, blank=True)
    slug = models.SlugField(
        _("address"),
        max_length=100,
        blank=True,
        help_text=_(
            "Made from the headline if you leave it empty. An older address keeps leading here."
        ),
    )
    dek = models.TextField(
        _("dek"),
        max_length=500,
        blank=True,
        help_text=_("One or two sentences under the headline."),
    )
    section = models.ForeignKey(
        Section,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("section"),
        related_name="+",
    )
    lead_photo = models.ForeignKey(
        Photo,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("lead photo"),
        related_name="+",
    )
    contributors = models.ManyToManyField(Contributor, through="Byline", related_name="+")
    tags = models.ManyToManyField(Tag, blank=True, verbose_name=_("tags"), related_name="+")
    related = models.ManyToManyField(
        "self", through="RelatedStory", through_fields=("story", "to"), symmetrical=False
    )
    share_title = models.CharField(
        _("title when shared"), max_length=200, blank=True, help_text=_("Empty: the headline.")
    )
    share_description = models.CharField(
        _("description when shared"), max_length=300, blank=True, help_text=_("Empty: the dek.")
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
        choices=languages,
        help_text=_("Empty: the site's."),
    )
    translation_group = models.UUIDField(
        _("translation group"),
        null=True,
        blank=True,
        help_text=_("The same in all translations of one story."),
    )

    # What only the desk knows (newsroom/payload.py: NOT_PUBLISHED)
    stage = models.CharField(_("stage"), max_length=12, choices=Stage, default=Stage.DRAFT)
    note = models.TextField(_("note to colleagues"), blank=True, help_text=_("Never published."))
    version = models.PositiveIntegerField(default=0, editable=False)
    publish_when_ready_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last saved"), auto_now=True)

    class Meta:
        ordering = ["-updated_at", "-id"]
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        permissions = [("publish_story", _("Can publish, schedule and withdraw stories"))]
        indexes = [
            models.Index(fields=["kind", "-updated_at"], name="story_last_saved"),
            models.Index(
                fields=["translation_group"],
                name="story_translations",
                condition=Q(translation_group__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(kind=""), name="story_kind_is_named"),
            models.CheckConstraint(
                condition=Q(stage__in=["draft", "in_review", "ready"]), name="story_stage_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.headline or str(_("Untitled"))

    def save(self, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]  # Django's own
        self.kind = self.kind or self.KIND
        if not self._state.adding and kwargs.get("update_fields") is None:
            # A copy loaded before somebody else's save must not write their version back.
            kwargs["update_fields"] = {
                field.name for field in self._meta.concrete_fields if not field.primary_key
            } - KEPT_BY_PUBLISHING
        super().save(*args, **kwargs)

    def compose(self) -> "StoryPayload":
        """The working copy as a payload. Each kind has its own."""
        raise TypeError("A story is composed as what it is: load the gallery or the article.")

    def restore(self, payload: "StoryPayload") -> None:
        """Make the working copy what the payload says. Each kind has its own."""
        raise TypeError("A story is restored as what it is: load the gallery or the article.")


class Byline(models.Model):
    class Role(models.TextChoices):
        WORDS = "words", _("Words")
        PHOTOS = "photos", _("Photos")
        EDITING = "editing", _("Editing")
        RESEARCH = "research", _("Research")
        TRANSLATION = "translation", _("Translation")

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="bylines")
    contributor = models.ForeignKey(
        Contributor, on_delete=models.PROTECT, verbose_name=_("contributor"), related_name="+"
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.WORDS)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        constraints = [
            models.UniqueConstraint(
                fields=["story", "contributor", "role"], name="byline_named_once_a_role"
            ),
            models.CheckConstraint(
                condition=Q(role__in=["words", "photos", "editing", "research", "translation"]),
                name="byline_role_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contributor} ({self.get_role_display()})"


class RelatedStory(models.Model):
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="related_rows")
    to = models.ForeignKey(
        Story, on_delete=models.CASCADE, verbose_name=_("related story"), related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("related story")
        verbose_name_plural = _("related stories")
        constraints = [
            models.UniqueConstraint(fields=["story", "to"], name="related_story_named_once"),
            models.CheckConstraint(condition=~Q(story=F("to")), name="related_story_is_another"),
        ]

    def __str__(self) -> str:
        return str(self.to)
