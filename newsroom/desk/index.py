"""What the desk's start page shows: my work, what waits for somebody, what comes next."""

from typing import Any

from django.db.models import Count, Min
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.kinds import all_kinds
from newsroom.models import Draft, Edition, EditionPhoto, Story
from photos.desk.library import LACKS
from photos.models import Photo

from .addresses import change_url, desk_url, kind_model
from .rights_ahead import losses
from .saving import user_of
from .state import states_of

MOST = 8  # stories on a board
MEND = ["credit", "alt", "failed"]  # what keeps a story with the photo from its readers


def boards(request: HttpRequest) -> dict[str, Any]:
    """The page's context. The number of queries does not grow with the stories."""
    user, now = user_of(request), timezone.now()
    stories = Story.objects.filter(kind__in=[kind.name for kind in all_kinds()])
    stories = stories.select_related("section", "created_by")
    unsaved = Draft.objects.filter(user=user).select_related("story").defer("payload")
    seen = Edition.objects.past(now).values("story")
    mine = stories.filter(created_by=user).exclude(pk__in=seen)[:MOST]
    review = stories.filter(stage=Story.Stage.IN_REVIEW).exclude(pk__in=seen)[:MOST]
    ready = stories.filter(stage=Story.Stage.READY).exclude(pk__in=seen)[:MOST]
    coming = Edition.objects.upcoming(now).select_related("story").defer("payload")[:MOST]
    recent = stories.order_by("-updated_at")[:MOST]
    lists = [list(mine), list(review), list(ready), list(recent)]
    furnish([story for one in lists for story in one])
    return {
        "unsaved": [(draft, change_url(draft.story)) for draft in unsaved[:MOST]],
        "boards": [
            {"title": _("My stories, not yet published"), "stories": lists[0], "always": True},
            {"title": _("In review"), "stories": lists[1]},
            {"title": _("Ready to publish"), "stories": lists[2]},
        ],
        "recent": {"title": _("Saved last, by anybody"), "stories": lists[3], "always": True},
        "coming": [(edition, change_url(edition.story)) for edition in coming],
        "losses": losses(now),
        "photo_counts": photo_counts(),
        "starts": starts(request),
    }


def starts(request: HttpRequest) -> list[dict[str, str]]:
    """The big buttons, for what this editor may begin."""
    buttons = []
    for kind in all_kinds():
        meta = kind_model(kind.name)._meta
        if user_of(request).has_perm(f"{meta.app_label}.add_{meta.model_name}"):
            label = _("New %(kind)s") % {"kind": meta.verbose_name}
            buttons.append({"label": label, "url": desk_url(kind.name, "add")})
    if user_of(request).has_perm("photos.add_photo"):
        buttons.append({"label": _("Upload photos"), "url": reverse("admin:photos_photo_upload")})
    return buttons


def furnish(stories: list[Any]) -> None:
    """Give each story its state, its desk address and a thumbnail, all asked for together."""
    states = states_of({story.pk: story for story in stories}.values(), timezone.now())
    newest = [state.newest.pk for state in states.values() if state.newest]
    rows = EditionPhoto.objects.filter(edition__in=newest).values("edition")
    firsts = EditionPhoto.objects.filter(pk__in=rows.annotate(first=Min("pk")).values("first"))
    first = dict(firsts.values_list("edition__story", "photo"))
    for story in stories:
        story.desk_state = states[story.pk]
        story.desk_url = change_url(story)
        story.thumbnail_id = story.lead_photo_id or first.get(story.pk)


def photo_counts() -> list[dict[str, Any]]:
    """How many photos lack what they need before a story with them can be published."""
    photos = Photo.objects.filter(taken_down_at=None)
    counts = photos.aggregate(**{name: Count("pk", filter=LACKS[name][1]) for name in MEND})
    return [
        {"label": LACKS[name][0], "count": counts[name], "lacks": name}
        for name in MEND
        if counts[name]
    ]
