"""Which sets readers may have now: decided once a key, kept while nothing public changes."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from django.db import DatabaseError

from .access import has_been_shown, is_shown
from .models import RenditionSet
from .public_revision import current, next_change

MOST = 20_000  # keys held in a process


@dataclass(frozen=True)
class Decision:
    """`is_open`: readers may have it, at most until `until`. `is_gone`: they could once."""

    is_open: bool = False
    is_gone: bool = False
    until: datetime | None = None


UNKNOWN = Decision()


class OpenKeys:
    """Decisions under one public revision, until the clock changes one. One query on a hit."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._under: tuple[int, datetime | None] = (0, None)
        self._held: OrderedDict[str, Decision] = OrderedDict()

    def decide(self, key: str, at: datetime) -> Decision:
        """If the revision cannot be read, what is held is believed: photos go on showing."""
        try:
            under = self._bring_up_to_date(current(), at)
        except DatabaseError:
            return self._held.get(key, UNKNOWN)
        held = self._held.get(key)
        if held is None:
            held = decide(key, at, under[1])
            self._hold(key, held, under)
        return held

    def _bring_up_to_date(self, number: int, at: datetime) -> tuple[int, datetime | None]:
        under = self._under
        if under[0] == number and (under[1] is None or at < under[1]):
            return under
        under = (number, next_change(at))  # before any decision is made under it
        with self._lock:
            self._under, self._held = under, OrderedDict()
        return under

    def _hold(self, key: str, decision: Decision, under: tuple[int, datetime | None]) -> None:
        if decision is UNKNOWN:  # a million guesses must not push out what is known
            return
        with self._lock:
            if self._under == under:
                self._held[key] = decision
                if len(self._held) > MOST:
                    self._held.popitem(last=False)


def decide(key: str, at: datetime, next_due: datetime | None) -> Decision:
    """Ask the database: at most one for each register of photos/access.py, and one more."""
    found = RenditionSet.objects.select_related("photo").filter(key=key).first()
    if found is None:
        return UNKNOWN
    photo = found.photo
    if photo.is_usable(at) and is_shown(photo.pk, at):
        ends = [moment for moment in (photo.usable_until, next_due) if moment is not None]
        return Decision(is_open=True, until=min(ends, default=None))
    return Decision(is_gone=has_been_shown(photo.pk, at))


open_keys = OpenKeys()
