"""The part of compose and restore that all kinds share. A kind adds its slides or blocks."""

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.db import models

from photos.models import Photo

from .models import Byline, Contributor, RelatedStory, Section, Story, Tag
from .payload import BylinePayload, StoryPayload

P = TypeVar("P", bound=StoryPayload)
PLAIN = ["kicker", "headline", "slug", "dek", "share_title", "share_description", "language"]


def compose_shared(story: Story, type_: type[P], **own: Any) -> P:
    """A payload of `type_` with the shared fields of the saved working copy, and the kind's own."""
    return type_(
        **{name: getattr(story, name) for name in PLAIN},
        section=story.section_id,
        lead_photo=story.lead_photo_id,
        bylines=[BylinePayload(row.contributor_id, row.role) for row in story.bylines.all()],
        tags=sorted(tag.pk for tag in story.tags.all()),
        related=[row.to_id for row in story.related_rows.all()],
        translation_group=str(story.translation_group or ""),
        **own,
    )


def restore_shared(story: Story, payload: StoryPayload) -> None:
    """Write the shared fields into the working copy. What no longer exists is left out."""
    for name in PLAIN:
        setattr(story, name, getattr(payload, name))
    story.section_id = still_there(Section, payload.section)
    story.lead_photo_id = still_there(Photo, payload.lead_photo)
    story.translation_group = UUID(payload.translation_group) if payload.translation_group else None
    story.save()
    people = all_still_there(Contributor, [line.contributor for line in payload.bylines])
    story.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(story_id=story.pk, contributor_id=line.contributor, role=line.role, position=place)
        for place, line in enumerate(payload.bylines, 1)
        if line.contributor in people
    )
    story.tags.set(all_still_there(Tag, payload.tags))
    others = all_still_there(Story, payload.related) - {story.pk}
    story.related_rows.all().delete()
    RelatedStory.objects.bulk_create(
        RelatedStory(story_id=story.pk, to_id=other, position=place)
        for place, other in enumerate(payload.related, 1)
        if other in others
    )


def still_there(model: type[models.Model], pk: int | None) -> int | None:
    return pk if pk is not None and all_still_there(model, [pk]) else None


def all_still_there(model: type[models.Model], pks: Iterable[int]) -> set[int]:
    """Those of `pks` whose rows exist."""
    return set(model._default_manager.filter(pk__in=set(pks)).values_list("pk", flat=True))
