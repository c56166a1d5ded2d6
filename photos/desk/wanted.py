"""What the wall is asked for: words, and what they are narrowed by. Read from an address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self
from urllib.parse import urlencode

from django.db.models import PROTECT, Exists, F, ManyToOneRel, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from photos.models import Photo

from .library import LACKS, found

ENDING = timedelta(days=30)
PANORAMA = 2  # times as wide as high

Condition = Callable[[datetime], Q]

SHAPES: dict[str, tuple[Promise, Q]] = {
    "landscape": (_("Landscape"), Q(width__gt=F("height"))),
    "portrait": (_("Portrait"), Q(height__gt=F("width"))),
    "square": (_("Square"), Q(width=F("height"))),
    "panorama": (_("Panorama"), Q(width__gte=F("height") * PANORAMA)),
}
ADDED: dict[str, tuple[Promise, timedelta]] = {
    "day": (_("In the last 24 hours"), timedelta(days=1)),
    "week": (_("In the last 7 days"), timedelta(days=7)),
    "month": (_("In the last 30 days"), timedelta(days=30)),
    "year": (_("In the last 12 months"), timedelta(days=365)),
}


def ending(now: datetime) -> Q:
    return Q(usable_until__gt=now, usable_until__lte=now + ENDING)


def unused(now: datetime) -> Q:
    """In no story, in no edition of one and nobody's portrait: what nothing protects."""
    uses = Q()
    for relation in Photo._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and relation.on_delete is PROTECT:
            rows = relation.related_model._base_manager.filter(
                **{relation.field.name: OuterRef("pk")}
            )
            uses |= Q(Exists(rows))
    return ~uses


def alike(now: datetime) -> Q:
    """A near-duplicate, or what it resembles."""
    pairs = Photo.objects.exclude(twin=None).order_by()
    return Q(twin__isnull=False) | Q(pk__in=pairs.values("twin"))


def lack(name: str) -> Condition:
    return lambda now: LACKS[name][1]


NEEDS: dict[str, tuple[Promise, Condition]] = {
    "alt": (_("No alt text"), lack("alt")),
    "credit": (_("No credit"), lack("credit")),
    "caption": (_("No caption"), lack("caption")),
    "ending": (_("Rights end within 30 days"), ending),
    "unused": (_("Unused"), unused),
    "alike": (_("Looks like another"), alike),
    "processing": (_("Being prepared"), lack("processing")),
    "failed": (_("Failed"), lack("failed")),
    "down": (_("Taken down"), lack("down")),
}


@dataclass(frozen=True)
class Wanted:
    words: str = ""
    who: int = 0  # the id of the user who added it; 0 for anybody
    added: str = ""
    shape: str = ""
    lacks: tuple[str, ...] = ()

    @classmethod
    def read(cls, asked: QueryDict) -> Self:
        """What makes no sense is left out."""
        who = asked.get("who", "")
        return cls(
            words=asked.get("q", "").replace("\0", "").strip()[:100],
            who=int(who) if who.isdecimal() and len(who) < 10 else 0,
            added=asked.get("added", "") if asked.get("added") in ADDED else "",
            shape=asked.get("shape", "") if asked.get("shape") in SHAPES else "",
            lacks=tuple(name for name in NEEDS if name in asked.getlist("lacks")),
        )

    @property
    def query(self) -> str:
        """The same as the query of an address, without what is not asked."""
        pairs = [("q", self.words), ("who", self.who), ("added", self.added)]
        pairs += [("shape", self.shape), *(("lacks", name) for name in self.lacks)]
        return urlencode([(name, value) for name, value in pairs if value])

    def photos(self) -> QuerySet[Photo]:
        """Newest first."""
        now = timezone.now()
        photos = found(self.words)
        if self.who:
            photos = photos.filter(uploaded_by=self.who)
        if self.added:
            photos = photos.filter(added_at__gt=now - ADDED[self.added][1])
        if self.shape:
            photos = photos.filter(SHAPES[self.shape][1])
        for name in self.lacks:
            photos = photos.filter(NEEDS[name][1](now))
        return photos
