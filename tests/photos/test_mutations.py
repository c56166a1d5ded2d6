"""Spoiled files of every taken format: taken or refused with a sentence, and nothing is left."""

import io
from random import Random

import pytest

from photos import originals
from photos.intake import Outcome, take_in
from photos.models import Photo

from .pictures import encoded, gradient

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow_numbers]
FORMATS = ["JPEG", "PNG", "WEBP", "AVIF", "GIF"]
FEW, MANY = 6, 100  # mutations of each format


def spoiled(data: bytes, chance: Random) -> bytes:
    """Some bytes changed, cut off, doubled or put in."""
    spoiled = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(spoiled))
        match chance.randrange(4):
            case 0:
                spoiled[at] = chance.randrange(256)
            case 1:
                del spoiled[at : at + chance.randint(1, 40)]
            case 2:
                spoiled[at:at] = chance.randbytes(chance.randint(1, 40))
            case _:
                spoiled[at : at + 4] = b"\xff\xff\xff\xff"
        if not spoiled:
            break
    return bytes(spoiled)


@pytest.mark.parametrize("file_format", FORMATS)
def test_no_spoiled_file_breaks_the_intake(file_format: str, slow: bool, settings) -> None:
    settings.RUN_TASKS = "inline"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    chance = Random(file_format)
    whole = encoded(gradient(64, 48), file_format)
    outcomes = set()
    for _ in range(MANY if slow else FEW):
        result = take_in(io.BytesIO(spoiled(whole, chance)), "spoiled.jpg")
        outcomes.add(result.outcome)
        assert (result.outcome == Outcome.REFUSED) == (result.photo is None)
        assert result.reason or result.outcome == Outcome.ADDED
        assert list(originals.incoming_root().iterdir()) == []
    assert outcomes <= {Outcome.ADDED, Outcome.REFUSED, Outcome.DUPLICATE}
    states = set(Photo.objects.values_list("state", flat=True))
    assert states <= {Photo.State.READY, Photo.State.FAILED, Photo.State.PROCESSING}
