"""What each role may do, in one table. Permissions are code: no rows to set up or to drift.

A permission is Django's own name, e.g. `gallery.change_gallery`. Patterns are those of fnmatch.
"""

from fnmatch import fnmatchcase
from typing import Any

from django.apps import apps
from django.contrib.auth import get_permission_codename
from django.contrib.auth.backends import ModelBackend
from django.db import models

from .models import User


def rows(*models: str) -> list[str]:
    """Django's four permissions on each model's rows, and none of its own, such as publishing."""
    labels = [model.split(".") for model in models]
    return [
        f"{app}.{verb}_{name}"
        for app, name in labels
        for verb in ("add", "change", "delete", "view")
    ]


STORIES = [
    *rows("gallery.gallery", "gallery.slide", "articles.article", "articles.block"),
    *rows("newsroom.story", "newsroom.byline", "newsroom.relatedstory", "newsroom.draft"),
    "newsroom.view_*",
    "newsroom.add_tag",
    "newsroom.change_tag",
]
PHOTOS = ["photos.add_photo", "photos.change_photo", "photos.view_*"]

MAY: dict[str, list[str]] = {
    User.Role.REPORTER: [*STORIES, *PHOTOS],
    User.Role.PHOTO_EDITOR: [
        *STORIES,
        "photos.*",
        *rows("newsroom.contributor", "newsroom.creditedname"),
    ],
    User.Role.EDITOR: [*STORIES, "photos.*", "newsroom.*", "accounts.view_auditentry"],
    User.Role.ADMINISTRATOR: ["*"],
}

PUBLISH = "newsroom.publish_story"


def permission_names(model: type[models.Model]) -> list[str]:
    """Django's names of what can be done with a model: gallery.change_gallery and its like."""
    meta = model._meta
    own = [codename for codename, _name in meta.permissions]
    usual = [get_permission_codename(action, meta) for action in meta.default_permissions]
    return [f"{meta.app_label}.{codename}" for codename in usual + own]


class RoleBackend(ModelBackend):
    """Answers permission questions from the user's role."""

    def has_perm(self, user_obj: Any, perm: str, obj: models.Model | None = None) -> bool:
        if not user_obj.is_active or not isinstance(user_obj, User):
            return False
        return any(fnmatchcase(perm, pattern) for pattern in MAY.get(user_obj.role, []))

    def get_all_permissions(self, user_obj: Any, obj: models.Model | None = None) -> set[str]:
        names = {name for model in apps.get_models() for name in permission_names(model)}
        return {name for name in names if self.has_perm(user_obj, name, obj)}

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        if not user_obj.is_active or not isinstance(user_obj, User):
            return False
        patterns = MAY.get(user_obj.role, [])
        return any(pattern == "*" or pattern.startswith(f"{app_label}.") for pattern in patterns)
