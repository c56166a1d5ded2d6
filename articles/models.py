"""Articles: news posts of ordered body blocks."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField

from gallery.models import Gallery
from newsroom.life_ids import new_life_id
from newsroom.models import Story
from newsroom.rich_text import EXTENSIONS
from photos.models import Photo

from .payload import ArticlePayload, compose, restore


class Article(Story):
    KIND = "article"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def compose(self) -> ArticlePayload:
        return compose(self)

    def restore(self, payload: ArticlePayload) -> None:  # type: ignore[override]  # its own kind's
        restore(self, payload, Block)


class Block(models.Model):
    """A part of an article's body. One table for all kinds: one query, one inline, one order."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Text")
        PHOTO = "photo", _("Photo")
        GALLERY = "gallery", _("Gallery")
        QUOTE = "quote", _("Quote")
        EMBED = "embed", _("Video")

    class Width(models.TextChoices):
        TEXT = "text", _("As wide as the text")
        WIDE = "wide", _("Wider than the text")
        FULL = "full", _("The whole page")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="blocks")
    key = models.CharField(max_length=12, default=new_life_id, editable=False)
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("Its place, from 1. A save numbers them anew.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.TEXT)
    html = ProseEditorField(_("text"), extensions=EXTENSIONS, sanitize=True, blank=True)
    photo = models.ForeignKey(
        Photo,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("photo"),
        related_name="blocks",
    )
    caption = models.TextField(_("caption"), blank=True)
    credit = models.CharField(
        _("credit here"), max_length=300, blank=True, help_text=_("Empty: the photo's own.")
    )
    alt = models.TextField(_("alt text here"), blank=True, help_text=_("Empty: the photo's own."))
    width = models.CharField(_("width"), max_length=6, choices=Width, default=Width.TEXT)
    gallery = models.ForeignKey(
        Gallery,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("gallery"),
        related_name="embedding_blocks",
    )
    quote = models.TextField(_("quote"), blank=True)
    attribution = models.CharField(_("who said it"), max_length=200, blank=True)
    embed_url = models.URLField(_("address of the video"), max_length=500, blank=True)
    embed_title = models.CharField(
        _("title of the video"),
        max_length=200,
        blank=True,
        help_text=_("Read out and shown before it loads."),
    )

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="block_key_is_its_own"),
            models.CheckConstraint(condition=~Q(key=""), name="block_has_key"),
            models.CheckConstraint(
                condition=Q(kind__in=["text", "photo", "gallery", "quote", "embed"]),
                name="block_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(width__in=["text", "wide", "full"]), name="block_width_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.position}"
