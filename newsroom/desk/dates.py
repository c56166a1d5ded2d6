"""Moments that editors type, in the site's time zone."""

from django import forms
from django.utils import timezone

TYPED = "%Y-%m-%dT%H:%M"


class SiteMoment(forms.DateTimeField):
    """A date and time of the site's zone, from the browser's own chooser. Django refuses the hour
    that summer time leaves out and the one it repeats."""

    def __init__(self, **options: object) -> None:
        options.setdefault("widget", forms.DateTimeInput({"type": "datetime-local"}, format=TYPED))
        options.setdefault("input_formats", [TYPED, "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"])
        super().__init__(**options)  # type: ignore[arg-type]


def zone_name() -> str:
    """As editors read it: "Europe/Berlin (CET)"."""
    short = timezone.localtime().tzname()
    zone = timezone.get_current_timezone_name()
    return zone if short in {None, zone} else f"{zone} ({short})"
