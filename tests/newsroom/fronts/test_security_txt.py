"""/.well-known/security.txt, as RFC 9116 wants it."""

from datetime import datetime, timedelta

import pytest

from tests.factories import MONDAY

PATH = "/.well-known/security.txt"


@pytest.fixture
def contact(settings):
    settings.SECURITY_CONTACT = "mailto:security@example.org"


def read(get):
    answer = get(PATH)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    return dict(line.split(": ", 1) for line in answer.content.decode().splitlines())


def test_without_a_contact_there_is_none(get):
    assert get(PATH).status_code == 404


def test_it_says_whom_to_tell(get, contact, settings):
    settings.LANGUAGE_CODE = "pt-br"
    facts = read(get)
    assert facts.pop("Expires")
    assert facts == {
        "Contact": "mailto:security@example.org",
        "Preferred-Languages": "pt-br",
        "Canonical": f"http://127.0.0.1:8000{PATH}",
    }


def test_its_end_is_always_to_come(get, contact, settings, set_clock):
    settings.PAGE_CACHE = True
    for days in (0, 89, 91, 400):
        now = MONDAY + timedelta(days=days)
        set_clock(now)
        left = datetime.fromisoformat(read(get)["Expires"]) - now
        assert timedelta(days=89) < left < timedelta(days=365)


def test_it_is_the_same_all_day(get, contact, set_clock):
    morning = read(get)
    set_clock(MONDAY + timedelta(hours=14))
    assert read(get) == morning
