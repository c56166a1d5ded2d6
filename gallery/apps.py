from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GalleryConfig(AppConfig):
    name = "gallery"
    verbose_name = _("Galleries")

    def ready(self) -> None:
        from newsroom import kinds  # noqa: PLC0415 -- models can be imported only now
        from photos import after_change  # noqa: PLC0415
        from photos.desk import targets  # noqa: PLC0415

        from . import adding_slides_by_upload, mended_captions  # noqa: PLC0415
        from .kind import GALLERY  # noqa: PLC0415

        kinds.register(GALLERY)
        targets.register_target("gallery", adding_slides_by_upload.find)
        after_change.register_offers(mended_captions.offer)
