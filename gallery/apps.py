from django.apps import AppConfig


class GalleryConfig(AppConfig):
    name = "gallery"

    def ready(self) -> None:
        from newsroom import kinds  # noqa: PLC0415 -- models can be imported only now

        from .kind import GALLERY  # noqa: PLC0415

        kinds.register(GALLERY)
