"""Which story an address of ours stands for, when somebody else asks about it."""

from datetime import datetime
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import Http404
from django.urls import Resolver404, ResolverMatch, resolve

from newsroom.models import Address, Edition
from newsroom.story_view import live_at_address

#: The views whose addresses stand for a story; that of one slide names it by its key.
VIEWS = {"detail", "all", "grid", "slide"}


def standing_at(address: str, at: datetime) -> tuple[Edition, str]:
    """The live edition, and the key of the slide if the address names one. An older address of the
    story stands for it too. Raises Http404, alike for drafts, for what is gone and for nonsense."""
    match = matched(address)
    if match.url_name not in VIEWS:
        raise Http404
    kind, slug = match.namespace, match.kwargs["slug"]
    edition = live_at_address(kind, slug, at) or moved_from(kind, slug, at)
    if edition is None:
        raise Http404
    return edition, match.kwargs.get("key", "")


def matched(address: str) -> ResolverMatch:
    try:
        parts = urlsplit(address)
        if parts.netloc.lower() not in settings.SITE_HOSTS:
            raise Http404
        return resolve(unquote(parts.path).rstrip("/") + "/")
    except (ValueError, Resolver404):  # ValueError: such as http://[
        raise Http404 from None


def moved_from(kind: str, slug: str, at: datetime) -> Edition | None:
    """As a reader is led on. An address claimed for a publication still to come shows nothing."""
    claimed = Address.objects.filter(kind=kind, slug=slug).first()
    if claimed is None:
        return None
    editions = Edition.objects.filter(story=claimed.story_id)
    if not editions.has_been_live(at).filter(slug=slug).exists():
        return None
    return editions.live(at).select_related("lead_photo__current_set").first()
