"""What the audit log's actions are called at the desk. The log itself keeps the plain words: it
outlives every translation."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

#: In the order in which they happen to a story, a photo, an account.
ACTIONS = [
    gettext_noop("started"),
    gettext_noop("saved"),
    gettext_noop("previewed"),
    gettext_noop("revoked preview"),
    gettext_noop("revoked previews"),
    gettext_noop("published"),
    gettext_noop("publishes when ready"),
    gettext_noop("could not publish when ready"),
    gettext_noop("scheduled"),
    gettext_noop("cancelled"),
    gettext_noop("ends"),
    gettext_noop("withdrawn"),
    gettext_noop("rolled back"),
    gettext_noop("chose home lead"),
    gettext_noop("made"),
    gettext_noop("changed"),
    gettext_noop("deleted"),
    gettext_noop("erased"),
    gettext_noop("add photo"),
    gettext_noop("change photo"),
    gettext_noop("delete photo"),
    gettext_noop("take photo down"),
    gettext_noop("lift takedown"),
    gettext_noop("erase photo"),
    gettext_noop("account made"),
    gettext_noop("account changed"),
    gettext_noop("password changed"),
]


def action_name(action: str) -> str:
    """In the reader's language; as it stands in the log where it is none of ours."""
    return _(action) if action in ACTIONS else action
