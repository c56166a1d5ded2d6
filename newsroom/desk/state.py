"""Where stories stand: what is live since when, what has changed since, what is to come."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, Max, OuterRef
from django.utils.translation import gettext as _

from newsroom.models import Edition, Story


@dataclass(frozen=True)
class Chip:
    """The one small label for the state of a story; `code` chooses its colour in desk.css."""

    code: str
    label: str


@dataclass
class StoryState:
    """All that the desk says about where a story stands at one moment."""

    story: Story
    newest: Edition | None = None  # the working copy as saved; without its payload
    live: Edition | None = None
    changed: bool = False  # the working copy differs from what readers see
    scheduled: list[Edition] = field(default_factory=list)  # versions to come, soonest first
    ends_at: datetime | None = None
    withdrawn_at: datetime | None = None
    dated: bool = False  # has or had a date: it can be withdrawn, no longer deleted

    @property
    def chip(self) -> Chip:
        if self.live and self.changed:
            return Chip("changed", _("Live, with changes"))
        if self.live:
            return Chip("live", _("Live"))
        if self.scheduled:
            return Chip("scheduled", _("Scheduled"))
        if self.withdrawn_at:
            return Chip("withdrawn", _("Withdrawn"))
        return Chip(self.story.stage, str(self.story.get_stage_display()))

    @property
    def when(self) -> datetime | None:
        """The moment that goes with the chip."""
        if self.live:
            return self.live.live_from
        if self.scheduled:
            return self.scheduled[0].live_from
        return self.withdrawn_at or self.story.updated_at

    @property
    def next_version(self) -> Edition | None:
        return self.scheduled[0] if self.scheduled else None

    @property
    def waits(self) -> bool:
        return self.story.publish_when_ready_by_id is not None

    @property
    def has_upcoming(self) -> bool:
        return bool(self.scheduled or self.ends_at)


def states_of(stories: Iterable[Story], at: datetime) -> dict[int, StoryState]:
    """By story id. Four queries, however many stories."""
    states = {story.pk: StoryState(story) for story in stories}
    if not states:
        return states
    editions = Edition.objects.filter(story__in=list(states)).defer("payload")
    live_words = Edition.objects.live(at).filter(
        story=OuterRef("story"), payload=OuterRef("payload")
    )
    later = Edition.objects.filter(
        story=OuterRef("story"), number__gt=OuterRef("number"), withdrawn=False
    )
    newest = editions.filter(~Exists(later), withdrawn=False).annotate(is_live=Exists(live_words))
    for saved in newest.select_related("saved_by"):
        states[saved.story_id].newest = saved
        states[saved.story_id].changed = not saved.is_live
    for edition in editions.live(at).select_related("published_by"):
        states[edition.story_id].live = edition
    for edition in editions.upcoming(at).select_related("published_by"):
        _add_upcoming(states[edition.story_id], edition)
    shown = editions.past(at).order_by().values("story").annotate(last=Max("live_from"))
    for row in shown:
        state = states[row["story"]]
        state.dated = True
        state.withdrawn_at = None if state.live else row["last"]
    return states


def _add_upcoming(state: StoryState, edition: Edition) -> None:
    state.dated = True
    if edition.withdrawn:
        state.ends_at = edition.live_from
    else:
        state.scheduled.append(edition)


def state_of(story: Story, at: datetime) -> StoryState:
    return states_of([story], at)[story.pk]
