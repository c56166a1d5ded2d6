"""What was wrong and is right now: a record that readers can go through."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from newsroom.clock import moment
from newsroom.head import Head
from newsroom.models import Edition

from .paging import paged


@dataclass(frozen=True)
class Correction:
    """`made` is the edition that came with the note; `story` what readers see of its story now."""

    made: Edition
    story: Edition

    @property
    def text(self) -> str:
        return self.made.correction

    @property
    def at(self) -> datetime:
        assert self.made.live_from  # noqa: S101 -- for mypy: a correction is dated
        return self.made.live_from


def front(request: HttpRequest) -> HttpResponse:
    at = moment(request)
    page = paged(request, Edition.objects.corrections(at).defer("payload"))
    head = Head(_("Corrections"), description=_("What was wrong and is right now."), path=page.here)
    context = {"head": head, "page": page, "corrections": with_stories(page.rows, at)}
    return render(request, "newsroom/corrections.html", context)


def with_stories(made: Sequence[Edition], at: datetime) -> list[Correction]:
    """Each with its story's live edition, whose headline and address are today's. One query."""
    ids = {edition.story_id for edition in made}
    live = Edition.objects.live(at).filter(story__in=ids).select_related("section")
    stories = {edition.story_id: edition for edition in live.defer("payload")}
    return [Correction(edition, stories[edition.story_id]) for edition in made]
