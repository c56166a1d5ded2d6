"""Days as pages write them. Formatting costs as much as a small query; a front has twenty."""

from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def day(at: datetime) -> str:
    """30 November 2021, in the site's time zone and the page's language."""
    return _written(timezone.localtime(at).date(), get_language() or "")


@lru_cache(maxsize=4096)
def _written(on: date, language: str) -> str:
    return date_format(on, _("j F Y"))
