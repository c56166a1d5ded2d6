"""The blocks of an edition as readers may see them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from gallery.shown_slides import ShownSlide, photo_ids, slides_with
from newsroom.models import Edition
from newsroom.page_photos import page_photos
from newsroom.rich_text import safe_html
from photos.models import Photo

from . import widths
from .payload import ArticlePayload, BlockPayload
from .players import Player, player_of


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

    @property
    def is_tall(self) -> bool:
        return self.photo is not None and widths.is_tall(self.photo)

    @property
    def sizes(self) -> str:
        return widths.block_sizes(self.photo, self.block.width) if self.photo else ""

    @property
    def player(self) -> Player | None:
        return player_of(self.block.embed_url) if self.kind == "embed" else None


def shown_blocks(edition: Edition, at: datetime) -> list[ShownBlock]:
    """In their order. At most two queries."""
    return blocks_of([edition], at)[0]


def blocks_of(editions: Iterable[Edition], at: datetime) -> list[list[ShownBlock]]:
    """The shown blocks of each edition. One query for the galleries embedded in any of them, one
    for all photos."""
    articles = [payload_of(edition) for edition in editions]
    blocks = [block for article in articles for block in article.blocks]
    galleries = _live_galleries({block.gallery for block in blocks if block.gallery}, at)
    ids = {block.photo for block in blocks if block.photo}
    ids |= {photo for gallery in galleries.values() for photo in photo_ids(gallery)}
    photos = page_photos(ids, at)
    return [
        [shown for block in article.blocks if (shown := _shown(block, photos, galleries))]
        for article in articles
    ]


def photos_in(payload: ArticlePayload, galleries: Mapping[int, Edition]) -> set[int]:
    """Ids of the photos that the blocks show, those of embedded galleries too."""
    shown = {block.gallery for block in payload.blocks}
    embedded = [gallery for story, gallery in galleries.items() if story in shown]
    ids = {block.photo for block in payload.blocks if block.photo}
    return ids | {photo for gallery in embedded for photo in photo_ids(gallery)}


def blocks_with(
    payload: ArticlePayload, photos: Mapping[int, Photo], galleries: Mapping[int, Edition]
) -> list[ShownBlock]:
    """The shown blocks, from usable photos and live galleries (by story) that were found."""
    return [shown for block in payload.blocks if (shown := _shown(block, photos, galleries))]


def payload_of(edition: Edition) -> ArticlePayload:
    payload = edition.load()
    assert isinstance(payload, ArticlePayload)  # noqa: S101 -- for mypy: an article's edition
    return payload


def _live_galleries(ids: set[int], at: datetime) -> dict[int, Edition]:
    if not ids:
        return {}
    return {edition.story_id: edition for edition in Edition.objects.live(at).filter(story__in=ids)}


def _shown(
    block: BlockPayload, photos: Mapping[int, Photo], galleries: Mapping[int, Edition]
) -> ShownBlock | None:
    if block.kind == "photo":
        photo = photos.get(block.photo or 0)
        return ShownBlock(block, photo=photo) if photo else None
    if block.kind == "gallery":
        gallery = galleries.get(block.gallery or 0)
        slides = tuple(slides_with(gallery, photos)) if gallery else ()
        return ShownBlock(block, gallery=gallery, slides=slides) if gallery and slides else None
    return ShownBlock(block)
