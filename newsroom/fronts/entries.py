"""The stories of a feed, with all that Atom, JSON Feed and Media RSS say of one.

Four queries at most, however many stories.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings

from newsroom.head import absolute
from newsroom.kinds import kind_named
from newsroom.models import Edition
from newsroom.names_of import names_of
from photos.models import Photo

# In the tags of HTML that came out of our own templates and cleaning: attributes are quoted so.
OWN_ADDRESS = re.compile(r'(<(?:a|img)\b[^>]*?\s(?:href|src)=")(?=/(?!/))')


@dataclass(frozen=True)
class Entry:
    """`html` is the whole story with absolute addresses; `photo` its lead, if it may be shown."""

    edition: Edition
    html: str
    photo: Photo | None
    people: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """For life, whatever becomes of its address (RFC 4151)."""
        return tag_uri(self.published, f"story/{self.edition.story_id}")

    @property
    def url(self) -> str:
        return absolute(self.edition.get_absolute_url())

    @property
    def published(self) -> datetime:
        assert self.edition.first_published_at  # noqa: S101 -- for mypy: a live edition's
        return self.edition.first_published_at

    @property
    def updated(self) -> datetime:
        assert self.edition.live_from  # noqa: S101 -- for mypy: a live edition's
        return self.edition.live_from

    @property
    def labels(self) -> list[str]:
        section = [self.edition.section.name] if self.edition.section else []
        return section + [tag for tag in self.tags if tag not in section]


def entries(editions: Iterable[Edition], at: datetime) -> list[Entry]:
    """In their order. Load the editions with `for_feeds`."""
    chosen = list(editions)
    people, tags = names_of(chosen)
    bodies = bodies_of(chosen, at)
    return [
        Entry(edition, bodies[edition.pk], lead(edition, at), people[edition.pk], tags[edition.pk])
        for edition in chosen
    ]


def lead(edition: Edition, at: datetime) -> Photo | None:
    photo = edition.lead_photo
    return photo if photo is not None and photo.is_usable(at) else None


def bodies_of(editions: Sequence[Edition], at: datetime) -> dict[int, str]:
    """The HTML of each, by the edition's id: each kind writes all of its own at once."""
    bodies: dict[int, str] = {}
    for name in sorted({edition.kind for edition in editions}):
        several = [edition for edition in editions if edition.kind == name]
        texts = kind_named(name).bodies_html(several, at)
        bodies |= {e.pk: absolute_html(text) for e, text in zip(several, texts, strict=True)}
    return bodies


def absolute_html(html: str) -> str:
    """Feed readers know no base address: links and pictures of this site get it written out."""
    return OWN_ADDRESS.sub(rf"\g<1>{settings.SITE_URL}", html)


def tag_uri(since: datetime, name: str) -> str:
    host = settings.SITE_URL.partition("://")[2].partition(":")[0]
    return f"tag:{host},{since:%Y-%m-%d}:{name}"
