"""What a language is called by those who speak it, and which way it is written.

The site's language is `LANGUAGE_CODE`. A story may have its own: its element then says so, and the
site's own words within it say theirs.
"""

from functools import lru_cache

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info


@lru_cache
def direction(language: str) -> str:
    """ "rtl" or "ltr"; for a language that Django does not know, as most are."""
    try:
        return "rtl" if get_language_info(language)["bidi"] else "ltr"
    except KeyError:
        return "ltr"


@lru_cache
def own_name(language: str) -> str:
    """Deutsch, العربية: as its readers look for it."""
    try:
        name = str(get_language_info(language)["name_local"])
    except KeyError:
        return language
    return name[:1].upper() + name[1:]


def written_in(language: str, within: str = "") -> SafeString:
    """The attributes of an element that holds a story's words, on a page or within a story in
    another language: nothing where both are the same, a direction where it changes. "" stands for
    the site's language."""
    return _attributes(language or settings.LANGUAGE_CODE, within or settings.LANGUAGE_CODE)


def site_words(language: str) -> SafeString:
    """The attributes of an element with the site's own words inside a story in `language`."""
    return written_in("", language)


@lru_cache
def _attributes(inner: str, outer: str) -> SafeString:
    if inner == outer:
        return SafeString("")
    if direction(inner) == direction(outer):
        return format_html(' lang="{}"', inner)
    return format_html(' lang="{}" dir="{}"', inner, direction(inner))
