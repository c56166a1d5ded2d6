"""What the newsroom knows of articles."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.kinds import Kind
from newsroom.models import Edition, Story
from newsroom.preflight import Problem

from .payload import ArticlePayload, load, slides, text
from .shown_blocks import ShownBlock, blocks_of


def bodies_html(editions: Sequence[Edition], at: datetime) -> list[str]:
    """The lead photo and the whole body, for feeds."""
    return [
        body_html(edition, blocks, at)
        for edition, blocks in zip(editions, blocks_of(editions, at), strict=True)
    ]


def body_html(edition: Edition, blocks: list[ShownBlock], at: datetime) -> str:
    lead = edition.lead_photo
    shown = lead if lead is not None and lead.is_usable(at) else None
    context = {"edition": edition, "lead": shown, "blocks": blocks}
    return render_to_string("articles/_feed_body.html", context)


def checks(payload: ArticlePayload, story: Story) -> list[Problem]:
    return list(_checks(payload))


def _checks(payload: ArticlePayload) -> Iterator[Problem]:
    if not payload.blocks:
        yield Problem(_("The article has no text. Write some."))
    for place, block in enumerate(payload.blocks, 1):
        where = {"n": place}
        if block.kind == "photo" and block.photo is None:
            yield Problem(_("Block %(n)d is a photo block without a photo. Choose one.") % where)
        if block.kind == "gallery" and block.gallery is None:
            yield Problem(
                _("Block %(n)d is a gallery block without a gallery. Choose one.") % where
            )
        if block.kind == "embed" and not block.embed_url:
            yield Problem(_("Block %(n)d is a video block without an address.") % where)


ARTICLE = Kind(
    name="article",
    label=gettext_lazy("Article"),
    label_plural=gettext_lazy("Articles"),
    load=load,
    bodies_html=bodies_html,
    slides=slides,
    text=text,
    checks=checks,
    shows_lead=True,
)
