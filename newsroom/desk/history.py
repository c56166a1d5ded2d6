"""The history of a story: its editions, what each changed, and the way back to any of them."""

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import AuditEntry
from newsroom import publishing
from newsroom.models import Edition, Story
from newsroom.preflight import NotReady

from . import comparing
from .buttons import back, question, say
from .named_rows import row_id
from .publish_pages import page, published_story
from .saving import user_of

if TYPE_CHECKING:
    from .story_admin import StoryAdmin

EDITIONS_A_PAGE = 50
ENTRIES = 100
EDITION = re.compile(r"^(?:To edition|Edition) (\d+)\b")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d")


def seen_story(admin: "StoryAdmin", request: HttpRequest, object_id: str) -> Any:
    story = admin.get_object(request, object_id)
    if story is None:
        raise Http404
    if not admin.has_view_or_change_permission(request, story):
        raise PermissionDenied
    return story


def show(admin: "StoryAdmin", request: HttpRequest, object_id: str) -> HttpResponse:
    story = seen_story(admin, request, object_id)
    editions = story.editions.defer("payload").select_related("saved_by", "published_by")
    chosen = Paginator(editions.order_by("-number"), EDITIONS_A_PAGE).get_page(
        request.GET.get("page")
    )
    until = live_until(story)
    for edition in chosen:
        edition.live_until = until.get(edition.pk)
    entries = AuditEntry.objects.filter(
        target_type__in=[admin.opts.label_lower, Story._meta.label_lower], target_id=story.pk
    )
    return page(
        admin,
        request,
        story,
        "history",
        title=_("History"),
        editions=chosen,
        now=timezone.now(),
        entries=[(entry, worded(entry.detail)) for entry in entries[:ENTRIES]],
        may_publish=admin.may_publish(request),
    )


def worded(detail: str) -> str:
    """The log's detail with its moments and editions as people write them."""
    dated = MOMENT.sub(lambda found: short(datetime.fromisoformat(found[0])), detail)
    return EDITION.sub(lambda found: _("edition %(n)s") % {"n": found[1]}, dated)


def short(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")


def live_until(story: Story) -> dict[int, Any]:
    """When each dated edition gave way to the next, by its id; None for the last."""
    dated = Edition.objects.filter(story=story.pk).exclude(live_from=None).order_by("live_from")
    rows = list(dated.values_list("pk", "live_from"))
    following = [when for _pk, when in rows[1:]]
    return dict(zip([pk for pk, _when in rows], [*following, None], strict=True))


def compare_two(admin: "StoryAdmin", request: HttpRequest, object_id: str) -> HttpResponse:
    """`?old=3&new=5`, whichever way round they were chosen."""
    story = seen_story(admin, request, object_id)
    numbers = [row_id(request.GET.get(side)) or 0 for side in ("old", "new")]
    editions = list(
        story.editions.filter(number__in=numbers).select_related("saved_by").order_by("number")
    )
    if len(editions) != 2:
        messages.info(request, _("Choose two editions to compare."))
        return show(admin, request, object_id)
    old, new = editions
    return page(
        admin,
        request,
        story,
        "compare",
        title=_("Compare"),
        old=old,
        new=new,
        comparison=comparing.compare(old, new),
    )


def roll_back(
    admin: "StoryAdmin", request: HttpRequest, object_id: str, number: int
) -> HttpResponse:
    """Publish an earlier edition again. What was there stays an edition."""
    story = published_story(admin, request, object_id)
    if not story.editions.filter(number=number, withdrawn=False).exists():
        raise Http404
    try:
        say(request, publishing.roll_back(story, user_of(request), number))
    except NotReady as stopped:
        messages.error(
            request,
            _("Edition %(n)d cannot be published again: %(why)s") % {"n": number, "why": stopped},
        )
    except publishing.ScheduleInTheWay:
        return question(story, number=str(number))
    return back(story)
