"""Runs the site's processes side by side: what dies comes back, and one signal ends them all."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import FrameType

Say = Callable[[str], None]

MANAGE = Path(__file__).resolve().parent.parent / "manage.py"
TICK = 0.1  # seconds between two looks
PATIENCE = 12  # seconds to end by itself after SIGTERM, then SIGKILL
BACKOFF = (1, 2, 5, 15, 60)  # seconds before the first, second ... restart
STEADY = 60  # seconds of life after which a death counts as the first again


def python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]


def manage(*arguments: str) -> list[str]:
    """The command line of a management command."""
    return python(str(MANAGE), *arguments)


@dataclass
class Child:
    """One process. When a vital one ends the whole ends with it; any other is started anew."""

    name: str
    command: list[str]
    environment: dict[str, str]
    is_vital: bool = False
    deaths: int = 0
    starts_at: float = 0.0
    started_at: float = 0.0
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        # A session of its own: Ctrl-C reaches this program only, which then ends its children.
        self.process = subprocess.Popen(  # noqa: S603  our own command line
            self.command, env=self.environment, start_new_session=True
        )
        self.started_at = time.monotonic()

    def look(self, say: Say) -> int | None:
        """Start it when its time has come; the exit code if it was vital and has ended."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.starts_at:
                self.start()
            return None
        code = self.process.poll()
        if code is None:
            return None
        if self.is_vital:
            return code
        self.deaths = 1 if now - self.started_at > STEADY else self.deaths + 1
        wait = BACKOFF[min(self.deaths, len(BACKOFF)) - 1]
        say(f"The {self.name} process ended with code {code}; it starts again in {wait} s.")
        self.process, self.starts_at = None, now + wait
        return None

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None


def supervise(
    children: list[Child],
    *,
    probe: tuple[str, int],
    on_ready: Callable[[], None] | None = None,
    say: Say = print,
) -> int:
    """Run `children` until SIGTERM, SIGINT or the end of a vital one. Returns the exit code."""
    asked: list[int] = []

    def ask(number: int, frame: FrameType | None) -> None:
        asked.append(number)

    before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        while not asked:
            ended = [code for child in children if (code := child.look(say)) is not None]
            if ended:
                say("The web server has ended; its own last words are above.")
                return ended[0] or 1
            if on_ready and answers(*probe):
                on_ready()
                on_ready = None
            time.sleep(TICK)
        return 0
    finally:
        stop(children)
        for number, handler in before.items():
            signal.signal(number, handler)


def stop(children: list[Child]) -> None:
    """End all, together: SIGTERM, then after a while SIGKILL."""
    for child in children:
        if child.process and child.is_running():
            child.process.terminate()
    deadline = time.monotonic() + PATIENCE
    for child in children:
        if child.process is None:
            continue
        try:
            child.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()


def answers(host: str, port: int) -> bool:
    connection = HTTPConnection(host, port, timeout=0.5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
