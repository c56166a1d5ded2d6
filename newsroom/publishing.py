"""The verbs of the desk: save, publish, schedule, cancel, withdraw, roll back, preview.

Each is one transaction that locks the story first, writes the audit log, and may be called twice or
by many at once: the second call finds the work done and says so. `by` is None for the site itself.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from accounts.roles import PUBLISH
from photos.public_revision import bump

from .edition_rows import (
    copy_edition,
    date_edition,
    settle_dates,
    tell_translations,
    undate_edition,
    write_edition,
)
from .models import Draft, Edition, PreviewLink, Story
from .payload import dump
from .preflight import NotReady, blocking

Outcome = Literal[
    "saved",
    "unchanged",
    "published",
    "scheduled",
    "already live",
    "already scheduled",
    "withdrawn",
    "ends",
    "was not live",
    "cancelled",
    "nothing scheduled",
    "waits for photos",
]
WhenScheduled = Literal["ask", "keep", "cancel"]
PREVIEW_DAYS = 14


@dataclass(frozen=True)
class Result:
    """What a verb did. `edition` is the one it concerns; `cancelled` the dates it took away."""

    outcome: Outcome
    edition: Edition | None = None
    cancelled: list[Edition] = field(default_factory=list)


class Conflict(Exception):
    """Somebody else saved the story since this text was opened."""

    def __init__(self, story: Story, theirs: Edition | None) -> None:
        self.story, self.theirs = story, theirs
        super().__init__(
            _("“%(story)s” was saved by %(who)s since you opened it. Both texts are kept.")
            % {"story": story, "who": (theirs and theirs.saved_by) or _("somebody else")}
        )


class ScheduleInTheWay(Exception):
    """A version or an end is scheduled: keep it, or cancel it?"""

    def __init__(self, upcoming: list[Edition]) -> None:
        self.upcoming = upcoming
        super().__init__(
            _("Something is scheduled for this story (%(dates)s). Keep the schedule, or cancel it?")
            % {"dates": "; ".join(describe_date(edition) for edition in upcoming)}
        )


class WrongMoment(ValueError):
    """A date that would rewrite what readers were shown."""


def describe_date(edition: Edition) -> str:
    when = date_format(timezone.localtime(edition.live_from), "DATETIME_FORMAT")
    return _("end %(when)s") % {"when": when} if edition.withdrawn else when


def locked(story: Story) -> Story:
    """The story's row, held until the transaction ends. (SQLite's IMMEDIATE holds the database.)"""
    return Story.objects.select_for_update().get(pk=story.pk)


def after_the_last(story: Story) -> datetime:
    """Now; or just after the story's last date, where a coarse clock has not moved on since."""
    now = timezone.now()
    dates = Edition.objects.filter(story_id=story.pk, live_from=now)
    return now + timedelta(microseconds=1) if dates.exists() else now


def newest(story: Story) -> Edition | None:
    """The edition that holds the working copy."""
    return Edition.objects.filter(story_id=story.pk, withdrawn=False).order_by("-number").first()


def live_edition(story: Story, at: datetime) -> Edition | None:
    return Edition.objects.live(at).filter(story_id=story.pk).first()


def _may_publish(by: User | None) -> None:
    if by is not None and not by.has_perm(PUBLISH):
        raise PermissionDenied(
            _("Your role does not publish. Set the story to “ready” and tell an editor.")
        )


@transaction.atomic
def save(story: Story, by: User | None, base_version: int | None = None) -> Result:
    """Keep the working copy, whose rows are written already, as an edition if anything changed.

    `base_version` is the version the editor started from; Conflict if it is no longer the story's.
    """
    row = locked(story)
    if base_version is not None and row.version != base_version:
        raise Conflict(row, newest(row))
    payload = story.compose()
    text = dump(payload)
    Draft.objects.filter(story_id=story.pk, user=by).delete()
    last = newest(row)
    if last is not None and last.payload == text:
        return Result("unchanged", last)
    edition = write_edition(row, payload, text, by)
    Story.objects.filter(pk=row.pk).update(version=F("version") + 1)
    story.version = row.version + 1
    record(by, "saved", story, f"Edition {edition.number}")
    return Result("saved", edition)


