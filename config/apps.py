from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig


class AdminConfig(DjangoAdminConfig):
    """The desk: Django's admin under the site's own name (config/admin_site.py)."""

    default_site = "config.admin_site.Desk"
