"""Every picture of many stories as readers may see it: for Media RSS, image sitemaps and oEmbed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from newsroom.head import absolute
from newsroom.kinds import SlideFacts, kind_named
from newsroom.models import Edition
from photos.models import Photo


@dataclass(frozen=True)
class Picture:
    """What its place says of the photo, else what the photo says itself."""

    edition: Edition
    facts: SlideFacts
    photo: Photo

    @property
    def title(self) -> str:
        return self.facts.title or self.photo.headline or self.photo.title

    @property
    def caption(self) -> str:
        return self.facts.caption

    @property
    def credit(self) -> str:
        return self.facts.credit or self.photo.credit

    @property
    def url(self) -> str:
        """The picture's own page; the story's, where the kind has none for it."""
        if self.facts.key:
            return absolute(self.edition.url_for("slide", key=self.facts.key))
        return absolute(self.edition.get_absolute_url())


def pictures(editions: Sequence[Edition], at: datetime) -> list[list[Picture]]:
    """For each edition its pictures that may be shown at `at`, in their order. One query."""
    facts = [kind_named(edition.kind).slides(edition.load()) for edition in editions]
    ids = {fact.photo for several in facts for fact in several}
    photos = Photo.objects.usable(at).with_renditions().in_bulk(ids)
    return [
        [Picture(edition, fact, photos[fact.photo]) for fact in several if fact.photo in photos]
        for edition, several in zip(editions, facts, strict=True)
    ]
