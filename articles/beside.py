"""The other stories on an article's page: galleries inside its text, related stories after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from newsroom.cards import COLUMNS
from newsroom.models import Edition
from newsroom.prepared import Prepared

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
    return {one.story_id: one for one in _live_of(stories=sorted(wanted), at=at)}


def of_section(edition: Edition, embedded: set[int], at: datetime) -> list[Edition]:
    if edition.section_id is None:
        return []
    passed_over = embedded | {edition.story_id}
    newest = _newest_in(section=edition.section_id, at=at)
    return [one for one in newest if one.story_id not in passed_over]


_live_of = Prepared(
    lambda stories, at: (
        Edition.objects.live(at)
        .filter(story__in=stories)
        .select_related("section", "lead_photo__current_set")
        .only(*COLUMNS, "payload")
        .order_by()
    )
)
# A few more than are shown, since the article itself and what it embeds may be among them.
_newest_in = Prepared(
    lambda section, at: (
        Edition.objects.live(at)
        .filter(section=section)
        .newest_first()
        .select_related("section", "lead_photo__current_set")
        .only(*COLUMNS)[: 2 * MOST_RELATED]
    )
)
