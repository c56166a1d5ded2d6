"""The supervisor, with processes of a line or two in the place of web server and worker."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from config import processes
from config.processes import Child, supervise

NOWHERE = ("127.0.0.1", 1)


def child(name: str, code: str, **facts: object) -> Child:
    return Child(name, [sys.executable, "-c", code], dict(os.environ), **facts)


def ended_after(seconds: float, number: int = signal.SIGTERM) -> None:
    threading.Timer(seconds, lambda: os.kill(os.getpid(), number)).start()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_all_at_a_signal(number) -> None:
    children = [child(name, "import time; time.sleep(60)") for name in "ab"]
    ended_after(0.5, number)
    assert supervise(children, probe=NOWHERE) == 0
    assert [one.process.returncode for one in children] == [-signal.SIGTERM] * 2


def test_it_kills_what_does_not_listen(monkeypatch) -> None:
    monkeypatch.setattr(processes, "PATIENCE", 0.3)
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(60)"
    one = child("deaf", deaf)
    ended_after(0.6)
    supervise([one], probe=NOWHERE)
    assert one.process.returncode == -signal.SIGKILL


def test_it_starts_a_dead_worker_again(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(processes, "BACKOFF", (0.1,))
    said: list[str] = []
    file = tmp_path / "starts"
    code = f"open({str(file)!r}, 'a').write('x')"
    ended_after(0.8)
    supervise([child("worker", code)], probe=NOWHERE, say=said.append)
    assert len(file.read_text()) >= 2
    assert "The worker process ended with code 0; it starts again" in said[0]


def test_it_waits_longer_for_each_death() -> None:
    one, said = child("worker", "raise SystemExit(1)"), []
    waits = []
    for _ in range(3):
        one.starts_at = 0
        one.look(said.append)
        one.process.wait()
        one.look(said.append)
        waits.append(round(one.starts_at - time.monotonic()))
    assert waits == list(processes.BACKOFF[:3])


def test_it_ends_with_the_web_server() -> None:
    worker = child("worker", "import time; time.sleep(60)")
    web = child("web", "raise SystemExit(3)", is_vital=True)
    assert supervise([worker, web], probe=NOWHERE) == 3
    assert worker.process.returncode == -signal.SIGTERM


def test_it_puts_the_signals_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    supervise([child("web", "", is_vital=True)], probe=NOWHERE)
    assert signal.getsignal(signal.SIGTERM) == before
