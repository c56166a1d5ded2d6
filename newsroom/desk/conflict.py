"""Two editors saved the same story: the second is shown both texts, and neither is lost.

Theirs is the newest edition. Mine is kept as my draft, whatever I choose, until I choose.
"""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from newsroom import publishing
from newsroom.kinds import kind_named
from newsroom.models import Draft

from . import comparing
from .buttons import back
from .publish_pages import page
from .saving import drop_draft, held, user_of

if TYPE_CHECKING:
    from .story_admin import StoryAdmin


def show(admin: "StoryAdmin", request: HttpRequest, found: publishing.Conflict) -> HttpResponse:
    """Both texts side by side, as the answer to the save that came second."""
    story = admin.get_object(request, str(found.story.pk))
    assert story is not None and found.theirs is not None  # noqa: S101 -- it was just found
    draft = Draft.objects.get(story_id=story.pk, user=user_of(request))
    mine = kind_named(story.kind).load(draft.payload)
    return page(
        admin,
        request,
        story,
        "conflict",
        title=_("Two texts"),
        theirs=found.theirs,
        comparison=comparing.compare_payloads(found.theirs.load(), mine),
        version=found.story.version,
    )


def choose(admin: "StoryAdmin", request: HttpRequest, object_id: str) -> HttpResponse:
    """Take mine over theirs, keep theirs, or open mine in the form to mend by hand."""
    user = user_of(request)
    with transaction.atomic():
        story = held(admin, request, object_id)
        draft = Draft.objects.filter(story_id=story.pk, user=user).first()
        if draft is None:
            messages.info(request, _("Your text has been saved or dropped already."))
            return back(story)
        if "_theirs" in request.POST:
            drop_draft(story, user)
            messages.success(request, _("Theirs is kept. Yours is dropped."))
            return back(story)
        if story.version != int(request.POST.get("version") or -1):
            newer = publishing.Conflict(story, publishing.newest(story))
            messages.warning(request, _("It was saved once more meanwhile: look again."))
            return show(admin, request, newer)
        if "_mine" not in request.POST:
            draft.base_version = story.version
            draft.save()
            return back(story, draft="1")
        story.restore(kind_named(story.kind).load(draft.payload))
        drop_draft(story, user)
        publishing.save(story, user)
    messages.success(request, _("Yours is saved. Theirs stays in the history."))
    return back(story)


def discard_draft(admin: "StoryAdmin", request: HttpRequest, object_id: str) -> HttpResponse:
    story = held(admin, request, object_id)
    drop_draft(story, user_of(request))
    messages.info(request, _("What you had typed and not saved is dropped."))
    return back(story)