@transaction.atomic
def publish(
    story: Story,
    by: User | None,
    at: datetime | None = None,
    *,
    scheduled: WhenScheduled = "ask",
    number: int | None = None,
    correction: str = "",
) -> Result:
    """Date the story's newest edition, or edition `number`: now, or `at` another moment.

    Raises PermissionDenied, NotReady (with what preflight found), ScheduleInTheWay while something
    is scheduled and `scheduled` is "ask", WrongMoment for a date before the last publication.
    """
    _may_publish(by)
    row = locked(story)
    now = after_the_last(row)
    moment = at or now
    edition = row.editions.get(number=number) if number else newest(row)
    if edition is None:
        raise NotReady([])
    live = live_edition(row, now)
    same_note = live is not None and correction in ("", live.correction)
    if moment <= now and live and live.payload == edition.payload and same_note:
        return Result("already live", live)
    if moment > now and edition.live_from == moment:
        return Result("already scheduled", edition)
    _refuse_moment(row, moment, now)
    cancelled = _settle_schedule(row, by, now, scheduled)
    edition.refresh_from_db()
    if edition.live_from is not None:
        edition = copy_edition(edition, by)
    if problems := blocking(edition, moment):
        raise NotReady(problems)
    date_edition(edition, moment, by, correction)
    settle_dates(row, now)
    tell_translations(edition)
    _no_longer_waiting(row)
    outcome: Outcome = "scheduled" if moment > now else "published"
    record(by, outcome, story, f"Edition {edition.number}, {moment.isoformat()}")
    bump()
    return Result(outcome, edition, cancelled)


def schedule(
    story: Story, by: User | None, at: datetime, *, scheduled: WhenScheduled = "ask"
) -> Result:
    """Publish later. `at` must be in the future."""
    if at <= timezone.now():
        raise WrongMoment(_("That moment has passed. Choose a later one, or publish now."))
    return publish(story, by, at, scheduled=scheduled)


@transaction.atomic
def cancel(story: Story, by: User | None) -> Result:
    """Take away every date that has not come yet."""
    _may_publish(by)
    row = locked(story)
    now = timezone.now()
    cancelled = _cancel_upcoming(row, by, now)
    _no_longer_waiting(row)
    return Result("cancelled" if cancelled else "nothing scheduled", newest(row), cancelled)


@transaction.atomic
def withdraw(story: Story, by: User | None, at: datetime | None = None, reason: str = "") -> Result:
    """Say that the story is gone: now, cancelling what is scheduled, or `at` a later moment."""
    _may_publish(by)
    row = locked(story)
    now = after_the_last(row)
    moment = max(at, now) if at else now
    ends = list(row.editions.upcoming(now).filter(withdrawn=True))
    if moment > now and any(end.live_from == moment for end in ends):
        return Result("ends", ends[0])
    cancelled = _cancel_upcoming(row, by, now) if moment <= now else _take_back(ends)
    until_then = live_edition(row, moment)
    if until_then is None:
        return Result("was not live", None, cancelled)
    _refuse_moment(row, moment, now)
    mark = copy_edition(until_then, by, withdrawn_at=moment)
    outcome: Outcome = "ends" if moment > now else "withdrawn"
    record(by, outcome, story, " ".join(filter(None, [moment.isoformat(), reason])))
    bump()
    return Result(outcome, mark, cancelled)


@transaction.atomic
def roll_back(
    story: Story, by: User | None, number: int, *, scheduled: WhenScheduled = "ask"
) -> Result:
    """Publish edition `number` again, as the working copy too. What was there stays an edition."""
    _may_publish(by)
    row = locked(story)
    old = row.editions.get(number=number)
    payload = old.load()
    payload.translation_group = payload.translation_group or str(row.translation_group or "")
    story.restore(payload)
    save(story, by)
    result = publish(story, by, scheduled=scheduled)
    if result.outcome == "published":
        record(by, "rolled back", story, f"To edition {number}")
    return result


