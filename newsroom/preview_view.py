"""/preview/<token>/ and a story's own paths below it: the very views that readers get, with an
edition that has no date yet."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from .kinds import kind_named
from .models import Edition, PreviewLink

SLUG = "-"  # stands for the story's slug, which a story without a headline does not have


def preview(request: HttpRequest, token: str, rest: str = "") -> HttpResponse:
    """404 alike for a token that is unknown, expired or revoked."""
    edition = edition_of(token)
    edition.preview_prefix = reverse("newsroom:preview", kwargs={"token": token})
    path = reverse(f"{edition.kind}:detail", kwargs={"slug": SLUG}) + rest
    try:
        match = resolve(path)
    except Resolver404 as unknown:
        raise Http404 from unknown
    view = getattr(match.func, "of_edition", None)
    if view is None or match.kwargs.pop("slug", None) != SLUG:
        raise Http404
    response: HttpResponse = view(request, edition, **match.kwargs)
    return response


def edition_of(token: str) -> Edition:
    """What the link shows: its unsaved draft, or the newest edition of its story."""
    links = PreviewLink.objects.select_related("draft", "story")
    link = links.filter(token=token, revoked_at=None, expires_at__gt=timezone.now()).first()
    if link is None:
        raise Http404
    editions = Edition.objects.filter(story=link.story_id, withdrawn=False)
    saved = editions.select_related("section", "lead_photo__current_set").order_by("-number")
    newest = saved.first()
    if link.draft is not None:
        return from_draft(link, newest)
    if newest is None:
        raise Http404
    return newest


def from_draft(link: PreviewLink, newest: Edition | None) -> Edition:
    """An edition that is never saved, with the draft's words."""
    assert link.draft is not None  # noqa: S101 -- for mypy: asked by the caller
    payload = kind_named(link.story.kind).load(link.draft.payload)
    edition = Edition(
        story_id=link.story_id,
        number=(newest.number if newest else 0) + 1,
        payload=link.draft.payload,
        kind=link.story.kind,
        section_id=payload.section,
        lead_photo_id=payload.lead_photo,
        translation_group=UUID(payload.translation_group) if payload.translation_group else None,
        **{
            name: getattr(payload, name)
            for name in ("kicker", "headline", "slug", "dek", "language")
        },
    )
    if newest:
        edition.first_published_at = newest.first_published_at
    return edition
