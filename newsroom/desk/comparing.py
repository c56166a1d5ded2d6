"""Two editions side by side, word by word and slide by slide."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from newsroom.languages import own_name
from newsroom.models import Byline, Contributor, Edition, Section, Story, Tag
from newsroom.payload import StoryPayload
from newsroom.rich_text import plain
from photos.models import Photo

MODELS: dict[str, type[Any]] = {
    "section": Section,
    "lead_photo": Photo,
    "photo": Photo,
    "gallery": Story,
    "tags": Tag,
    "related": Story,
    "bylines": Contributor,
}
HIDDEN = {"format", "key"}
MOST_WORDS = 4000  # beyond, a text is shown whole: the comparison takes time with its square


@dataclass(frozen=True)
class Piece:
    text: str
    changed: bool


@dataclass(frozen=True)
class Line:
    """One field on both sides."""

    label: str
    old: list[Piece]
    new: list[Piece]
    changed: bool


@dataclass(frozen=True)
class Part:
    """The story's own fields, or one slide or block. Its `fate`: same, changed, moved, added or
    removed."""

    title: str
    fate: str
    lines: list[Line]
    old_photo: int | None = None
    new_photo: int | None = None

    @property
    def same_photo(self) -> int | None:
        return self.new_photo if self.new_photo == self.old_photo else None

    @property
    def other_photo(self) -> bool:
        return self.new_photo != self.old_photo


@dataclass(frozen=True)
class Comparison:
    parts: list[Part]

    @property
    def changed(self) -> list[Part]:
        return [part for part in self.parts if part.fate != "same"]


def compare(old: Edition, new: Edition) -> Comparison:
    return compare_payloads(old.load(), new.load())


def compare_payloads(old: StoryPayload, new: StoryPayload) -> Comparison:
    names = Names(old, new)
    before, after = msgspec.to_builtins(old), msgspec.to_builtins(new)
    own = [name for name in after if name not in HIDDEN and not is_list_of_rows(name, after)]
    lines = [line for name in own if (line := names.line(name, before.get(name), after[name]))]
    fate = "changed" if any(line.changed for line in lines) else "same"
    parts = [Part(_("Story"), fate, lines)]
    for name in after:
        if is_list_of_rows(name, after):
            parts += compare_rows(names, name, before.get(name, []), after[name])
    return Comparison(parts)


def is_list_of_rows(name: str, payload: dict[str, Any]) -> bool:
    return name not in MODELS and isinstance(payload[name], list)


def compare_rows(names: "Names", name: str, old: list[Any], new: list[Any]) -> Iterable[Part]:
    before = {row["key"]: row for row in old}
    after = {row["key"]: row for row in new}
    old_order = [row["key"] for row in old if row["key"] in after]
    new_order = [row["key"] for row in new if row["key"] in before]
    stays = set(longest_common(old_order, new_order))
    for place, row in enumerate(new, 1):
        was = before.get(row["key"])
        lines = names.lines(was or {}, row)
        fate = "added"
        if was is not None:
            fate = "changed" if any(line.changed for line in lines) else "same"
            if fate == "same" and row["key"] not in stays:
                fate = "moved"
        photos = (was or {}).get("photo"), row.get("photo")
        yield Part(row_title(name, place), fate, lines, *photos)
    for place, row in enumerate(old, 1):
        if row["key"] not in after:
            yield Part(
                row_title(name, place), "removed", names.lines(row, {}), row.get("photo"), None
            )


def row_title(name: str, place: int) -> str:
    titles = {"slides": _("Slide %(n)d"), "blocks": _("Block %(n)d")}
    return titles.get(name, "%(n)d") % {"n": place}


def longest_common(old: list[str], new: list[str]) -> list[str]:
    """The keys that need not have moved for the one order to become the other."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [key for block in blocks for key in old[block.a : block.a + block.size]]


class Names:
    """Turns ids into names for people, every kind of row asked for once."""

    def __init__(self, *payloads: StoryPayload) -> None:
        ids: dict[type[Any], set[int]] = {}
        for payload in payloads:
            collect(msgspec.to_builtins(payload), ids)
        self.found = {model: model._default_manager.in_bulk(pks) for model, pks in ids.items()}

    def lines(self, old: dict[str, Any], new: dict[str, Any]) -> list[Line]:
        names = dict.fromkeys([*new, *old])
        found = (self.line(name, old.get(name), new.get(name)) for name in names)
        return [line for line in found if line]

    def line(self, name: str, old: Any, new: Any) -> Line | None:
        """None for what is empty on both sides, and for what only the machine reads."""
        if name in HIDDEN:
            return None
        before, after = self.words(name, old), self.words(name, new)
        if not before and not after:
            return None
        return Line(label(name), *pieces(before, after), before != after)

    def words(self, name: str, value: Any) -> str:
        if value in (None, "", []):
            return ""
        if isinstance(value, list):
            return ", ".join(self.words(name, one) for one in value)
        if isinstance(value, dict):
            return f"{self.words(name, value['contributor'])} ({Byline.Role(value['role']).label})"
        if name == "translation_group":
            others = Story.objects.filter(translation_group=value).order_by("pk")
            return ", ".join(map(str, others)) or _("(deleted)")
        if name == "language":
            return own_name(value)
        if name in MODELS:
            return str(self.found[MODELS[name]].get(value) or _("(deleted)"))
        return plain(value) if name == "html" else str(value)


def collect(value: Any, ids: dict[type[Any], set[int]], name: str = "") -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            collect(inner, ids, "bylines" if key == "contributor" else key)
    elif isinstance(value, list):
        for inner in value:
            collect(inner, ids, name)
    elif name in MODELS and isinstance(value, int):
        ids.setdefault(MODELS[name], set()).add(value)


def pieces(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """The words of both, those that differ marked."""
    a, b = re.findall(r"\s+|[^\s]+", old), re.findall(r"\s+|[^\s]+", new)
    if old == new or len(a) > MOST_WORDS or len(b) > MOST_WORDS:
        return [Piece(old, old != new)], [Piece(new, old != new)]
    left: list[Piece] = []
    right: list[Piece] = []
    for what, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        for side, words in ((left, a[a1:a2]), (right, b[b1:b2])):
            if words:
                side.append(Piece("".join(words), what != "equal"))
    return joined(left), joined(right)


def joined(found: list[Piece]) -> list[Piece]:
    """With the bare spaces between two changed words taken for changed, and neighbours joined."""
    for i, piece in enumerate(found[1:-1], 1):
        if piece.text.isspace() and found[i - 1].changed and found[i + 1].changed:
            found[i] = Piece(piece.text, True)
    groups = groupby(found, key=lambda piece: piece.changed)
    return [Piece("".join(piece.text for piece in group), changed) for changed, group in groups]


def label(name: str) -> str:
    labels = {
        "lead_photo": _("lead photo"),
        "share_title": _("title when shared"),
        "share_description": _("description when shared"),
        "translation_group": _("translation of"),
        "slug": _("address"),
        "html": _("text"),
        "related": _("related stories"),
        "credit": _("credit here"),
        "alt": _("alt text here"),
        "embed_url": _("address of the video"),
        "embed_title": _("title of the video"),
        "attribution": _("who said it"),
    }
    return labels.get(name) or _(name.replace("_", " "))
