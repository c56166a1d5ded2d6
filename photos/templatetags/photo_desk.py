"""For the desk's photo templates."""

import json
from typing import Any

from django import template

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """JSON for an attribute: the template escapes it like any text."""
    return json.dumps(value, default=str)
