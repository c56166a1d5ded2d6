"""Every address that a page, a feed, a stylesheet or a module names, and the ids in it."""

import json
import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any

IN_TEXT = re.compile(r"https?://[^\s\"'<>\\]+")
IN_CSS = re.compile(r"url\(\s*[\"']?([^\"')]+)")
IN_SCRIPT = re.compile(r"(?:from|import)\s*\(?[\"'](\./[^\"']+)[\"']")
PLAIN = {"href", "src", "action", "poster"}
SETS = {"srcset", "imagesrcset"}


@dataclass
class Found:
    """Addresses as they are written, and the ids of an HTML page."""

    addresses: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Found()
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.inside = tag
        if given.get("id"):
            self.found.ids.add(given["id"])
        for name, value in given.items():
            self.found.addresses += in_attribute(name, value)

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "script" and data.strip().startswith("{"):
            self.found.addresses += in_json(json.loads(data))
        elif self.inside == "textarea":  # code to copy
            self.found.addresses += IN_TEXT.findall(data)


def in_attribute(name: str, value: str) -> list[str]:
    if name in PLAIN:
        return [value]
    if name in SETS:
        return [part.split()[0] for part in value.split(",") if part.strip()]
    if name == "content" and IN_TEXT.fullmatch(value):
        return [value]
    is_path = name.startswith("data-") and value.startswith("/") and not value.startswith("//")
    return [value] if is_path else []


def in_json(value: Any) -> list[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [address for one in value for address in in_json(one)]
    if not isinstance(value, str):
        return []
    return [value] if value.startswith("/") else IN_TEXT.findall(unescape(value))


def addresses_in(text: str, content_type: str) -> Found:
    """Of XML only what may lead somewhere: the names of its schemas are addresses too."""
    kind = content_type.partition(";")[0]
    if kind == "text/html":
        page = Page()
        page.feed(text)
        return page.found
    if kind.endswith("json"):
        return Found(in_json(json.loads(text)))
    if kind == "text/css":
        return Found(IN_CSS.findall(text))
    if "javascript" in kind:
        return Found(IN_SCRIPT.findall(text))
    if kind.endswith("xml") and kind != "image/svg+xml":
        told = re.sub(r"\sxmlns(:\w+)?=\"[^\"]*\"", "", text)
        return Found(IN_TEXT.findall(unescape(unescape(told))))
    return Found(IN_TEXT.findall(text) if kind == "text/plain" else [])
