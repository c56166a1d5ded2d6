"""What must be right before readers see a story. Saving asks for none of it; publishing for all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from photos.models import Photo

from .kinds import kind_named
from .languages import own_name
from .models import Address, Edition
from .translations import in_language, spoken, versions_at_desk

#: Last path segments that mean something else below /gallery/ and /articles/.
RESERVED = {"feed", "photo", "all", "grid", "embed"}


@dataclass(frozen=True)
class Problem:
    """`field` names the form's field, or "" for the whole story; `photo` the photo to mend. A
    warning does not block."""

    message: str
    field: str = ""
    blocks: bool = True
    waits_for_photos: bool = False
    photo: int | None = None


class NotReady(Exception):
    """Publication stopped by preflight; `problems` says by what."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(" ".join(problem.message for problem in problems))

    @property
    def only_waits_for_photos(self) -> bool:
        return all(problem.waits_for_photos for problem in self.problems)


def preflight(edition: Edition, at: datetime) -> list[Problem]:
    """Everything that stands between this edition and its readers at the moment `at`."""
    return [
        *_words(edition),
        *_address(edition),
        *_translations(edition),
        *_photos(edition, at),
        *kind_named(edition.kind).checks(edition.load(), edition.story),
    ]


def _words(edition: Edition) -> Iterator[Problem]:
    if not edition.headline.strip():
        yield Problem(_("The story has no headline. Write one."), "headline")
    if edition.section_id is None:
        yield Problem(_("The story is in no section. Choose one."), "section")


def _address(edition: Edition) -> Iterator[Problem]:
    slug = edition.slug
    if not slug:
        yield Problem(
            _("The story has no address. Write one, such as station-above-earth."), "slug"
        )
    elif slug in RESERVED or re.fullmatch(r"\d+", slug):
        yield Problem(
            _("“%(slug)s” cannot be a story's address: the site uses it itself. Add a word to it.")
            % {"slug": slug},
            "slug",
        )
    else:
        taken = Address.objects.filter(kind=edition.kind, slug=slug).exclude(story=edition.story_id)
        if other := taken.select_related("story").first():
            yield Problem(
                _(
                    "The address “%(slug)s” belongs to “%(story)s” for good, so old links keep "
                    "leading there. Choose another."
                )
                % {"slug": slug, "story": other.story},
                "slug",
            )


def _translations(edition: Edition) -> Iterator[Problem]:
    others = versions_at_desk(edition.translation_group, edition.story_id)
    if other := in_language(others, edition.language):
        yield Problem(
            _(
                "“%(story)s” is this story's version in %(language)s already. Say under “Language” "
                "what this one is written in, or choose another story under “Translation of”."
            )
            % {"story": other, "language": own_name(spoken(edition.language))},
            "translation_of",
        )


def _photos(edition: Edition, at: datetime) -> Iterator[Problem]:
    facts = kind_named(edition.kind).slides(edition.load())
    own_alt = {fact.photo for fact in facts if fact.alt}
    own_credit = {fact.photo for fact in facts if fact.credit}
    ids = {fact.photo for fact in facts} | {edition.lead_photo_id or 0}
    for photo in Photo.objects.filter(pk__in=ids):
        for problem in _one_photo(photo, photo.pk in own_alt, photo.pk in own_credit, at):
            yield replace(problem, photo=photo.pk)
    missing = ids - {0} - set(Photo.objects.filter(pk__in=ids).values_list("pk", flat=True))
    if missing:
        yield Problem(
            ngettext(
                "A photo of this story has been deleted. Take its slide or block out.",
                "%(n)d photos of this story have been deleted. Take their slides or blocks out.",
                len(missing),
            )
            % {"n": len(missing)}
        )


def _one_photo(photo: Photo, own_alt: bool, own_credit: bool, at: datetime) -> Iterator[Problem]:
    name = {"photo": str(photo)}
    if photo.state == Photo.State.PROCESSING:
        message = _("“%(photo)s” is still being prepared. It takes a minute at most.") % name
        yield Problem(message, waits_for_photos=True)
    elif photo.state == Photo.State.FAILED:
        why = {**name, "why": photo.failure}
        yield Problem(
            _("“%(photo)s” could not be prepared: %(why)s Retry it, or take it out.") % why
        )
    elif not photo.is_usable(at):
        yield Problem(
            _("“%(photo)s” may not be shown then: see its rights window. Take it out.") % name
        )
    if not (photo.credit or own_credit):
        yield Problem(_("“%(photo)s” has no credit. Say whose it is.") % name)
    if not (photo.has_alt or own_alt):
        yield Problem(
            _(
                "“%(photo)s” has no alt text. Say what a reader who cannot see it needs to know, "
                "or mark it as decorative."
            )
            % name
        )


def blocking(edition: Edition, at: datetime) -> list[Problem]:
    return [problem for problem in preflight(edition, at) if problem.blocks]
