"""An upload's photos go into the story it was opened from.

With JavaScript the files come one by one, so their photos are placed together by a request of its
own once all have arrived; without, right after the files.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, JsonResponse

from photos.intake import IntakeResult
from photos.models import Photo

from .batch_order import Named, in_order
from .targets import Changed, Placed, Target

MOST = 1000  # photos in one request


@dataclass(frozen=True)
class Filled:
    """What is said of it. `version` is the one for another try, `ask` whether to offer it."""

    text: str = ""
    version: int = 0
    ask: bool = False
    placed: Placed | None = None


def fill(request: HttpRequest, target: Target, batch: Sequence[Named]) -> Filled:
    version = version_in(request, target)
    photos = in_order(batch, request.POST.get("order", ""))
    if not photos:
        return Filled(version=version)
    try:
        placed = target.place(photos, version)
    except Changed as changed:
        return Filled(str(changed), changed.version, ask=True)
    return Filled(placed.text, target.version, placed=placed)


def version_in(request: HttpRequest, target: Target) -> int:
    """The version that the story had when the upload page was opened."""
    posted = request.POST.get("version", "")
    return int(posted) if posted.isdecimal() and len(posted) < 10 else target.version


def of_results(results: Sequence[tuple[str, IntakeResult]]) -> list[Named]:
    return [(name, result.photo) for name, result in results if result.photo]


def posted_batch(request: HttpRequest) -> list[Named]:
    """Photos that were taken in before: `photo` and `name` as often as there are photos."""
    ids = [
        int(one) if one.isdecimal() and len(one) < 19 else 0
        for one in request.POST.getlist("photo")[:MOST]
    ]
    names = request.POST.getlist("name") + [""] * len(ids)
    found = Photo.objects.in_bulk(ids)
    return [(name, found[pk]) for name, pk in zip(names, ids, strict=False) if pk in found]


def as_json(filled: Filled) -> JsonResponse:
    answer: dict[str, Any] = {
        "text": filled.text,
        "version": filled.version,
        "ask": filled.ask,
        "already": filled.placed.already if filled.placed else [],
        "left_out": filled.placed.left_out if filled.placed else [],
    }
    return JsonResponse(answer)
