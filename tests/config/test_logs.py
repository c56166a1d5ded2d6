import logging
import sys

from config.logs import PlainLines


def line(message: str, *values: object, exc_info=None) -> str:
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, message, values, exc_info)
    record.created = 0
    return PlainLines().format(record)


def test_it_names_time_level_and_place() -> None:
    assert line("Broken: %s", "/a/") == "1970-01-01T00:00:00Z ERROR django.request Broken: /a/"


def test_it_stays_one_line_whatever_the_address() -> None:
    found = line("Broken: %s", "/a\n1970-01-01 INFO forged\x1b[31m\u2028")
    assert len(found.splitlines()) == 1
    assert "\x1b" not in found


def test_it_keeps_a_preview_token_to_itself() -> None:
    assert "s3cret" not in line("Broken: %s", "/preview/s3cret/photo/abc/")


def test_it_shows_the_traceback() -> None:
    try:
        raise ValueError("why")
    except ValueError:
        assert "ValueError: why" in line("Broken", exc_info=sys.exc_info())
