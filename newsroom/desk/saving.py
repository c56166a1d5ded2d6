"""How a posted form becomes a saved story: all of it, or nothing.

Form -> version check (a conflict loses neither text) -> working copy -> an edition. One
transaction, with the story's row held from before the check.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import all_valid
from django.http import Http404, HttpRequest
from django.utils import timezone

from accounts.audit import record
from accounts.models import AuditEntry, User
from newsroom import publishing
from newsroom.models import Draft, PreviewLink, Story
from newsroom.payload import StoryPayload, dump

if TYPE_CHECKING:
    from .story_admin import StoryAdmin

STARTED = "started"
FIRST_VERSION = 1  # of a story just started


@dataclass(frozen=True)
class Saved:
    story: Any  # the gallery or article
    result: publishing.Result


@dataclass(frozen=True)
class Posted:
    """The form and its lists as they were posted."""

    form: Any
    formsets: list[Any]

    def is_valid(self) -> bool:
        lists_are = all_valid(self.formsets)
        return bool(self.form.is_valid() and lists_are)

    def write(self) -> Any:
        """Put the words into the working copy's rows. Gives the story."""
        story = self.form.save()
        for formset in self.formsets:
            formset.instance = story
            formset.save()
        return story


def receive(
    admin: "StoryAdmin",
    request: HttpRequest,
    object_id: str | None,
    base_version: int | None = None,
) -> Saved | None:
    """Save what was posted; None if a field is wrong. Raises publishing.Conflict, which then holds
    mine as a draft already. `base_version`: where it is not the one that the form names."""
    if object_id is None:
        return start(admin, request)
    base = version_in(request) if base_version is None else base_version
    user = user_of(request)
    with transaction.atomic():
        story = held(admin, request, object_id)
        posted = read(admin, request, story)
        if not posted.is_valid():
            return None
        if story.version == base:
            return save_posted(posted, user)
        row, theirs, mine = publishing.locked(story), publishing.newest(story), None
        mine = compose_and_forget(posted)
    if theirs is not None and theirs.payload == dump(mine):
        return Saved(admin.get_object(request, object_id), publishing.Result("unchanged", theirs))
    keep_draft(row, user, mine, base)
    raise publishing.Conflict(row, theirs)


def save_posted(posted: Posted, user: User) -> Saved:
    """Write and keep; where nothing differs not even the time of the last save is touched."""
    with transaction.atomic():
        story = posted.write()
        drop_draft(story, user)
        result = publishing.save(story, user)
        if result.outcome == "unchanged" and not posted.form.desk_only_changed:
            transaction.set_rollback(True)
    drop_draft(story, user)
    return Saved(story, result)


def start(admin: "StoryAdmin", request: HttpRequest) -> Saved | None:
    """The first save of a new story. The same form sent again is a save of the story it made."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    user = user_of(request)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)  # two clicks at once come one by one
        earlier = started_before(admin, request, user)
        if earlier is None:
            posted = read(admin, request, None)
            if not posted.is_valid():
                return None
            posted.form.instance.created_by = user
            story = posted.write()
            record(user, STARTED, story, request.POST.get("once", ""))
            return Saved(story, publishing.save(story, user))
    return receive(admin, request, str(earlier), FIRST_VERSION)


def started_before(admin: "StoryAdmin", request: HttpRequest, user: User) -> int | None:
    """The id of the story that this very form has started."""
    once = request.POST.get("once", "")
    entries = AuditEntry.objects.filter(
        actor=user,
        action=STARTED,
        detail=once,
        target_type=admin.opts.label_lower,
        at__gte=timezone.now() - timedelta(days=2),
    )
    return entries.values_list("target_id", flat=True).first() if once else None


def held(admin: "StoryAdmin", request: HttpRequest, object_id: str) -> Any:
    """The story, its row locked until the transaction ends, if this editor may change it."""
    if object_id.isdecimal():
        Story.objects.select_for_update().filter(pk=int(object_id)).first()
    story = admin.get_object(request, object_id)
    if story is None:
        raise Http404
    if not admin.has_change_permission(request, story):
        raise PermissionDenied
    return story


def read(admin: "StoryAdmin", request: HttpRequest, story: Any) -> Posted:
    change = story is not None
    fields = flatten_fieldsets(admin.get_fieldsets(request, story))
    form_class = admin.get_form(request, story, change=change, fields=fields)
    form = form_class(request.POST, request.FILES, instance=story)
    formsets = [
        formset_class(**admin.get_formset_kwargs(request, form.instance, inline, prefix))
        for formset_class, inline in admin.get_formsets_with_inlines(request, story)
        for prefix in [formset_class.get_default_prefix()]
    ]
    return Posted(form, formsets)


def compose_and_forget(posted: Posted) -> StoryPayload:
    """The payload that saving this form would give. What it takes is written and rolled back."""
    with transaction.atomic():
        payload: StoryPayload = posted.write().compose()
        transaction.set_rollback(True)
    return payload


def keep_draft(story: Story, user: User, payload: StoryPayload, base_version: int) -> Draft:
    draft, _made = Draft.objects.update_or_create(
        story_id=story.pk,
        user=user,
        defaults={
            "payload": dump(payload),
            "base_version": base_version,
            "saved_at": timezone.now(),
        },
    )
    return draft


def drop_draft(story: Story, user: User) -> None:
    """The editor's draft goes; a preview of it that is still open shows the saved story instead."""
    drafts = Draft.objects.filter(story_id=story.pk, user=user)
    PreviewLink.objects.filter(draft__in=drafts).update(draft=None)
    drafts.delete()


def version_in(request: HttpRequest) -> int:
    """The version the form was opened with; 0 without one, which no saved story has."""
    value = request.POST.get("version", "")
    return int(value) if value.isdecimal() else 0


def user_of(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 -- for mypy: the desk has no other visitors
    return request.user
