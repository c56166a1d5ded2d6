"""Every picture of many stories as readers may see it: for Media RSS, image sitemaps and oEmbed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from newsroom.head import absolute
from newsroom.kinds import SlideFacts, kind_named
from newsroom.models import Edition, EditionPhoto
from newsroom.page_photos import FACTS
from photos.models import Photo

ANY_KEY = "0aeiou0"  # has signs that no key has
COLUMNS = (*FACTS, "usage_terms")


@dataclass(frozen=True)
class Picture:
    """What its place says of the photo, else what the photo says itself.

    `path` is of the picture's own page; of the story's, where the kind has none for it.
    """

    edition: Edition
    facts: SlideFacts
    photo: Photo
    path: str

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
        return absolute(self.path)


def pictures(editions: Sequence[Edition], at: datetime) -> list[list[Picture]]:
    """For each edition its pictures that may be shown at `at`, in their order. One query, however
    many there are: a dated edition's photos are found by its rows, not named one by one."""
    named = EditionPhoto.objects.filter(edition__in=[edition.pk for edition in editions])
    usable = Photo.objects.usable(at).with_renditions().only(*COLUMNS).order_by()
    photos = {photo.pk: photo for photo in usable.filter(pk__in=named.values("photo"))}
    return [pictures_of(edition, photos) for edition in editions]


def pictures_of(edition: Edition, photos: dict[int, Photo]) -> list[Picture]:
    """Slides' addresses differ in the key alone: to ask for each took as long as all the rest."""
    facts = facts_of(edition, photos)
    shown = [fact for fact in facts if fact.photo in photos]
    story = edition.get_absolute_url()
    slide = edition.url_for("slide", key=ANY_KEY) if any(fact.key for fact in shown) else ""
    paths = [slide.replace(ANY_KEY, fact.key) if fact.key else story for fact in shown]
    return [
        Picture(edition, fact, photos[fact.photo], path)
        for fact, path in zip(shown, paths, strict=True)
    ]


def facts_of(edition: Edition, photos: dict[int, Photo]) -> list[SlideFacts]:
    """Those of its places, after the lead photo where the page begins with that one."""
    kind = kind_named(edition.kind)
    facts, lead = kind.slides(edition.load()), edition.lead_photo_id
    if not kind.shows_lead or lead not in photos or lead in {fact.photo for fact in facts}:
        return facts
    return [SlideFacts(lead, "", caption=photos[lead].caption), *facts]
