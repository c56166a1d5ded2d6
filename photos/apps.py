from django.apps import AppConfig


class PhotosConfig(AppConfig):
    name = "photos"

    def ready(self) -> None:
        # Models can be imported only now.
        from . import public_revision, rights_clock  # noqa: PLC0415

        public_revision.register_clock(rights_clock.next_rights_change)
