from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from newsroom import publishing
from newsroom.models import Story
from tests.factories import make_gallery, make_user

from .posting import fields_of


class Desk:
    """An editor at the form of stories: opens it, changes fields, presses a button."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.client = Client()
        self.client.force_login(user, backend="accounts.roles.RoleBackend")

    def url(self, story: Story, page: str = "change", **more: Any) -> str:
        meta = story._meta
        args = [story.pk, *more.values()]
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=args)

    def open(self, story: Story, query: str = "") -> dict[str, Any]:
        page = self.client.get(self.url(story) + query)
        assert page.status_code == 200
        return fields_of(page.content.decode(), f"{story._meta.model_name}_form")

    def open_new(self, kind: str) -> tuple[str, dict[str, Any]]:
        app = {"gallery": "gallery", "article": "articles"}[kind]
        url = reverse(f"admin:{app}_{kind}_add")
        return url, fields_of(self.client.get(url).content.decode(), f"{kind}_form")

    def press(
        self, story: Story, fields: dict[str, Any], button: str = "_save", **changes: Any
    ) -> Any:
        return self.client.post(self.url(story), {**fields, **changes, button: "1"})

    def save(self, story: Story, button: str = "_save", **changes: Any) -> Any:
        return self.press(story, self.open(story), button, **changes)

    def save_behind(self, story: Story, **changes: Any) -> None:
        """Their save without the form, which takes ten times as long."""
        for name, value in changes.items():
            setattr(story, name, value)
        story.save()
        publishing.save(story, self.user)


@pytest.fixture
def at_desk(db) -> Callable[[User], Desk]:
    return Desk


@pytest.fixture
def desk(editor: User) -> Desk:
    return Desk(editor)


@pytest.fixture
def reporter_desk(reporter: User) -> Desk:
    return Desk(reporter)


@pytest.fixture
def colleague(db) -> Desk:
    return Desk(make_user(User.Role.EDITOR, username="colleague"))


@pytest.fixture
def gallery(db):
    return make_gallery(3, headline="Above the clouds", slug="above-the-clouds")
