"""The other stories on an article's page: galleries inside its text, related stories after it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from newsroom.cards import Card, cards
from newsroom.models import Edition

from .shown_blocks import payload_of

MOST_RELATED = 4


@dataclass(frozen=True)
class Beside:
    galleries: dict[int, Edition]  # by story
    related: list[Card]


def beside(edition: Edition, at: datetime) -> Beside:
    """Two queries. Related are those that editors chose and that are live, else the section's
    newest."""
    payload = payload_of(edition)
    embedded = {block.gallery for block in payload.blocks if block.gallery}
    live = Edition.objects.live(at).exclude(story=edition.story_id)
    of_section = live.filter(section=edition.section_id).newest_first()[:MOST_RELATED]
    wanted = Q(story__in=embedded | set(payload.related)) | Q(pk__in=of_section.values("pk"))
    # Not for_cards(): the galleries are shown whole, so their payloads come along.
    found = live.filter(wanted).select_related("section", "lead_photo__current_set").newest_first()
    by_story = {one.story_id: one for one in found}
    chosen = [by_story[story] for story in payload.related if story in by_story]
    others = [one for one in by_story.values() if one.section_id == edition.section_id]
    related = chosen or [one for one in others if one.story_id not in embedded]
    return Beside(
        galleries={story: by_story[story] for story in embedded if story in by_story},
        related=cards(related[:MOST_RELATED], at),
    )
