"""What a gallery leads on to after its last slide."""

from datetime import datetime

from newsroom.cards import only_cards
from newsroom.models import Edition


def next_gallery(edition: Edition, at: datetime) -> list[Edition]:
    """The gallery published before this one, or none after the oldest. One query."""
    others = Edition.objects.live(at).of_kind("gallery").exclude(story=edition.story_id)
    before = others.filter(first_published_at__lte=edition.first_published_at or at)
    return list(only_cards(before.newest_first())[:1])
