"""What each button of the toolbar does once the form is saved.

Every button saves first, so no press of one loses words; a refusal leaves the save standing.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from newsroom import publishing
from newsroom.models import Story
from newsroom.preflight import NotReady

from .addresses import change_url, desk_url
from .saving import Saved, user_of

if TYPE_CHECKING:
    from .story_admin import StoryAdmin

Button = Callable[["StoryAdmin", HttpRequest, Saved], HttpResponse]

SAYS = {
    "saved": _("Saved. Readers see no change until you publish."),
    "unchanged": _("Nothing has changed since the last save, so nothing was saved."),
    "published": _("Published: readers see it now."),
    "already live": _("Readers already see exactly this version, so there was nothing to publish."),
    "scheduled": _("Scheduled."),
    "already scheduled": _("It was already scheduled for that moment."),
    "withdrawn": _("Withdrawn: its address now says that it is no longer available."),
    "ends": _("Its end is set."),
    "was not live": _("It was not live, so there was nothing to withdraw."),
    "cancelled": _("The schedule is cancelled."),
    "nothing scheduled": _("Nothing was scheduled, so there was nothing to cancel."),
    "waits for photos": _("It will be published as soon as its photos are ready."),
}
NEUTRAL = {"unchanged", "already live", "already scheduled", "was not live", "nothing scheduled"}


def press(admin: "StoryAdmin", request: HttpRequest, saved: Saved) -> HttpResponse:
    """Do what the pressed button says; a plain save where none is named."""
    for name, button in BUTTONS.items():
        if name in request.POST:
            return button(admin, request, saved)
    return save(admin, request, saved)


def save(admin: "StoryAdmin", request: HttpRequest, saved: Saved) -> HttpResponse:
    say(request, saved.result)
    return back(saved.story, correction=request.POST.get("correction", ""))


def preview(admin: "StoryAdmin", request: HttpRequest, saved: Saved) -> HttpResponse:
    link = publishing.preview(saved.story, user_of(request))
    return HttpResponseRedirect(reverse("newsroom:preview", args=[link.token]))


def publish(admin: "StoryAdmin", request: HttpRequest, saved: Saved) -> HttpResponse:
    correction = request.POST.get("correction", "").strip()
    return publish_saved(request, saved, correction)


def publish_saved(request: HttpRequest, saved: Saved, correction: str) -> HttpResponse:
    """Publish the very edition that was saved, not one that a colleague may save meanwhile."""
    story, edition = saved.story, saved.result.edition
    number = edition.number if edition else None
    try:
        result = publishing.publish(story, user_of(request), number=number, correction=correction)
    except NotReady:
        messages.error(
            request, _("Saved, but not published: see below what has to be mended first.")
        )
        return back(story, check="1", correction=correction)
    except publishing.ScheduleInTheWay:
        return question(story, correction=correction)
    say(request, result)
    return back(story)


def publish_when_ready(admin: "StoryAdmin", request: HttpRequest, saved: Saved) -> HttpResponse:
    try:
        say(request, publishing.publish_when_ready(saved.story, user_of(request)))
    except NotReady:
        return back(saved.story, check="1")
    except publishing.ScheduleInTheWay:
        return question(saved.story)
    return back(saved.story)


def cancel(admin: "StoryAdmin", request: HttpRequest, saved: Saved) -> HttpResponse:
    say(request, publishing.cancel(saved.story, user_of(request)))
    return back(saved.story)


def upload(admin: "StoryAdmin", request: HttpRequest, saved: Saved) -> HttpResponse:
    """To the upload page, which puts what it takes into this story."""
    story = saved.story
    return HttpResponseRedirect(reverse("admin:photos_photo_upload") + f"?{story.kind}={story.pk}")


def to_page(name: str) -> Button:
    def go(admin: "StoryAdmin", request: HttpRequest, saved: Saved) -> HttpResponse:
        if not admin.may_publish(request):
            raise PermissionDenied
        return HttpResponseRedirect(desk_url(saved.story.kind, name, saved.story.pk))

    return go


BUTTONS: dict[str, Button] = {
    "_preview": preview,
    "_upload": upload,
    "_publish": publish,
    "_publish_when_ready": publish_when_ready,
    "_cancel": cancel,
    "_schedule": to_page("schedule"),
    "_withdraw": to_page("withdraw"),
}


def say(request: HttpRequest, result: publishing.Result) -> None:
    level = messages.INFO if result.outcome in NEUTRAL else messages.SUCCESS
    text: Any = SAYS[result.outcome]
    if result.outcome == "published" and result.edition:
        text = format_html(
            '{} <a href="{}">{}</a>', text, result.edition.get_absolute_url(), _("Look at it")
        )
    messages.add_message(request, level, text)


def back(story: Story, **query: str) -> HttpResponse:
    """To the story's form again."""
    kept = urlencode({name: value for name, value in query.items() if value})
    return HttpResponseRedirect(change_url(story) + (f"?{kept}" if kept else ""))


def question(story: Story, **query: str) -> HttpResponse:
    """To the page that asks what becomes of the schedule."""
    kept = urlencode({name: value for name, value in query.items() if value})
    url = desk_url(story.kind, "question", story.pk)
    return HttpResponseRedirect(url + (f"?{kept}" if kept else ""))
