"""What the desk offers once a photo's facts have changed. The library does not know stories: they
register here what follows for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from .models import Photo


@dataclass(frozen=True)
class Offer:
    """A sentence for the editor, and where the offer is taken up."""

    sentence: str
    url: str


#: (request, photo as it is now, the changed facts as they were) -> an offer, or None
Offers = Callable[[HttpRequest, Photo, Mapping[str, Any]], Offer | None]

_made_by: list[Offers] = []


def register_offers(offers: Offers) -> None:
    if offers not in _made_by:
        _made_by.append(offers)


def offers_after(request: HttpRequest, photo: Photo, before: Mapping[str, Any]) -> list[Offer]:
    return [offer for made in _made_by if (offer := made(request, photo, before))]
