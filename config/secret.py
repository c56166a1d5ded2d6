"""The generated secret key: made once, kept beside the database, readable by its owner alone."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def kept_secret(path: Path, *, may_create: bool) -> str:
    """The secret in the file `path`; made with mode 0600 where it is missing and may be made."""
    if not path.exists() and not may_create:
        raise ImproperlyConfigured(
            f"No secret key: SECRET_KEY is not set and {path} does not exist. "
            "Run `manage.py setup` once, or set SECRET_KEY to a long random text."
        )
    if not path.exists():
        make_secret(path)
    return path.read_text(encoding="ascii").strip()


def make_secret(path: Path) -> None:
    """Write a new secret unless another process has just done so."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    except OSError as error:
        raise ImproperlyConfigured(
            f"The folder {path.parent} cannot be written ({error.strerror}). "
            "Make it writable for this user, or set DATA_ROOT to a folder that is."
        ) from error
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
