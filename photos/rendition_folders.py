"""Where the public files of a set stand on the disk."""

import shutil
from pathlib import Path

from django.conf import settings


def media_root() -> Path:
    return Path(settings.MEDIA_ROOT)


def folder_of(key: str) -> Path:
    return media_root() / key[:2] / key


def making_root() -> Path:
    """Sets under way, on the same disk as the finished ones."""
    folder = media_root() / ".making"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def remove_files(key: str) -> None:
    shutil.rmtree(folder_of(key), ignore_errors=True)
