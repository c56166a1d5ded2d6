import os
import socket
from pathlib import Path

import pytest

from config import serving
from config.settings import STORAGES


@pytest.fixture
def port() -> int:
    """A port of this machine that was free a moment ago."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Of a new site whose static files count as collected, since compressing them takes seconds."""
    static = tmp_path / "data" / "static"
    static.mkdir(parents=True)
    fingerprint = serving.static_fingerprint(STORAGES["staticfiles"]["BACKEND"])
    (static / ".collected").write_text(fingerprint)
    (static / "staticfiles.json").write_text('{"version": "1.1", "paths": {}, "hash": ""}')
    return {
        "PATH": os.environ["PATH"],
        "DATA_ROOT": str(tmp_path / "data"),
        "WEB_WORKERS": "1",
        "TASKS": "inline",
    }
