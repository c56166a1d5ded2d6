"""What every page of the site knows: its name, and the sections for the navigation."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from .models import Section
from .prepared import Prepared

#: What head, masthead and footer link to, by the name by which templates know it.
WAYS = {
    "home": "newsroom:home",
    "articles": "article:front",
    "galleries": "gallery:front",
    "archive": "newsroom:archive",
    "corrections": "newsroom:corrections",
    "search": "newsroom:search",
    "feed": "newsroom:feed",
    "feed_json": "newsroom:feed_json",
    "manifest": "newsroom:manifest",
    "oembed": "newsroom:oembed",
}

#: In the order of the navigation. One query.
every_section: Prepared[Section] = Prepared(lambda: Section.objects.all())


@cache
def ways() -> dict[str, str]:
    """Asked once: a page has twenty of these links."""
    return {name: reverse(view) for name, view in WAYS.items()}


def site(request: HttpRequest) -> dict[str, Any]:
    """The sections are asked for only by a template that shows them. One query."""
    return {
        "site": {"name": settings.SITE_NAME, "url": settings.SITE_URL},
        "to": ways,  # called by the first template that links
        "sections": SimpleLazyObject(every_section),
    }
