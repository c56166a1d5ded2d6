"""`manage.py serve`, started as on a host: it answers, and it ends when it is told to."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from config import serving

PARTS = ["database", "migrations", "disk", "worker"]
ROOT = Path(settings.BASE_DIR)


def manage(*arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "manage.py"), *arguments]


@pytest.fixture
def served(environment, port, copy_tables) -> Iterator["subprocess.Popen[str]"]:
    copy_tables(Path(environment["DATA_ROOT"]) / "db.sqlite3")
    environment["TASKS"] = "worker"
    process = subprocess.Popen(
        manage("serve", "--port", str(port)),
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    yield process
    if process.poll() is None:
        process.kill()
        process.wait()


def fetch(port: int, path: str) -> str:
    deadline = time.monotonic() + 40
    while True:
        try:
            return urlopen(f"http://127.0.0.1:{port}{path}", timeout=5).read().decode()
        except URLError:  # not there yet, or 503: not ready yet
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def test_it_answers_and_ends_cleanly(served, port) -> None:
    welcome = next(line for line in served.stdout if "answers at" in line)
    assert f"http://127.0.0.1:{port} " in welcome
    assert fetch(port, "/healthz") == "ok\n"
    assert json.loads(fetch(port, "/readyz")) == dict.fromkeys(PARTS, "ok")
    start = time.monotonic()
    served.send_signal(signal.SIGTERM)
    said, _ = served.communicate(timeout=15)
    assert time.monotonic() - start < 10
    assert served.returncode == 0, said
    assert "Traceback" not in said


def test_it_says_that_a_port_is_busy(environment, port) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", port))
        busy.listen()
        refusal = subprocess.run(
            manage("serve", "--port", str(port)), env=environment, capture_output=True, text=True
        )
    assert refusal.returncode == 1
    assert len(refusal.stderr.splitlines()) == 1
    assert f"Port {port} on 127.0.0.1 cannot be used" in refusal.stderr


def test_it_says_that_a_folder_cannot_be_written(environment, tmp_path) -> None:
    (tmp_path / "file").touch()
    environment["DATA_ROOT"] = str(tmp_path / "file" / "data")
    refusal = subprocess.run(manage("serve"), env=environment, capture_output=True, text=True)
    assert refusal.returncode == 1
    assert len(refusal.stderr.splitlines()) == 1
    assert "DATA_ROOT" in refusal.stderr


def test_it_trusts_nobodys_word_by_way_of_gunicorn() -> None:
    command = serving.web_command("127.0.0.1", 8000)
    assert command[command.index("--forwarded-allow-ips") + 1] == ""


def test_it_writes_an_address_of_the_sixth_version_in_brackets() -> None:
    assert "[::1]:8000" in serving.web_command("::1", 8000)


def test_it_collects_anew_only_what_has_changed(settings, tmp_path, monkeypatch) -> None:
    collected: list[str] = []
    monkeypatch.setattr(serving, "call_command", lambda name, **options: collected.append(name))
    source = tmp_path / "source"
    source.mkdir()
    (source / "site.css").write_text("p{}")
    settings.STATICFILES_DIRS = [source]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    finders.get_finder.cache_clear()
    for text in ["p{}", "p{}", "p{color:red}"]:
        (source / "site.css").write_text(text)
        os.utime(source / "site.css", (0, 0))
        serving.collect_static(lambda line: None)
    finders.get_finder.cache_clear()
    assert collected == ["collectstatic"] * 2
