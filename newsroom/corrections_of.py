"""What readers have been told was wrong in a story."""

from dataclasses import dataclass
from datetime import datetime

from .models import Edition


@dataclass(frozen=True)
class Correction:
    text: str
    made_at: datetime


def corrections_of(edition: Edition, at: datetime) -> list[Correction]:
    """Newest first. A later edition without a note does not take an earlier note away. One query,
    none for the first publication."""
    if edition.live_from is None or edition.live_from == edition.first_published_at:
        return []
    noted = Edition.objects.filter(story=edition.story_id).has_been_live(at).exclude(correction="")
    rows = noted.order_by("-live_from").values_list("correction", "live_from")
    return [Correction(text, made_at) for text, made_at in rows if made_at]
