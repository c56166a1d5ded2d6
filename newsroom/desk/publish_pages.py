"""The pages behind the buttons that end in dots: schedule, withdraw, and what of the schedule."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom import publishing
from newsroom.models import Story
from newsroom.preflight import NotReady

from . import comparing
from .addresses import change_url
from .buttons import back, question, say
from .dates import SiteMoment, zone_name
from .named_rows import row_id
from .saving import user_of
from .state import state_of

if TYPE_CHECKING:
    from .story_admin import StoryAdmin


class ScheduleForm(forms.Form):
    at = SiteMoment(label=gettext_lazy("Publish at"))


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("For colleagues, in the story's history. Never published."),
    )
    at = SiteMoment(
        label=gettext_lazy("When"),
        required=False,
        help_text=gettext_lazy("Empty: now. A later moment sets the end of the story."),
    )


def published_story(admin: "StoryAdmin", request: HttpRequest, object_id: str) -> Story:
    """The story, for somebody who may publish it."""
    if not admin.may_publish(request):
        raise PermissionDenied
    story = admin.get_object(request, object_id)
    if story is None:
        raise Http404
    return story


def schedule(admin: "StoryAdmin", request: HttpRequest, object_id: str) -> HttpResponse:
    story = published_story(admin, request, object_id)
    form = ScheduleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        at = form.cleaned_data["at"]
        try:
            say(request, publishing.schedule(story, user_of(request), at))
            return back(story)
        except NotReady:
            messages.error(request, _("Not scheduled: see below what has to be mended first."))
            return back(story, check="1")
        except publishing.ScheduleInTheWay:
            return question(story, at=at.isoformat())
        except publishing.WrongMoment as wrong:
            form.add_error("at", str(wrong))
    return page(admin, request, story, "schedule", title=_("Schedule"), form=form)


def withdraw(admin: "StoryAdmin", request: HttpRequest, object_id: str) -> HttpResponse:
    story = published_story(admin, request, object_id)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        at, reason = form.cleaned_data["at"], form.cleaned_data["reason"]
        if at and at <= timezone.now():
            form.add_error("at", _("That moment has passed. Leave it empty to withdraw now."))
        else:
            try:
                say(request, publishing.withdraw(story, user_of(request), at, reason))
                return back(story)
            except publishing.WrongMoment as wrong:
                form.add_error("at", str(wrong))
    return page(admin, request, story, "withdraw", title=_("Withdraw"), form=form)


def ask(admin: "StoryAdmin", request: HttpRequest, object_id: str) -> HttpResponse:
    """Something is scheduled while another version is to be published: keep it or cancel it?"""
    story = published_story(admin, request, object_id)
    wish = request.POST or request.GET
    choice = request.POST.get("scheduled")
    if request.method == "POST" and choice in {"keep", "cancel"}:
        return publish_after_all(request, story, wish, choice)  # type: ignore[arg-type]
    state = state_of(story, timezone.now())
    newest, live = publishing.newest(story), publishing.live_edition(story, timezone.now())
    versions = list(story.editions.upcoming(timezone.now()).filter(withdrawn=False)[:1])
    return page(
        admin,
        request,
        story,
        "question",
        title=_("Something is scheduled"),
        upcoming=story.editions.upcoming(timezone.now()),
        from_live=comparing.compare(live, newest) if live and newest else None,
        from_scheduled=comparing.compare(versions[0], newest) if versions and newest else None,
        wish=wish,
        at=moment_in(wish),
        state=state,
    )


def publish_after_all(
    request: HttpRequest, story: Story, wish: QueryDict, choice: publishing.WhenScheduled
) -> HttpResponse:
    at, correction = moment_in(wish), wish.get("correction", "")
    number = row_id(wish.get("number", ""))
    user = user_of(request)
    try:
        if number:
            result = publishing.roll_back(story, user, number, scheduled=choice)
        else:
            result = publishing.publish(story, user, at, scheduled=choice, correction=correction)
        say(request, result)
    except NotReady:
        messages.error(request, _("Not published: see below what has to be mended first."))
        return back(story, check="1", correction=correction)
    except publishing.WrongMoment as wrong:
        messages.error(request, str(wrong))
    return back(story)


def moment_in(wish: QueryDict) -> datetime | None:
    try:
        return datetime.fromisoformat(wish.get("at", ""))
    except ValueError:
        return None


def page(
    admin: "StoryAdmin", request: HttpRequest, story: Story, name: str, **more: Any
) -> HttpResponse:
    """One of the story's pages at the desk, with what all of them say."""
    request.current_app = admin.admin_site.name
    context = {
        **admin.admin_site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "opts": admin.opts,
        "original": story,
        "subtitle": str(story),
        "state": state_of(story, timezone.now()),
        "zone": zone_name(),
        "back_url": change_url(story),
        "media": admin.media,
        **more,
    }
    return TemplateResponse(request, f"admin/newsroom/story/{name}.html", context)
