"""The page of an article. It serves readers and previews alike (newsroom/story_view.py)."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from newsroom import structured_data
from newsroom.cards import cards_with, shown_in, stand_ins
from newsroom.clock import moment
from newsroom.head import Head
from newsroom.models import Edition
from newsroom.named import named_in
from newsroom.page_photos import page_photos
from newsroom.story_view import story_view
from newsroom.translations import versions
from photos.models import Photo

from . import reading_time, widths
from .beside import beside
from .heads import described
from .sharing import share_links
from .shown_blocks import blocks_with, payload_of, photos_in


@story_view("article")
def detail(request: HttpRequest, edition: Edition) -> HttpResponse:
    at = moment(request)
    payload = payload_of(edition)
    named = named_in(edition, at)
    others = beside(edition, payload, at)
    shown = shown_in(others.related, at)
    ids = photos_in(payload, others.galleries) | stand_ins(others.related, shown, at)
    portraits = [one.portrait_id for one in named.people if one.portrait_id]
    photos = page_photos(ids.union(portraits), at)
    blocks = blocks_with(payload, photos, others.galleries)
    lead = edition.lead_photo if edition.lead_photo and edition.lead_photo.is_usable(at) else None
    head = article_head(edition, lead or next((one.photo for one in blocks if one.photo), None))
    images = described(lead, blocks)
    head.data = structured_data.news_article(edition, named, head.photo, images)
    head.crumbs = structured_data.above(edition)
    head.versions = versions(edition, named.translations)
    context = {
        "edition": edition,
        "section": edition.section,
        "lead": lead,
        "lead_sizes": widths.lead_sizes(lead) if lead else "",
        "lead_is_tall": lead is not None and widths.is_tall(lead),
        "blocks": blocks,
        "plays": any(one.player for one in blocks),
        "bylines": named.bylines,
        "portraits": [photos[photo] for photo in portraits if photo in photos],
        "tags": named.tags,
        "sections": named.sections,
        "updated_at": updated_at(edition),
        "minutes": reading_time.minutes(payload, edition.language or settings.LANGUAGE_CODE),
        "corrections": named.corrections,
        "related": cards_with(others.related, shown, photos, at),
        "earlier": others.earlier,
        "later": others.later,
        "share": "" if edition.preview_prefix else shared(head),
        "head": head,
        "preview": edition.preview_prefix,
        "versions": head.versions,
    }
    return render(request, "articles/article.html", context)


def article_head(edition: Edition, photo: Photo | None) -> Head:
    payload = payload_of(edition)
    return Head(
        title=edition.headline,
        share_title=payload.share_title,
        description=payload.share_description or edition.dek,
        path=edition.get_absolute_url(),
        type="article",
        photo=photo,
        image_alt=photo.alt if photo else "",
        is_embeddable=True,
    )


def shared(head: Head) -> SafeString:
    return share_links(head.share_title, head.canonical, get_language() or "")


def updated_at(edition: Edition) -> datetime | None:
    """When the words last changed, None while they are those first published."""
    return edition.live_from if edition.live_from != edition.first_published_at else None
