"""A line that grows on a terminal; nothing anywhere else, so that logs and pipes stay clean."""

from typing import Any

WIDTH = 30


class ProgressBar:
    """Called as `bar(done, of)`; ends its line when all is done."""

    def __init__(self, out: Any, what: str) -> None:
        self.out = out
        self.what = what

    def __call__(self, done: int, of: int) -> None:
        if not (hasattr(self.out, "isatty") and self.out.isatty()) or not of:
            return
        filled = WIDTH * done // of
        bar = "#" * filled + "." * (WIDTH - filled)
        self.out.write(f"\r{self.what} [{bar}] {done}/{of}", ending="\n" if done >= of else "")
        self.out.flush()
