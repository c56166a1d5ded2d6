"""The desk: one admin site for editors."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from newsroom.desk import fixing
from newsroom.desk.index import boards

#: The order of the desk's own lists: what editors open most comes first.
APPS = ["gallery", "articles", "photos", "newsroom", "accounts"]


class Desk(AdminSite):
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = _("Desk")
    index_template = "admin/desk_index.html"

    def get_urls(self) -> list[Any]:
        return [path("fix/", self.admin_view(fixing.published), name="fix_it"), *super().get_urls()]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The start page: my work, what waits, what comes next."""
        return super().index(request, {**boards(request), **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        found = super().get_app_list(request, app_label)
        return sorted(
            found,
            key=lambda app: APPS.index(app["app_label"]) if app["app_label"] in APPS else len(APPS),
        )
