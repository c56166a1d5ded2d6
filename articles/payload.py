"""An article's words and blocks as payload."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

import msgspec

from gallery.models import Gallery
from newsroom.composing import all_still_there, compose_shared, restore_shared
from newsroom.kinds import SlideFacts
from newsroom.payload import StoryPayload, load_as
from newsroom.rich_text import clean, plain
from photos.models import Photo

if TYPE_CHECKING:
    from .models import Article, Block

FORMAT = 1
#: The fields of a block that readers see, by kind: others stay in the working copy.
FIELDS: dict[str, list[str]] = {
    "text": ["html"],
    "photo": ["photo", "caption", "credit", "alt", "width"],
    "gallery": ["gallery"],
    "quote": ["quote", "attribution"],
    "embed": ["embed_url", "embed_title", "caption"],
}


class BlockPayload(msgspec.Struct, omit_defaults=True):
    key: str
    kind: str
    html: str = ""
    photo: int | None = None
    caption: str = ""
    credit: str = ""
    alt: str = ""
    width: str = "text"
    gallery: int | None = None
    quote: str = ""
    attribution: str = ""
    embed_url: str = ""
    embed_title: str = ""


class ArticlePayload(StoryPayload, kw_only=True):
    blocks: list[BlockPayload] = []


def load(text: str) -> ArticlePayload:
    return load_as(ArticlePayload, text, FORMAT)


def compose(article: "Article") -> ArticlePayload:
    blocks = [compose_block(block) for block in article.blocks.all()]
    return compose_shared(article, ArticlePayload, format=FORMAT, blocks=blocks)


def compose_block(block: "Block") -> BlockPayload:
    """Only what the block's kind shows. Rich text is cleaned: not all of it came by a form."""
    values: dict[str, Any] = {
        name: getattr(block, f"{name}_id" if name in {"photo", "gallery"} else name)
        for name in FIELDS[block.kind]
    }
    if "html" in values:
        values["html"] = clean(values["html"])
    return BlockPayload(key=block.key, kind=block.kind, **values)


def restore(article: "Article", payload: ArticlePayload, block_model: "type[Block]") -> None:
    """Make the working copy what the payload says, without photos and galleries that are gone."""
    restore_shared(article, payload)
    photos = all_still_there(Photo, [block.photo for block in payload.blocks if block.photo])
    galleries = all_still_there(
        Gallery, [block.gallery for block in payload.blocks if block.gallery]
    )
    article.blocks.all().delete()
    rows = []
    for place, block in enumerate(payload.blocks, 1):
        values = msgspec.structs.asdict(block)
        values["photo_id"] = block.photo if values.pop("photo") in photos else None
        values["gallery_id"] = block.gallery if values.pop("gallery") in galleries else None
        rows.append(block_model(article=article, position=place, **values))
    block_model.objects.bulk_create(rows)


def slides(payload: ArticlePayload) -> list[SlideFacts]:
    """The photos of the body in their order; an article's photos have no page of their own."""
    shown = [block for block in payload.blocks if block.kind == "photo" and block.photo]
    return [
        SlideFacts(
            block.photo or 0,
            "",
            caption=block.caption,
            credit=block.credit,
            alt=block.alt,
            number=place,
            anchor=f"photo-{block.key}",
        )
        for place, block in enumerate(shown, 1)
    ]


def text(payload: ArticlePayload, without: Collection[int] = ()) -> str:
    """What search finds besides headline and dek. Blocks of the photos `without` are left out."""
    parts = []
    for block in payload.blocks:
        if block.photo in without:
            continue
        parts += [plain(block.html), block.caption, block.credit, block.quote, block.attribution]
        parts.append(block.embed_title)
    return "\n".join(part for part in parts if part)
