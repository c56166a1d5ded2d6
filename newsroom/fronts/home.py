"""The home page: a lead story, what is new, galleries, and a little of every section."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.cards import Card, cards
from newsroom.clock import moment
from newsroom.head import Head
from newsroom.kinds import all_kinds
from newsroom.models import Edition, Section
from photos.addresses import absolute

LATEST = 12  # beside the lead two, the others in the grid
BESIDE_LEAD = 2
GALLERIES = 8
IN_SECTION = 4
FEWEST_GALLERIES = 2  # one alone is no strip


@dataclass(frozen=True)
class Home:
    lead: Card | None
    beside: list[Card]
    galleries: list[Card]
    latest: list[Card]
    sections: list[tuple[Section, list[Card]]]


def front(request: HttpRequest) -> HttpResponse:
    sections = list(Section.objects.all())
    home = arranged(chosen_editions(sections, moment(request)), sections, moment(request))
    head = Head(
        title=settings.SITE_NAME,
        description=_("Photo stories and news."),
        path=reverse("newsroom:home"),
        photo=home.lead.photo if home.lead else None,
        data={"@type": "WebSite", "name": settings.SITE_NAME, "url": absolute("/")},
    )
    context = {"home": home, "sections": sections, "head": head, "here": "home"}
    return render(request, "newsroom/home.html", context)


def lead_story(at: datetime) -> Edition | None:
    """The newest choice of the editors whose story is live. One query."""
    led = Edition.objects.live(at).filter(story__home_leads__leads_from__lte=at)
    return led.order_by("-story__home_leads__leads_from").for_cards().first()


def chosen_editions(sections: Iterable[Section], at: datetime) -> list[Edition]:
    """All that the home page may show, newest first: one query that walks the ordered indexes,
    some rows of each."""
    newest = Edition.objects.live(at).newest_first().values("pk")
    wanted = Q(pk__in=newest[: LATEST + BESIDE_LEAD + 1])
    for kind in all_kinds():
        if kind.counts_photos:
            wanted |= Q(pk__in=newest.filter(kind=kind.name)[: GALLERIES + 1])
    for section in sections:
        wanted |= Q(pk__in=newest.filter(section=section)[: IN_SECTION * 2])
    return list(Edition.objects.filter(wanted).newest_first().for_cards())


def arranged(found: list[Edition], sections: list[Section], at: datetime) -> Home:
    """Each story once above, and in its section only what stands nowhere else."""
    lead = lead_story(at) or next(iter(found), None)
    if lead is None:
        return Home(None, [], [], [], [])
    others = [one for one in found if one.story_id != lead.story_id]
    shown = cards([lead, *others], at)
    first, rest = shown[0], shown[1:]
    beside, rest = rest[:BESIDE_LEAD], rest[BESIDE_LEAD:]
    galleries = [card for card in rest if card.photo_count and card.photo][:GALLERIES]
    if len(galleries) < FEWEST_GALLERIES:
        galleries = []
    rest = [card for card in rest if card not in galleries]
    latest, rest = rest[: LATEST - BESIDE_LEAD - 1], rest[LATEST - BESIDE_LEAD - 1 :]
    of_sections = [
        (section, [card for card in rest if card.edition.section_id == section.pk][:IN_SECTION])
        for section in sections
    ]
    return Home(first, beside, galleries, latest, [pair for pair in of_sections if pair[1]])
