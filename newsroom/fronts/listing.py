"""A page of cards: what section, tag, kind, contributor and archive fronts have in common."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from newsroom import structured_data
from newsroom.cards import cards
from newsroom.clock import moment
from newsroom.head import Head
from newsroom.models import Edition

from .paging import Page


def answer(
    request: HttpRequest, template: str, page: Page[Edition], head: Head, **context: Any
) -> HttpResponse:
    """Render the page. `head` gets the page's canonical address and its first card's photo, and a
    front without data or a way of its own says where it stands."""
    shown = cards(page.rows, moment(request))
    head.path = page.here
    head.photo = next((card.photo for card in shown if card.photo), None)
    head.data = head.data or structured_data.collection(head.title, head.description, head.path)
    head.crumbs = head.crumbs or [(head.title, request.path)]
    context |= {"head": head, "page": page, "cards": shown}
    return render(request, template, context)


def found(rows: Sequence[Edition]) -> Sequence[Edition]:
    """`rows`, or 404: what nothing live stands under is not told from what never was."""
    if not rows:
        raise Http404
    return rows
