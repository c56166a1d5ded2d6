"""Parts of pages that are written once for all that show the same: cards, masthead, footer, icons.

A template written here sees the values it is given and nothing else of the page, so that what it
writes can depend on nothing else, and the same values give the same text without writing it again.
A card of the template engine takes longer than a query.
"""

from collections.abc import Hashable
from functools import lru_cache

from django.conf import settings
from django.core.signals import setting_changed
from django.db.models import Model
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from .context import ways

MOST = 4_000  # texts, of three kilobytes mostly
Values = tuple[tuple[str, Hashable], ...]


def once(template: str, **values: Hashable) -> SafeString:
    """The text of `template` for these values: texts, numbers, moments, and tuples of such.

    A model's instance is refused: it is equal to any other of its row, whatever that says.
    """
    return _written(template, get_language(), tuple(values.items()))


@lru_cache(maxsize=MOST)
def _written(template: str, language: str | None, values: Values) -> SafeString:
    for name, value in values:
        if isinstance(value, Model):
            raise TypeError(f"{template} was given a model's instance, {name}: give what it shows.")
    known = {"site": {"name": settings.SITE_NAME, "url": settings.SITE_URL}, "to": ways}
    text = get_template(template).render(known | dict(values))
    return mark_safe(text)  # noqa: S308 -- a template has just escaped it


def forget(setting: str = "", **changed: object) -> None:
    """What was written may show a setting; only tests change one."""
    if setting in {"", "SITE_NAME", "SITE_URL", "LANGUAGE_CODE", "TIME_ZONE", "USE_TZ"}:
        _written.cache_clear()


setting_changed.connect(forget)
