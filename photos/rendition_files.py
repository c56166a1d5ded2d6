"""What a RenditionSet knows of its files: read and written as JSON through one type."""

import msgspec


class RenditionFile(msgspec.Struct, frozen=True):
    """One public file of a photo. `name` is its last path segment: `960.avif`, `card.jpg`."""

    name: str
    width: int  # pixels
    height: int  # pixels
    bytes: int
    role: str = "page"  # "page": for srcset; "card": the 1200x630 share card

    @property
    def suffix(self) -> str:
        return self.name.rpartition(".")[2]


def load_files(text: str) -> list[RenditionFile]:
    return msgspec.json.decode(text, type=list[RenditionFile])


def dump_files(files: list[RenditionFile]) -> str:
    return msgspec.json.encode(files).decode()
