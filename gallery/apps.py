from django.apps import AppConfig


class GalleryConfig(AppConfig):
    name = "gallery"

    def ready(self) -> None:
        from newsroom import kinds  # noqa: PLC0415 -- models can be imported only now
        from photos.desk import targets  # noqa: PLC0415

        from . import adding_slides_by_upload  # noqa: PLC0415
        from .kind import GALLERY  # noqa: PLC0415

        kinds.register(GALLERY)
        targets.register_target("gallery", adding_slides_by_upload.find)
