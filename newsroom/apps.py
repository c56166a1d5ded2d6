from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        # Models can be imported only now; photos must not know the newsroom, so it is told here.
        from photos import access, public_revision, uses  # noqa: PLC0415

        from . import (  # noqa: PLC0415
            clock,
            photo_credits,
            photo_uses,
            portraits,
            publishing,
            search_rows,
            shown_photos,
        )

        access.register_shown_photos(shown_photos.shown_photos)
        access.register_once_shown(shown_photos.once_shown_photos)
        access.register_shown_photos(portraits.shown_portraits)
        access.register_once_shown(portraits.once_shown_portraits)
        access.register_ready(publishing.publish_waiting)
        access.register_credited(photo_credits.credit_photos)
        access.register_changed(search_rows.photos_changed)
        public_revision.register_clock(clock.next_edition_change)
        uses.register_uses(photo_uses.uses)
        uses.register_uses(portraits.uses)
