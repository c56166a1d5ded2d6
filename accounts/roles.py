"""What each role may do, in one table. Permissions are code, not rows: nothing to set up or to drift.

A permission is Django's own name, e.g. `gallery.change_gallery`. Patterns are those of fnmatch.
"""

from fnmatch import fnmatchcase
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db import models

from .models import User

STORIES = [
    "gallery.*_gallery",
    "gallery.*_slide",
    "articles.*_article",
    "articles.*_block",
    "newsroom.*_story",
    "newsroom.*_byline",
    "newsroom.*_relatedstory",
    "newsroom.*_draft",
    "newsroom.view_*",
    "newsroom.add_tag",
    "newsroom.change_tag",
]
PHOTOS = ["photos.add_photo", "photos.change_photo", "photos.view_*"]

MAY: dict[str, list[str]] = {
    User.Role.REPORTER: [*STORIES, *PHOTOS],
    User.Role.PHOTO_EDITOR: [*STORIES, "photos.*", "newsroom.*_contributor", "newsroom.*_creditedname"],
    User.Role.EDITOR: [*STORIES, "photos.*", "newsroom.*", "accounts.view_auditentry"],
    User.Role.ADMINISTRATOR: ["*"],
}

PUBLISH = "newsroom.publish_story"


class RoleBackend(ModelBackend):
    """Answers permission questions from the user's role."""

    def has_perm(self, user_obj: Any, perm: str, obj: models.Model | None = None) -> bool:
        if not user_obj.is_active or not isinstance(user_obj, User):
            return False
        return any(fnmatchcase(perm, pattern) for pattern in MAY.get(user_obj.role, []))

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        if not user_obj.is_active or not isinstance(user_obj, User):
            return False
        patterns = MAY.get(user_obj.role, [])
        return any(pattern == "*" or pattern.startswith(f"{app_label}.") for pattern in patterns)
