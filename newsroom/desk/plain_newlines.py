"""Browsers send every line break as CR LF: kept so, a text would differ by being looked at."""

from typing import Any


def with_plain_newlines(values: dict[str, Any]) -> dict[str, Any]:
    """The same cleaned form data with LF alone."""
    return {
        name: value.replace("\r\n", "\n") if isinstance(value, str) else value
        for name, value in values.items()
    }
