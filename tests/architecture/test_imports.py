"""Imports point one way: accounts <- photos <- newsroom <- gallery <- articles <- config."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
ROOMS = ["accounts", "photos", "newsroom", "gallery", "articles", "config"]
REASON = "# noqa: PLC0415"


def files() -> list[Path]:
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def imports(source: str) -> Iterator[tuple[ast.Import | ast.ImportFrom, str]]:
    """Every import with the room it names; a relative one stays in its own and is left out."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node, (node.module or "").partition(".")[0]


def wrong_way(room: str, source: str) -> list[str]:
    """The rooms that `room` may not know and imports."""
    beyond = [*ROOMS[ROOMS.index(room) + 1 :], "tests"]
    return [name for _, name in imports(source) if name in beyond]


def inside_functions(source: str) -> list[int]:
    """The lines of imports inside functions that give no reason."""
    lines = source.splitlines()
    found = {
        node.lineno
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    return sorted(line for line in found if REASON not in lines[line - 1])


def test_it_reads_every_file_and_many_imports() -> None:
    assert len(files()) > 80
    assert sum(1 for path in files() for _ in imports(path.read_text())) > 300


def test_it_imports_one_way() -> None:
    wrong = {
        str(path.relative_to(ROOT)): found
        for path in files()
        if (found := wrong_way(path.relative_to(ROOT).parts[0], path.read_text()))
    }
    assert wrong == {}


def test_it_imports_at_the_top() -> None:
    wrong = {
        str(path.relative_to(ROOT)): found
        for path in [*files(), ROOT / "manage.py"]
        if (found := inside_functions(path.read_text()))
    }
    assert wrong == {}


def test_it_knows_a_relative_import_that_leaves_its_room() -> None:
    """`from ..x` in a room's first level would go around the rule."""
    wrong = [
        str(path.relative_to(ROOT))
        for path in files()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and node.level >= len(path.relative_to(ROOT).parts)
    ]
    assert wrong == []


def test_it_would_notice() -> None:
    assert wrong_way("photos", "import os, gallery.models") == ["gallery"]
    assert wrong_way("newsroom", "def f():\n    from articles import models") == ["articles"]
    assert wrong_way("gallery", "from newsroom import kinds\nfrom .models import Slide") == []
    assert wrong_way("config", "from tests.factories import x") == ["tests"]
    assert inside_functions("import os\ndef f():\n    import sys") == [3]
    assert inside_functions(f"def f():\n    import sys  {REASON}  a reason") == []


def test_it_has_nothing_else_at_the_top() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages == {*ROOMS, "tests"}
