"""What the form of a story shows besides its fields: where it stands, what to mend, my draft."""

import json
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db import transaction
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import record
from newsroom import publishing
from newsroom.kinds import kind_named
from newsroom.models import Draft, Edition, HomeLead, Story
from newsroom.preflight import Problem, preflight
from photos.public_revision import bump

from .buttons import back
from .dates import zone_name
from .publish_pages import published_story
from .saving import held, user_of, version_in
from .state import StoryState, state_of

if TYPE_CHECKING:
    from .story_admin import StoryAdmin

COLLEAGUE_TYPED = timedelta(minutes=30)


def is_live(story: Story) -> bool:
    return Edition.objects.live(timezone.now()).filter(story=story.pk).exists()


def show(
    admin: "StoryAdmin", request: HttpRequest, object_id: str | None, render: Callable[..., Any]
) -> HttpResponse:
    """The form as saved, or with `?draft` as this editor has typed it and not saved it: the draft
    is put into the working copy, the form made of it, and all of it rolled back."""
    draft = my_draft(request, object_id) if "draft" in request.GET else None
    if draft is None:
        as_saved: HttpResponse = render(request, object_id)
        return as_saved
    with transaction.atomic():
        story = held(admin, request, str(object_id))
        story.restore(kind_named(story.kind).load(draft.payload))
        request.shown_draft = draft  # type: ignore[attr-defined]  # for add_to
        response: HttpResponse = render(request, object_id).render()
        transaction.set_rollback(True)
    return response


def my_draft(request: HttpRequest, object_id: str | None) -> Draft | None:
    if object_id is None or not object_id.isdecimal():
        return None
    return Draft.objects.filter(story_id=int(object_id), user=user_of(request)).first()


def add_to(admin: "StoryAdmin", request: HttpRequest, context: dict[str, Any], story: Any) -> None:
    """Put everything that the toolbar and the notices say into the form's context."""
    now = timezone.now()
    may_publish = admin.may_publish(request)
    context |= {
        "is_nav_sidebar_enabled": False,  # the words need the room
        "may_publish": may_publish,
        "zone": zone_name(),
        "phrases": json.dumps(phrases()),
        "upload_url": reverse("admin:photos_photo_upload"),
    }
    if story is None or story.pk is None:
        context |= {"once": request.POST.get("once") or secrets.token_urlsafe(12)}
        context["toolbar"] = toolbar(None, [], may_publish)
        return
    shown = getattr(request, "shown_draft", None)
    state = state_of(story, now)
    problems = problems_of(story, now)
    checking = "check" in request.GET
    context |= {
        "state": state,
        "version": form_version(request, story, shown),
        "shown_draft": shown,
        "draft": None if shown else newer_draft(request, story),
        "colleagues": colleagues_typing(request, story),
        "problems": problems,
        "checking": checking,
        "toolbar": toolbar(state, problems, may_publish),
    }
    form = context["adminform"].form
    if not form.is_bound:
        if "correction" in form.fields:
            form.initial["correction"] = request.GET.get("correction", "")
        if checking:
            mark_fields(form, problems)


def phrases() -> dict[str, str]:
    """What the page's scripts say: {n}, {total} and {name} are filled in there."""
    return {
        "handle": _("{n} of {total} {name}: move with the arrow keys, or drag"),
        "moved": _("Moved to {n} of {total}"),
        "added": _("{n} added"),
        "no_photo": _("No photo"),
        "no_credit": _("No credit"),
        "no_alt": _("No alt text"),
        "offline": _(
            "Not kept: the server cannot be reached. Leave this page open: it tries again."
        ),
    }


def form_version(request: HttpRequest, story: Any, shown: Draft | None) -> int:
    """The version this text started from; saving compares it with the story's."""
    if request.method == "POST":
        return version_in(request)
    return shown.base_version if shown else story.version


def problems_of(story: Story, now: Any) -> list[Problem]:
    newest = publishing.newest(story)
    return preflight(newest, now) if newest else []


def newer_draft(request: HttpRequest, story: Any) -> Draft | None:
    """What this editor has typed and not saved, if it says something else than what is saved."""
    draft = my_draft(request, str(story.pk))
    newest = publishing.newest(story)
    return draft if draft and not (newest and newest.payload == draft.payload) else None


def colleagues_typing(request: HttpRequest, story: Any) -> list[Draft]:
    recent = Draft.objects.filter(story_id=story.pk, saved_at__gt=timezone.now() - COLLEAGUE_TYPED)
    others = recent.exclude(user=user_of(request)).select_related("user").defer("payload")
    return list(others)


def mark_fields(form: Any, problems: list[Problem]) -> None:
    """Say each problem at its field too, on a form that nobody has posted."""
    errors = ErrorDict()
    for problem in problems:
        if problem.blocks and problem.field in form.fields:
            errors.setdefault(problem.field, form.error_class()).append(problem.message)
    form._errors = errors


def toolbar(state: StoryState | None, problems: list[Problem], may_publish: bool) -> dict[str, Any]:
    """Which buttons there are, and the sentence that says why one cannot be pressed."""
    blocking = [problem for problem in problems if problem.blocks]
    live = bool(state and state.live)
    return {
        "publish": may_publish,
        "publish_label": _("Publish changes") if live else _("Publish"),
        "nothing_to_publish": live and not (state and state.changed),
        "when_ready": may_publish
        and bool(blocking)
        and all(problem.waits_for_photos for problem in blocking),
        "withdraw": may_publish and bool(state and (state.live or state.scheduled)),
        "cancel": may_publish and bool(state and (state.has_upcoming or state.waits)),
        "blocking": blocking,
    }


def lead_home_page(admin: "StoryAdmin", request: HttpRequest, object_id: str) -> HttpResponse:
    """Put this story at the top of the home page."""
    story = published_story(admin, request, object_id)
    with transaction.atomic():
        HomeLead.objects.create(story_id=story.pk, chosen_by=user_of(request))
        record(user_of(request), "chose home lead", story)
        bump()
    if is_live(story):
        messages.success(request, _("It leads the home page now."))
    else:
        messages.info(request, _("It will lead the home page as soon as it is live."))
    return back(story)
