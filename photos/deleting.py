"""Removes a photo that no story has ever used, with its files."""

from functools import partial

from django.db import transaction

from accounts import audit
from accounts.models import User

from . import originals
from .models import Photo
from .rendition_folders import remove_files


def delete_photo(photo: Photo, by: User | None) -> None:
    """Delete the row, then the files. ProtectedError if a story names it: take it down instead."""
    keys = list(photo.rendition_sets.values_list("key", flat=True))
    paths = [originals.thumbnail_path(photo.sha256)]
    if photo.original:
        paths.append(originals.original_path(photo.original))
    with transaction.atomic():
        audit.record(by, "delete photo", photo)
        photo.delete()
        for key in keys:
            transaction.on_commit(partial(remove_files, key))
        for path in paths:
            transaction.on_commit(partial(path.unlink, missing_ok=True))
