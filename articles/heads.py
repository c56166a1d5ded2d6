"""What the page of an article says to machines of the photos it shows."""

from collections.abc import Sequence

from newsroom import structured_data
from photos.models import Photo

from .shown_blocks import ShownBlock


def described(lead: Photo | None, blocks: Sequence[ShownBlock]) -> list[structured_data.Data]:
    """The lead photo and those of the text, with whose they are and how they may be used. An
    embedded gallery's stand on its own page."""
    first = [structured_data.image(lead, caption=lead.caption)] if lead else []
    return first + [
        structured_data.image(one.photo, caption=one.block.caption, credit=one.credit)
        for one in blocks
        if one.photo
    ]
