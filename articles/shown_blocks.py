"""The blocks of an edition as readers may see them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from gallery.shown_slides import ShownSlide, shown_slides
from newsroom.models import Edition
from newsroom.rich_text import safe_html
from photos.models import Photo

from .payload import ArticlePayload, BlockPayload


@dataclass(frozen=True)
class ShownBlock:
    """A block with what it names. Blocks whose photo or gallery may not be shown are left out."""

    block: BlockPayload
    photo: Photo | None = None
    gallery: Edition | None = None  # the embedded gallery's live edition
    slides: tuple[ShownSlide, ...] = ()

    @property
    def kind(self) -> str:
        return self.block.kind

    @property
    def html(self) -> SafeString:
        return safe_html(self.block.html)

    @property
    def credit(self) -> str:
        return self.block.credit or (self.photo.credit if self.photo else "")

    @property
    def alt(self) -> str:
        return self.block.alt or (self.photo.alt if self.photo else "")


def shown_blocks(edition: Edition, at: datetime) -> list[ShownBlock]:
    """In their order. One query for photos; for embedded galleries one, and one for each."""
    payload = edition.load()
    assert isinstance(payload, ArticlePayload)  # noqa: S101 -- for mypy: an article's edition
    photo_ids = {block.photo for block in payload.blocks if block.photo}
    galleries = _live_galleries({block.gallery for block in payload.blocks if block.gallery}, at)
    photos = Photo.objects.usable(at).with_renditions().in_bulk(photo_ids) if photo_ids else {}
    shown = [_shown(block, photos, galleries, at) for block in payload.blocks]
    return [block for block in shown if block is not None]


def _live_galleries(ids: set[int], at: datetime) -> dict[int, Edition]:
    if not ids:
        return {}
    return {edition.story_id: edition for edition in Edition.objects.live(at).filter(story__in=ids)}


def _shown(
    block: BlockPayload, photos: dict[int, Photo], galleries: dict[int, Edition], at: datetime
) -> ShownBlock | None:
    if block.kind == "photo":
        photo = photos.get(block.photo or 0)
        return ShownBlock(block, photo=photo) if photo else None
    if block.kind == "gallery":
        gallery = galleries.get(block.gallery or 0)
        slides = tuple(shown_slides(gallery, at)) if gallery else ()
        return ShownBlock(block, gallery=gallery, slides=slides) if gallery and slides else None
    return ShownBlock(block)
