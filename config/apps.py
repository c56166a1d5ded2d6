from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig

from . import checks  # noqa: F401  registers the system checks


class PlatformConfig(AppConfig):
    """Settings, checks and the commands that put the site on a host."""

    name = "config"


class AdminConfig(DjangoAdminConfig):
    """The desk: Django's admin under the site's own name (config/admin_site.py)."""

    default_site = "config.admin_site.Desk"
