"""The words of a story and their order, as one JSON text with a format number.

Compose, preview, compare, restore, import and export all speak payload. Ids are those of the rows
they name; what they name is live, what is written here is not.
"""

from typing import Any, TypeVar

import msgspec

#: Fields of the working copy that never enter a payload, because only the desk knows them.
NOT_PUBLISHED = {
    "id",
    "kind",  # a column of the edition
    "stage",
    "note",
    "version",
    "publish_when_ready_by",
    "created_by",
    "created_at",
    "updated_at",
}


class BylinePayload(msgspec.Struct, frozen=True):
    contributor: int
    role: str


class StoryPayload(msgspec.Struct, kw_only=True):
    """What every kind has. `format` rises when a released shape changes; `load` upgrades."""

    format: int = 1
    kicker: str = ""
    headline: str = ""
    slug: str = ""
    dek: str = ""
    section: int | None = None
    lead_photo: int | None = None
    bylines: list[BylinePayload] = []
    tags: list[int] = []
    related: list[int] = []
    share_title: str = ""
    share_description: str = ""
    language: str = ""
    translation_group: str = ""


P = TypeVar("P", bound=StoryPayload)


class UnknownFormat(ValueError):
    """A payload written by a newer Flyaround than this one."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"This text has format {found}, and this Flyaround reads up to {known}. "
            "It was written by a newer version: upgrade to that."
        )


def load_as(type_: type[P], text: str, newest: int = 1) -> P:
    """Read a payload. Raises msgspec.ValidationError, or UnknownFormat for a newer one."""
    payload = msgspec.json.decode(text, type=type_)
    if payload.format > newest:
        raise UnknownFormat(payload.format, newest)
    return payload


def dump(payload: StoryPayload) -> str:
    """The payload as text: the same words always give the same text. NULs, which no database
    text may hold, are left out."""
    return msgspec.json.encode(_without_nuls(msgspec.to_builtins(payload))).decode()


def _without_nuls(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, list):
        return [_without_nuls(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_nuls(item) for key, item in value.items()}
    return value
