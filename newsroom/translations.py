"""The versions of one story in several languages, as their pages link each other.

Stories of one `translation_group` are one story. The group is frozen with an edition, but for one
case: what was published before it had a translation is told by the publication of that
(newsroom/edition_rows.py), as no word of it changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from photos.addresses import absolute

from .languages import own_name
from .models import Edition, Story

#: More versions than there are languages would be a mistake; no page links more.
MOST_VERSIONS = 40
#: A UUID of version 8 (RFC 9562) whose last 62 bits are free.
BEGUN = (int.from_bytes(b"begun ") << 16 | 0x8000) << 64 | 1 << 63
BIGGEST_ID = (1 << 62) - 1


@dataclass(frozen=True)
class Version:
    language: str
    path: str
    is_here: bool = False  # the story whose page this is

    @property
    def name(self) -> str:
        """Deutsch, العربيّة"""
        return own_name(self.language)

    @property
    def address(self) -> str:
        return absolute(self.path)


def versions(edition: Edition, others: Iterable[Edition], view: str = "detail") -> list[Version]:
    """The story's own page and those of its live translations, one a language, by language; none
    without a translation. `view` names the page, which each of them has."""
    here = spoken(edition.language)
    found = {spoken(one.language): one for one in others}
    found.pop(here, None)
    if not found:
        return []
    made = [Version(language, one.url_for(view)) for language, one in found.items()]
    made.append(Version(here, edition.url_for(view), is_here=True))
    return sorted(made, key=lambda one: one.language)[:MOST_VERSIONS]


def live_versions(groups: Iterable[UUID], at: datetime) -> dict[tuple[UUID, str], list[Version]]:
    """By group and kind, for groups of which two are live. One query."""
    live = Edition.objects.live(at).filter(translation_group__in=set(groups))
    found: dict[tuple[UUID, str], list[Version]] = {}
    for one in live.only("kind", "slug", "language", "translation_group").order_by("language"):
        assert one.translation_group  # noqa: S101 -- for mypy: filtered by it
        version = Version(spoken(one.language), one.get_absolute_url())
        found.setdefault((one.translation_group, one.kind), []).append(version)
    return {key: several for key, several in found.items() if len(several) > 1}


def spoken(language: str) -> str:
    return language or settings.LANGUAGE_CODE


def group_begun_by(story: int) -> UUID:
    """The group of a story that had none when it was first translated. It tells the story's id, so
    that a draft which names the group still knows whom it chose."""
    return UUID(int=BEGUN | story)


def versions_at_desk(group: UUID | None, story: int | None) -> "QuerySet[Story]":
    """The other stories of the group, the first made first."""
    if group is None:
        return Story.objects.none()
    members = Q(translation_group=group)
    if group.int & ~BIGGEST_ID == BEGUN:
        members |= Q(pk=group.int & BIGGEST_ID)
    stories = Story.objects.filter(members).order_by("pk")
    return stories.exclude(pk=story) if story else stories


def in_language(stories: Iterable[Story], language: str) -> Story | None:
    """The one of them that is in `language` already."""
    return next((one for one in stories if spoken(one.language) == spoken(language)), None)
