"""Days and moments as pages write them. Formatting one costs as much as a small query does."""

from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def day(at: datetime) -> str:
    """30 November 2021, in the site's time zone and the page's language."""
    return _written(timezone.localtime(at).date(), get_language() or "")


def moment(at: datetime) -> str:
    """30 November 2021, 09:15 Berlin time"""
    local = timezone.localtime(at)
    said = {"when": date_format(local, _("j F Y, H:i")), "zone": zone_name(local)}
    return _("%(when)s %(zone)s") % said


def zone_name(local: datetime) -> str:
    """The site's zone as readers call it: by its city. Of zones without one, the letters."""
    key = timezone.get_current_timezone_name()
    area, _slash, place = key.rpartition("/")
    if key in {"UTC", "Etc/UTC"}:
        return _("universal time (UTC)")
    if area in {"", "Etc"}:
        return local.tzname() or key
    return _("%(city)s time") % {"city": place.replace("_", " ")}


def machine_time(at: datetime) -> str:
    """2021-11-30T09:15:00+01:00, in the site's zone: HTML's `datetime` takes no microseconds."""
    return timezone.localtime(at).isoformat(timespec="seconds")


@lru_cache(maxsize=4096)
def _written(on: date, language: str) -> str:
    return date_format(on, _("j F Y"))
