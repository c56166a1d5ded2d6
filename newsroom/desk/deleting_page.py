"""The page that asks before a story is deleted, and says why it cannot be."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from newsroom.deleting import CannotDelete, delete_story

from .addresses import desk_url
from .buttons import back
from .publish_pages import page
from .saving import user_of

if TYPE_CHECKING:
    from .story_admin import StoryAdmin


def delete(admin: "StoryAdmin", request: HttpRequest, object_id: str) -> HttpResponse:
    story = admin.get_object(request, object_id)
    if story is None:
        raise Http404
    if not admin.has_delete_permission(request, story):
        raise PermissionDenied
    if request.method != "POST":
        return page(admin, request, story, "delete", title=_("Delete"))
    kind, name = story.kind, str(story)
    try:
        delete_story(story, user_of(request))
    except CannotDelete as stopped:
        messages.error(request, str(stopped))
        return back(story)
    messages.success(request, _("“%(story)s” is deleted.") % {"story": name})
    return HttpResponseRedirect(desk_url(kind, "changelist"))
