"""The generated secret key: made once, kept beside the database, readable by its owner alone."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def kept_secret(path: Path, *, may_create: bool) -> str:
    """The secret in the file `path`; made with mode 0600 where it is missing and may be made."""
    try:
        if may_create and not path.exists():
            make_secret(path)
        secret = path.read_text(encoding="ascii").strip()
    except FileNotFoundError as error:
        raise ImproperlyConfigured(
            f"No secret key: SECRET_KEY is not set and {path} does not exist. "
            "Run `manage.py setup` once, or set SECRET_KEY to a long random text."
        ) from error
    except OSError as error:
        raise ImproperlyConfigured(
            f"The secret key {path} cannot be read or made ({error.strerror}). Make "
            f"{path.parent} writable for this user, or set DATA_ROOT to a folder that is."
        ) from error
    if not secret:
        raise ImproperlyConfigured(
            f"The secret key {path} is empty. Delete the file, then run `manage.py setup`."
        )
    return secret


def make_secret(path: Path) -> None:
    """Write a new secret unless another process has just done so.

    It is written aside and linked into place: whoever sees the file sees a whole secret, and of two
    processes that start at once the second one's link fails, so both read the first one's.
    """
    path.parent.mkdir(0o750, parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        os.link(aside, path)
    except FileExistsError:
        pass
    finally:
        aside.unlink()
