"""From what a file says to the columns of a new Photo."""

import json
from datetime import datetime
from typing import Any

from django.utils import timezone

from .credit_line import credit_line, trimmed
from .models import Photo

TEXTS = [
    "title",
    "headline",
    "caption",
    "alt",
    "extended_description",
    "city",
    "country",
    "byline",
    "source",
    "copyright_notice",
    "licence_url",
    "acquire_licence_url",
    "usage_terms",
]


def columns(facts: dict[str, Any], batch_facts: dict[str, Any]) -> dict[str, Any]:
    """Values by field name, cut to their columns. `batch_facts` fill what the file leaves empty."""
    values = {name: facts.get(name, "") for name in TEXTS}
    values["byline"] = trimmed(values["byline"])
    values["credit"] = credit_line(facts.get("byline", ""), facts.get("credit", ""))
    values["keywords"] = ", ".join(facts.get("keywords", []))
    values["taken_at"] = moment(facts.get("taken_at", ""))
    values["latitude"], values["longitude"] = facts.get("latitude"), facts.get("longitude")
    for name, value in batch_facts.items():
        if values.get(name) in ("", None):
            values[name] = value
    return {name: cut(name, value) for name, value in values.items()}


def cut(name: str, value: Any) -> Any:
    longest = getattr(Photo._meta.get_field(name), "max_length", None)
    return value[:longest] if isinstance(value, str) and longest else value


def moment(text: str) -> datetime | None:
    """An ISO moment; without a zone it is taken in the site's."""
    try:
        found = datetime.fromisoformat(text)
        if timezone.is_naive(found):
            found = timezone.make_aware(found, timezone.get_default_timezone())
        return found.astimezone(timezone.get_default_timezone())
    except (ValueError, OverflowError):
        return None


def from_file(seen: dict[str, Any]) -> str:
    """`Photo.from_file`: what each part of the file said, and whether the zone is ours."""
    taken = seen["facts"].get("taken_at", "")
    zone_is_ours = bool(taken) and timezone.is_naive(datetime.fromisoformat(taken))
    return json.dumps(seen["said"] | {"zone_is_the_sites": zone_is_ours}, ensure_ascii=False)
