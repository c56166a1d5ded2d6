"""Writes editions and the rows beside them. Called by publishing, under its lock."""

from collections import Counter
from datetime import datetime
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from accounts.models import User

from .kinds import kind_named
from .models import (
    Address,
    Edition,
    EditionContributor,
    EditionPhoto,
    EditionTag,
    Story,
)
from .payload import StoryPayload
from .preflight import NotReady, Problem
from .search_rows import remove_search_rows, write_search_rows

REFERENCES: list[type[models.Model]] = [EditionPhoto, EditionContributor, EditionTag]
CARD = ["kicker", "headline", "slug", "dek", "language"]


def write_edition(story: Story, payload: StoryPayload, text: str, by: User | None) -> Edition:
    """The next edition of the story, undated. It takes over the working copy's references."""
    edition = Edition.objects.create(
        story_id=story.pk,
        number=next_number(story),
        payload=text,
        saved_by=by,
        kind=story.kind,
        section_id=payload.section,
        lead_photo_id=payload.lead_photo,
        translation_group=UUID(payload.translation_group) if payload.translation_group else None,
        **{name: getattr(payload, name) for name in CARD},
    )
    undated = Edition.objects.filter(story_id=story.pk, live_from=None).exclude(pk=edition.pk)
    for rows in REFERENCES:
        rows._default_manager.filter(edition__in=undated).delete()
    write_references(edition, payload)
    return edition


def copy_edition(
    edition: Edition, by: User | None, *, withdrawn_at: datetime | None = None
) -> Edition:
    """The same words as the story's next edition: undated, or as the mark of a withdrawal."""
    copy = Edition(
        story_id=edition.story_id,
        number=next_number(edition.story),
        payload=edition.payload,
        saved_by=by,
        kind=edition.kind,
        section_id=edition.section_id,
        lead_photo_id=edition.lead_photo_id,
        translation_group=edition.translation_group,
        **{name: getattr(edition, name) for name in CARD},
    )
    if withdrawn_at is not None:
        copy.withdrawn, copy.live_from, copy.published_by = True, withdrawn_at, by
        copy.first_published_at = edition.first_published_at or withdrawn_at
    copy.save()
    if withdrawn_at is None:
        write_references(copy, copy.load())
    return copy


def next_number(story: Story) -> int:
    last = (
        Edition.objects.filter(story_id=story.pk)
        .order_by("-number")
        .values_list("number", flat=True)
    )
    return (last.first() or 0) + 1


def clear_references(edition: Edition) -> None:
    for rows in REFERENCES:
        rows._default_manager.filter(edition=edition).delete()


def write_references(edition: Edition, payload: StoryPayload) -> None:
    """The rows that say which photos, people and tags the payload names."""
    first = edition.first_published_at
    places = Counter(fact.photo for fact in kind_named(edition.kind).slides(payload))
    if payload.lead_photo:
        places.setdefault(payload.lead_photo, 0)
    EditionPhoto.objects.bulk_create(
        EditionPhoto(edition=edition, photo_id=photo, places=n, first_published_at=first)
        for photo, n in places.items()
    )
    EditionContributor.objects.bulk_create(
        EditionContributor(
            edition=edition,
            contributor_id=line.contributor,
            role=line.role,
            position=place,
            first_published_at=first,
        )
        for place, line in enumerate(payload.bylines, 1)
    )
    EditionTag.objects.bulk_create(
        EditionTag(edition=edition, tag_id=tag, first_published_at=first) for tag in payload.tags
    )


def date_edition(edition: Edition, at: datetime, by: User | None, correction: str = "") -> None:
    """Give the edition its date, claim its address, and make it findable."""
    edition.live_from = at
    edition.first_published_at = first_publication(edition.story, at)
    edition.published_by = by
    edition.correction = correction
    claim_address(edition)
    edition.save()
    clear_references(edition)
    write_references(edition, edition.load())
    write_search_rows(edition)


def tell_translations(edition: Edition) -> None:
    """The stories that this one is a translation of may have been published before there was any:
    their editions join the group, and both pages link each other."""
    group = edition.translation_group
    if group is not None:
        others = Story.objects.filter(translation_group=group).exclude(pk=edition.story_id)
        Edition.objects.filter(story__in=others, translation_group=None).join(group)


def undate_edition(edition: Edition) -> None:
    """Take the date away. The mark of a withdrawal is nothing without one, and goes."""
    if edition.withdrawn:
        edition.delete()
        return
    edition.live_from = edition.first_published_at = edition.published_by = None
    edition.correction = ""
    edition.save()
    remove_search_rows(edition)
    clear_references(edition)
    if edition.number == next_number(edition.story) - 1:  # it is the working copy
        write_references(edition, edition.load())


def first_publication(story: Story, at: datetime) -> datetime:
    """When the story was first published, were an edition of it dated `at`."""
    dated = Edition.objects.filter(story_id=story.pk, live_from__lt=at, withdrawn=False)
    return dated.order_by("live_from").values_list("live_from", flat=True).first() or at


def settle_dates(story: Story, now: datetime) -> None:
    """After a date was given or taken: what is to come follows the first publication."""
    for edition in Edition.objects.filter(story_id=story.pk).upcoming(now):
        first = first_publication(story, edition.live_from or now)
        if edition.first_published_at == first:
            continue
        edition.first_published_at = first
        edition.save(update_fields=["first_published_at"])
        for rows in REFERENCES:
            rows._default_manager.filter(edition=edition).update(first_published_at=first)
        write_search_rows(edition)  # search is narrowed by the year


def claim_address(edition: Edition) -> None:
    """Kind and slug are this story's from now on. Raises NotReady if they are another's."""
    address, _made = Address.objects.get_or_create(
        kind=edition.kind, slug=edition.slug, defaults={"story_id": edition.story_id}
    )
    if address.story_id != edition.story_id:
        taken = _("The address “%(slug)s” belongs to another story. Choose another.")
        raise NotReady([Problem(taken % {"slug": edition.slug}, "slug")])
