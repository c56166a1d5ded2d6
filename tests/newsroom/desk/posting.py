"""Reads a form out of a page as a browser would, so that tests post what an editor would post."""

from html.parser import HTMLParser
from typing import Any


class FormReader(HTMLParser):
    """The fields of the form with this id; what stands in <template> is not part of the page."""

    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id = form_id
        self.fields: dict[str, Any] = {}
        self.inside = False
        self.template = 0
        self.textarea = self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag == "form":
            self.inside = facts.get("id") == self.form_id
        if tag == "template":
            self.template += 1
        if not self.inside or self.template:
            return
        name = facts.get("name") or ""
        if tag == "input" and name:
            self.read_input(name, facts)
        elif tag == "textarea":
            self.textarea = name
            self.fields[name] = ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in facts:
            self.fields.setdefault(self.select, []).append(facts.get("value") or "")

    def read_input(self, name: str, facts: dict[str, str | None]) -> None:
        if facts.get("type") in {"checkbox", "radio"} and "checked" not in facts:
            return
        self.fields[name] = facts.get("value") or ""

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.fields[self.textarea] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.textarea:
            # A browser leaves out the line break that follows the start tag.
            self.fields[self.textarea] = self.fields[self.textarea].removeprefix("\n")
            self.textarea = ""
        elif tag == "select":
            self.select = ""
        elif tag == "template":
            self.template -= 1
        elif tag == "form":
            self.inside = False


def fields_of(html: str, form_id: str) -> dict[str, Any]:
    reader = FormReader(form_id)
    reader.feed(html)
    assert reader.fields, f"no form {form_id} in the page"
    return reader.fields
