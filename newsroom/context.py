"""What every page of the site knows: its name, and the sections for the navigation."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .models import Section


def site(request: HttpRequest) -> dict[str, Any]:
    """The sections are asked for only by a template that shows them. One query."""
    return {
        "site": {"name": settings.SITE_NAME, "url": settings.SITE_URL},
        "sections": SimpleLazyObject(lambda: list(Section.objects.all())),
    }