@transaction.atomic
def preview(story: Story, by: User, draft: Draft | None = None) -> PreviewLink:
    """The link under which this editor shows the story: the one made before, while it is good."""
    now = timezone.now()
    link = PreviewLink.objects.filter(
        story_id=story.pk, made_by=by, draft=draft, revoked_at=None, expires_at__gt=now
    ).first()
    if link is None:
        link = PreviewLink.objects.create(
            story_id=story.pk,
            made_by=by,
            draft=draft,
            expires_at=now + timedelta(days=PREVIEW_DAYS),
        )
        record(by, "previewed", story)
    return link


@transaction.atomic
def revoke_previews(story: Story, by: User) -> int:
    """From now on every preview link of the story answers 404. Gives how many there were."""
    links = PreviewLink.objects.filter(story_id=story.pk, revoked_at=None)
    revoked = links.update(revoked_at=timezone.now())
    if revoked:
        record(by, "revoked previews", story, str(revoked))
    return revoked


@transaction.atomic
def publish_when_ready(story: Story, by: User) -> Result:
    """Publish now, or as soon as the photos that are still being prepared are ready."""
    try:
        with transaction.atomic():
            return publish(story, by)
    except NotReady as stopped:
        if not stopped.only_waits_for_photos:
            raise
    Story.objects.filter(pk=story.pk).update(publish_when_ready_by=by)
    record(by, "publishes when ready", story)
    return Result("waits for photos", newest(story))


def publish_waiting(photo_id: int) -> None:
    """Called when a photo has become ready: publish the stories that waited for it."""
    waiting = Story.objects.exclude(publish_when_ready_by=None).filter(
        editions__photo_rows__photo=photo_id
    )
    for story in waiting.select_related("publish_when_ready_by").distinct():
        by = story.publish_when_ready_by
        try:
            publish(story, by)
        except NotReady as stopped:
            if not stopped.only_waits_for_photos:
                _give_up_waiting(story, by, str(stopped))
        except (ScheduleInTheWay, PermissionDenied) as stopped:
            _give_up_waiting(story, by, str(stopped))


@transaction.atomic
def _give_up_waiting(story: Story, by: User | None, why: str) -> None:
    _no_longer_waiting(story)
    record(by, "could not publish when ready", story, why)


def _no_longer_waiting(story: Story) -> None:
    Story.objects.filter(pk=story.pk).exclude(publish_when_ready_by=None).update(
        publish_when_ready_by=None
    )


def _refuse_moment(story: Story, moment: datetime, now: datetime) -> None:
    """A past date is for imports: it may not slip in between what readers were already shown."""
    dated = Edition.objects.filter(story_id=story.pk)
    if moment < now and dated.filter(live_from__gte=moment, live_from__lte=now).exists():
        raise WrongMoment(
            _("Readers have already been shown a later edition. Choose a moment after that.")
        )
    if moment > now and dated.filter(live_from=moment).exists():
        raise WrongMoment(
            _("Another version, or the end, is dated at that very moment. Choose another minute.")
        )


def _take_back(ends: list[Edition]) -> list[Edition]:
    for end in ends:
        undate_edition(end)
    return ends


def _settle_schedule(
    story: Story, by: User | None, now: datetime, scheduled: WhenScheduled
) -> list[Edition]:
    upcoming = list(story.editions.upcoming(now))
    if not upcoming or scheduled == "keep":
        return []
    if scheduled == "ask":
        raise ScheduleInTheWay(upcoming)
    return _cancel_upcoming(story, by, now)


def _cancel_upcoming(story: Story, by: User | None, now: datetime) -> list[Edition]:
    upcoming = list(story.editions.upcoming(now))
    for edition in upcoming:
        record(by, "cancelled", story, describe_date(edition))
        undate_edition(edition)
    if upcoming:
        settle_dates(story, now)
        bump()
    return upcoming
