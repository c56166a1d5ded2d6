"""The rich text of a block: an editor that prose.js starts when it is about to be seen."""

from typing import Any

from django_prose_editor.widgets import AdminProseEditorWidget

PRESET = "configurable"


class LaterProseEditor(AdminProseEditorWidget):
    """Its settings stand in an attribute of ours: the editor's own script starts all that have its
    own attribute, at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, preset=PRESET, **kwargs)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        attributes = context["widget"]["attrs"]
        attributes["data-prose"] = attributes.pop(f"data-django-prose-editor-{PRESET}")
        return context
