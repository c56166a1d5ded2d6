"""The audit log's one door: `record` is called in the transaction of what it records."""

from collections.abc import Iterable

from django.db import models

from .models import AuditEntry, User


def record(
    actor: User | None, action: str, target: models.Model | None = None, detail: str = ""
) -> AuditEntry:
    """Write one entry. `actor` is None for what a command or the site itself did."""
    row = entry(actor, action, target, detail)
    row.save()
    return row


def record_many(
    actor: User | None, action: str, details: Iterable[tuple[models.Model, str]]
) -> None:
    """Write one entry for each target, all at once."""
    AuditEntry.objects.bulk_create(
        entry(actor, action, target, detail) for target, detail in details
    )


def entry(actor: User | None, action: str, target: models.Model | None, detail: str) -> AuditEntry:
    """Not yet saved."""
    return AuditEntry(
        actor=actor,
        actor_name=str(actor)[:150] if actor else "",
        action=action,
        target_type=target._meta.label_lower if target else "",
        target_id=target.pk if target else None,
        target_name=str(target)[:300] if target else "",
        detail=detail,
    )
