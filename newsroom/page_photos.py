"""Photos with what pages show of them. A photo's row has fifty columns, and reading all of them for
ten photos takes longer than finding them."""

from datetime import datetime

from django.db.models import QuerySet

from photos.models import Photo

#: On a card
CARD_FACTS = (
    "title",
    "headline",
    "alt",
    "decorative",
    "credit",
    "width",
    "height",
    "focal_x",
    "focal_y",
    "state",
    "taken_down_at",
    "usable_from",
    "usable_until",
    "current_set__key",
    "current_set__files_json",
)
#: On a page of its own
FACTS = (
    *CARD_FACTS,
    "caption",
    "byline",
    "copyright_notice",
    "licence_url",
    "acquire_licence_url",
)


def page_photos(at: datetime) -> QuerySet[Photo]:
    """Those that may be shown at `at`, each with its renditions."""
    return Photo.objects.usable(at).with_renditions().only(*FACTS)
