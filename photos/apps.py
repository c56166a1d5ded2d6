from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PhotosConfig(AppConfig):
    name = "photos"
    verbose_name = _("Photos")

    def ready(self) -> None:
        # Models can be imported only now.
        from . import public_revision, rights_clock  # noqa: PLC0415

        public_revision.register_clock(rights_clock.next_rights_change)
