"""Runs a picture child: a fresh Python that decodes one file and dies, whatever it does to it."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings

from .decode_slots import decode_slot

HERE = Path(__file__).parent
CPU_SECONDS = 60
WALL_SECONDS = 120
SLOT_SECONDS = 300
BYTES_A_PIXEL = 20  # the decoded picture, its flattened and its converted copy, and room
BYTES_BESIDES = 768 * 2**20  # Python, Pillow, and the address space that encoder threads reserve


class ChildFailed(Exception):
    """`code` says how: `out_of_time`, `out_of_memory`, `crashed`, or what the child named."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(detail or code)
        self.code = code
        self.detail = detail


def run_child(script: str, request: dict[str, Any]) -> dict[str, Any]:
    """Give `request` to photos/<script> as JSON, limited in memory and time; its answer.

    Raises ChildFailed; NoSlot when the machine has been decoding other pictures for minutes.
    """
    request = request | {
        "max_pixels": settings.PHOTO_MAX_PIXELS,
        "memory": settings.PHOTO_MAX_PIXELS * BYTES_A_PIXEL + BYTES_BESIDES,
        "cpu_seconds": CPU_SECONDS,
    }
    with decode_slot(wait=SLOT_SECONDS):
        code, out = _run([sys.executable, "-I", str(HERE / script)], json.dumps(request).encode())
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise ChildFailed("out_of_time")
    try:
        answer: dict[str, Any] = json.loads(out)
    except ValueError:
        raise ChildFailed("crashed", f"exit {code}") from None
    if "failed" in answer:
        raise ChildFailed(answer["failed"], answer.get("detail", ""))
    return answer


def _run(command: list[str], request: bytes) -> tuple[int, bytes]:
    # A session of its own: Ctrl-C in a terminal ends the worker, which lets its child finish.
    child = subprocess.Popen(  # noqa: S603  # our own script, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
    )
    try:
        out, _err = child.communicate(request, timeout=WALL_SECONDS)
    except BaseException as error:
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        child.communicate()
        if isinstance(error, subprocess.TimeoutExpired):
            raise ChildFailed("out_of_time") from None
        raise
    return child.returncode, out
