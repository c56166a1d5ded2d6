"""The other stories on an article's page: galleries inside its text, related stories after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from newsroom.cards import COLUMNS, only_cards
from newsroom.models import Edition

from .payload import ArticlePayload

MOST_RELATED = 4


@dataclass(frozen=True)
class Beside:
    galleries: dict[int, Edition]  # by story
    related: list[Edition]


def beside(edition: Edition, payload: ArticlePayload, at: datetime) -> Beside:
    """Two queries at most. Related are those that editors chose and that are live, else the
    section's newest."""
    embedded = {block.gallery for block in payload.blocks if block.gallery}
    chosen = found(edition, embedded | set(payload.related), at)
    related = [chosen[story] for story in payload.related if story in chosen]
    if not related:
        related = of_section(edition, embedded, at)
    return Beside(
        galleries={story: chosen[story] for story in embedded if story in chosen},
        related=related[:MOST_RELATED],
    )


def found(edition: Edition, stories: Iterable[int], at: datetime) -> dict[int, Edition]:
    """With their payloads: of galleries the slides are shown."""
    wanted = set(stories) - {edition.story_id}
    if not wanted:
        return {}
    live = only_cards(Edition.objects.live(at)).only(*COLUMNS, "payload")
    return {one.story_id: one for one in live.filter(story__in=wanted).order_by()}


def of_section(edition: Edition, embedded: set[int], at: datetime) -> list[Edition]:
    live = only_cards(Edition.objects.live(at).filter(section=edition.section_id))
    passed_over = embedded | {edition.story_id}
    newest = live.newest_first()[: MOST_RELATED + len(passed_over)]
    return [one for one in newest if one.story_id not in passed_over]
