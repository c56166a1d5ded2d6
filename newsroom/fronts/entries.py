"""The stories of a feed, with all that Atom, JSON Feed and Media RSS say of one.

Four queries at most, however many stories.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html
from django.utils.translation import gettext as _

from newsroom.head import absolute
from newsroom.kinds import SlideFacts, kind_named
from newsroom.languages import direction
from newsroom.models import Contributor, Edition
from photos.models import Photo

from .filed import Filed, filed
from .pictures import Picture

# In the tags of HTML that came out of our own templates and cleaning: attributes are quoted so.
OWN_ADDRESS = re.compile(r'(<(?:a|img)\b[^>]*?\s(?:href|src)=")(?=/(?!/))')


@dataclass(frozen=True)
class Entry:
    """`html` is the whole story with absolute addresses; `photo` its lead, if it may be shown."""

    edition: Edition
    html: str
    photo: Photo | None
    filed: Filed

    @property
    def id(self) -> str:
        """For life, whatever becomes of its address (RFC 4151)."""
        return tag_uri(self.published, f"story/{self.edition.story_id}")

    @property
    def url(self) -> str:
        return absolute(self.edition.get_absolute_url())

    @property
    def published(self) -> datetime:
        assert self.edition.first_published_at  # noqa: S101 -- for mypy: a live edition's
        return self.edition.first_published_at

    @property
    def updated(self) -> datetime:
        assert self.edition.live_from  # noqa: S101 -- for mypy: a live edition's
        return self.edition.live_from

    @property
    def people(self) -> list[Contributor]:
        return self.filed.people

    @property
    def labels(self) -> list[str]:
        section = [self.edition.section.name] if self.edition.section else []
        return section + [tag.name for tag in self.filed.tags if tag.name not in section]

    @property
    def picture(self) -> Picture | None:
        """The lead photo with its own words; its page is the story's."""
        if self.photo is None:
            return None
        facts = SlideFacts(self.photo.pk, "", caption=self.photo.caption)
        return Picture(self.edition, facts, self.photo, self.edition.get_absolute_url())


def entries(editions: Iterable[Edition], at: datetime) -> list[Entry]:
    """In their order. Load the editions with `for_feeds`."""
    chosen = list(editions)
    known = filed(chosen, at)
    bodies = bodies_of(chosen, at)
    return [
        Entry(
            edition,
            whole(bodies[edition.pk], known[edition.story_id], edition.language),
            lead(edition, at),
            known[edition.story_id],
        )
        for edition in chosen
    ]


def lead(edition: Edition, at: datetime) -> Photo | None:
    photo = edition.lead_photo
    return photo if photo is not None and photo.is_usable(at) else None


def bodies_of(editions: Sequence[Edition], at: datetime) -> dict[int, str]:
    """The HTML of each, by the edition's id: each kind writes all of its own at once."""
    bodies: dict[int, str] = {}
    for name in sorted({edition.kind for edition in editions}):
        several = [edition for edition in editions if edition.kind == name]
        texts = kind_named(name).bodies_html(several, at)
        bodies |= {e.pk: text for e, text in zip(several, texts, strict=True)}
    return bodies


def whole(body: str, known: Filed, language: str) -> str:
    """With what was corrected under it, and the direction of the script, which no feed can say."""
    label = _("Correction:")
    notes = [format_html("<p>{} {}</p>", label, linebreaksbr(one)) for one in known.corrections]
    html = absolute_html("\n".join([body.strip(), *notes]))
    code = language or settings.LANGUAGE_CODE
    if direction(code) == "ltr":
        return html
    return f'<div lang="{code}" dir="rtl">\n{html}\n</div>'


def absolute_html(html: str) -> str:
    """Feed readers know no base address: links and pictures of this site get it written out."""
    return OWN_ADDRESS.sub(rf"\g<1>{settings.SITE_URL}", html)


def tag_uri(since: datetime, name: str) -> str:
    host = settings.SITE_URL.partition("://")[2].partition(":")[0]
    return f"tag:{host},{since:%Y-%m-%d}:{name}"
