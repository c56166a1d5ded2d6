"""A caption was mended on a photo: slides that still carry the old words are offered the new ones.

A slide's caption is its own, so nothing changes by itself. What an editor takes up is saved as a
new edition of each gallery, and published where readers saw the gallery as it was saved.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.roles import PUBLISH
from newsroom import publishing
from newsroom.desk.saving import user_of
from newsroom.desk.state import states_of
from newsroom.preflight import NotReady
from photos.after_change import Offer
from photos.models import Photo

from .adding_slides import save_beside_draft
from .models import Gallery, Slide

if TYPE_CHECKING:
    from newsroom.desk.story_admin import StoryAdmin

SESSION = "mended_captions"  # by photo: what the caption was


@dataclass
class Taken:
    """How many slides have the new words; the galleries that readers see with them already, and
    those that wait for somebody to publish them."""

    slides: int = 0
    published: list[Gallery] = field(default_factory=list)
    waiting: list[Gallery] = field(default_factory=list)


def offer(request: HttpRequest, photo: Photo, before: Mapping[str, Any]) -> Offer | None:
    was = before.get("caption", "")
    n = carrying(photo, was).count() if was and photo.caption else 0
    if not n or not request.user.has_perm("gallery.change_gallery"):
        return None
    request.session[SESSION] = {**request.session.get(SESSION, {}), str(photo.pk): was}
    sentence = ngettext(
        "%(n)d slide still carries the old caption.",
        "%(n)d slides still carry the old caption.",
        n,
    )
    return Offer(sentence % {"n": n}, reverse("admin:gallery_gallery_mended", args=[photo.pk]))


def carrying(photo: Photo, words: str) -> Any:
    """The slides of working copies that show the photo with these words, as a query."""
    slides = Slide.objects.filter(photo=photo, caption=words).select_related("gallery")
    return slides.order_by("-gallery__updated_at", "position")


def take_over(
    photo: Photo, was: str, galleries: Iterable[Gallery], by: User, *, publish: bool
) -> Taken:
    """The photo's caption for the slides of these galleries that carry `was`. Each gallery is its
    own transaction: what one refuses keeps no other back."""
    taken = Taken()
    for gallery in galleries:
        with transaction.atomic():
            publishing.locked(gallery)
            state = states_of([gallery], timezone.now())[gallery.pk]
            n = gallery.slides.filter(photo=photo, caption=was).update(caption=photo.caption)
            if not n:
                continue
            save_beside_draft(gallery, by, None)
        taken.slides += n
        is_public = publish and state.live is not None and not state.changed
        (taken.published if is_public and published(gallery, by) else taken.waiting).append(gallery)
    return taken


def published(gallery: Gallery, by: User) -> bool:
    try:
        publishing.publish(gallery, by)
    except (NotReady, publishing.ScheduleInTheWay, publishing.WrongMoment):
        return False
    return True


def mended(admin: "StoryAdmin", request: HttpRequest, photo: int) -> HttpResponse:
    """The slides that still carry the old words, to choose among."""
    by = user_of(request)
    if not admin.has_change_permission(request):
        raise PermissionDenied
    found = get_object_or_404(Photo, pk=photo)
    was = request.session.get(SESSION, {}).get(str(photo), "")
    slides = [
        slide
        for slide in carrying(found, was)
        if was and admin.has_change_permission(request, slide.gallery)
    ]
    if request.method == "POST":
        chosen = set(request.POST.getlist("gallery"))
        galleries = {slide.gallery_id: slide.gallery for slide in slides}
        wanted = [one for pk, one in galleries.items() if str(pk) in chosen]
        publish = "publish" in request.POST and by.has_perm(PUBLISH)
        tell(request, take_over(found, was, wanted, by, publish=publish))
        return redirect("admin:photos_photo_change", found.pk)
    states = states_of({slide.gallery for slide in slides}, timezone.now())
    context = {
        **admin.admin_site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": _("The old caption of “%(photo)s”") % {"photo": found},
        "photo": found,
        "was": was,
        "rows": [(slide, states[slide.gallery_id]) for slide in slides],
        "may_publish": by.has_perm(PUBLISH),
    }
    return TemplateResponse(request, "admin/newsroom/mended_captions.html", context)


def tell(request: HttpRequest, taken: Taken) -> None:
    if not taken.slides:
        messages.info(request, _("Nothing was chosen, so nothing has changed."))
        return
    said = ngettext("%(n)d slide has the new caption.", "%(n)d slides have it.", taken.slides)
    messages.success(request, said % {"n": taken.slides})
    if taken.waiting:
        names = ", ".join(str(gallery) for gallery in taken.waiting)
        text = _("Saved, and not published yet: %(names)s. Publish from each gallery's own page.")
        messages.warning(request, text % {"names": names})
