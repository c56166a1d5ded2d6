"""What a new site needs first: its folders, and somebody who may come in."""

import secrets
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from accounts import audit
from accounts.models import User

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
PRIVATE = 0o750  # a folder that other users of the machine cannot look into
PASSWORD_LENGTH = 20  # letters of 31: 99 bits


def new_password() -> str:
    """Such as `h7kqm-...`: to be read off a screen and typed once."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(PASSWORD_LENGTH))
    return "-".join(letters[start : start + 5] for start in range(0, PASSWORD_LENGTH, 5))


def data_folders() -> list[Path]:
    return [settings.DATA_ROOT, settings.MEDIA_ROOT, settings.ORIGINALS_ROOT, settings.STATIC_ROOT]


def make_folders() -> None:
    """Make the folders that the settings name, or say which one cannot be made or written."""
    for folder in data_folders():
        try:
            folder.mkdir(PRIVATE, parents=True, exist_ok=True)
            probe = folder / f".probe-{secrets.token_hex(4)}"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise ImproperlyConfigured(
                f"The folder {folder} cannot be written ({error.strerror}). Make it writable for "
                "this user, or set DATA_ROOT to a folder that is."
            ) from error


def first_administrator(username: str = "admin") -> tuple[User, str | None]:
    """An administrator, and the generated password where the account was made just now.

    Where somebody may administer the site already, it is the longest-standing of them and None.
    """
    existing = User.objects.administrators().order_by("pk").first()
    if existing:
        return existing, None
    if User.objects.filter(username=username).exists():
        raise ImproperlyConfigured(
            f"There is an account named {username}, and it may not administer the site. "
            "Choose another name with --username."
        )
    password = new_password()
    user = User.objects.create_superuser(username, password=password)
    audit.record(None, "account made", user, detail="by setup")
    return user, password


def give_new_password(user: User) -> str:
    """Set a generated password and return it: it is kept nowhere else."""
    password = new_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record(None, "password changed", user, detail="by setup")
    return password
