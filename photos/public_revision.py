"""The number that says whether any public byte may have changed, and when the clock changes one.

Every transaction that changes what readers see calls `bump()` inside it. Finished pages and the
set of open media keys are kept beside the number they were made under, and are good only while it
stands and `next_change` has not come.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import models, transaction
from django.db.models import F, Q

Clock = Callable[[datetime], datetime | None]

_clocks: list[Clock] = []


class PublicRevision(models.Model):
    """A single row."""

    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="public_revision_is_one_row")]

    def __str__(self) -> str:
        return str(self.number)


def bump() -> None:
    """Say that public bytes change with the transaction under way."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(
            "bump() belongs inside the transaction that changes what readers see: outside it, a "
            "page rendered in between would be kept under the new number with the old content."
        )
    if not PublicRevision.objects.filter(id=1).update(number=F("number") + 1):
        PublicRevision.objects.create(id=1, number=2)


def current() -> int:
    """The revision now. Database errors are the caller's to handle."""
    number = PublicRevision.objects.filter(id=1).values_list("number", flat=True).first()
    return number or 1


def register_clock(clock: Clock) -> None:
    """`clock(now)` names the next moment after `now` at which time alone changes a public byte."""
    if clock not in _clocks:
        _clocks.append(clock)


def next_change(now: datetime) -> datetime | None:
    """The earliest of all registered clocks, or None if nothing is due."""
    moments = [moment for clock in _clocks if (moment := clock(now)) is not None]
    return min(moments, default=None)
