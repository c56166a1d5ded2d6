"""The audit log's one door: `record` is called in the transaction of what it records."""

from django.db import models

from .models import AuditEntry, User


def record(
    actor: User | None, action: str, target: models.Model | None = None, detail: str = ""
) -> AuditEntry:
    """Write one entry. `actor` is None for what a command or the site itself did."""
    return AuditEntry.objects.create(
        actor=actor,
        actor_name=str(actor)[:150] if actor else "",
        action=action,
        target_type=target._meta.label_lower if target else "",
        target_id=target.pk if target else None,
        target_name=str(target)[:300] if target else "",
        detail=detail,
    )
