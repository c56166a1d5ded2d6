"""Autosave and preview: what is typed and not saved goes to the editor's own draft.

Neither makes an edition or touches the working copy. A story that does not exist yet is made by its
first autosave, so that there is something the draft can belong to.
"""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from newsroom import publishing
from newsroom.models import Draft
from newsroom.payload import dump

from . import saving
from .addresses import change_url, desk_url

if TYPE_CHECKING:
    from .story_admin import StoryAdmin


def keep(admin: "StoryAdmin", request: HttpRequest, object_id: str) -> HttpResponse:
    """Keep the posted form as my draft; with `preview` in the address, say where to look at it."""
    story = admin.get_object(request, object_id)
    if story is None or not admin.has_change_permission(request, story):
        return refused(_("This story cannot be changed any more: it was deleted, or is not yours."))
    posted = saving.read(admin, request, story)
    if not posted.is_valid():
        return wrong(posted)
    user = saving.user_of(request)
    payload = saving.compose_and_forget(posted)
    newest = publishing.newest(story)
    draft: Draft | None = None
    if newest is None or newest.payload != dump(payload):
        draft = saving.keep_draft(story, user, payload, saving.version_in(request))
    else:
        Draft.objects.filter(story_id=story.pk, user=user).delete()
    answer: dict[str, Any] = {"kept": draft is not None, "text": when_kept(draft)}
    if "preview" in request.GET:
        link = publishing.preview(story, user, draft)
        answer["preview"] = reverse("newsroom:preview", args=[link.token])
    elif newest and story_version(story) != saving.version_in(request):
        answer["text"] = _(
            "%(who)s has saved this story meanwhile. Your text is kept; saving shows you both."
        ) % {"who": newest.saved_by or _("Somebody")}
        answer["conflict"] = True
    return JsonResponse(answer)


def start(admin: "StoryAdmin", request: HttpRequest) -> HttpResponse:
    """The first autosave of a new story is its first save."""
    if request.method != "POST":
        return refused(_("Only a form can start a story."))
    saved = saving.start(admin, request)
    if saved is None:
        return wrong(saving.read(admin, request, None))
    story = saved.story
    answer = {
        "kept": True,
        "text": _("New story, saved at %(time)s") % {"time": clock()},
        "change": change_url(story),
        "autosave": desk_url(story.kind, "autosave", story.pk),
        "version": story.version,
    }
    if "preview" in request.GET:
        link = publishing.preview(story, saving.user_of(request))
        answer["preview"] = reverse("newsroom:preview", args=[link.token])
    return JsonResponse(answer)


def story_version(story: Any) -> int:
    """The version in the database: `story` itself was filled from the form."""
    return int(type(story).objects.values_list("version", flat=True).get(pk=story.pk))


def when_kept(draft: Draft | None) -> str:
    if draft is None:
        return _("No unsaved changes.")
    return _("Not saved yet: kept as your draft at %(time)s") % {"time": clock()}


def clock() -> str:
    return date_format(timezone.localtime(), "TIME_FORMAT")


def wrong(posted: saving.Posted) -> HttpResponse:
    """Some field is wrong, so there is nothing whole to keep: say which."""
    wrong_fields = [
        str(posted.form.fields[name].label) for name in posted.form.errors if name != "__all__"
    ]
    text = _("Not kept as a draft: something in the form is not right yet.")
    if wrong_fields:
        text = _("Not kept as a draft: mend %(fields)s first.") % {
            "fields": ", ".join(wrong_fields)
        }
    return JsonResponse({"kept": False, "wrong": True, "text": text})


def refused(text: str) -> HttpResponse:
    return JsonResponse({"kept": False, "text": text}, status=409)
