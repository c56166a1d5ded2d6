"""The home page: a lead story, what is new, galleries, and a little of every section."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom import structured_data
from newsroom.cards import COLUMNS, Card, cards, only_cards
from newsroom.clock import moment
from newsroom.context import every_section
from newsroom.head import Head
from newsroom.kinds import all_kinds, kind_named
from newsroom.models import Edition, HomeLead, Section
from newsroom.prepared import Prepared
from newsroom.widths import column_sizes

LATEST = 12  # beside the lead two, the others in the grid
BESIDE_LEAD = 2
GALLERIES = 6
IN_SECTION = 4
NEWEST = 24  # stories looked at
LEADS = 5  # of which the newest live one leads
FEWEST_GALLERIES = 2  # one alone is no strip


@dataclass(frozen=True)
class Home:
    lead: Card | None
    beside: list[Card]
    galleries: list[Card]
    latest: list[Card]
    sections: list[tuple[Section, list[Card]]]

    @property
    def brief_sizes(self) -> str:
        """A column a section, as many as fit."""
        return column_sizes(len(self.sections), 15)


def front(request: HttpRequest) -> HttpResponse:
    sections = every_section()
    home = arranged(sections, moment(request))
    head = Head(
        title=settings.SITE_NAME,
        description=_("Photo stories and news."),
        path=reverse("newsroom:home"),
        photo=home.lead.photo if home.lead else None,
        data=structured_data.website(),
    )
    context = {"home": home, "sections": sections, "head": head, "here": "home"}
    return render(request, "newsroom/home.html", context)


def chosen_editions(at: datetime) -> tuple[Edition | None, list[Edition]]:
    """The lead, and all that the home page may show besides, newest first. Three queries at most:
    the newest stories mostly hold the lead and enough galleries too."""
    found = {one.story_id: one for one in _newest(at=at)}
    chosen = _leads(at=at)
    missing = Q()
    if elsewhere := [story for story in chosen if story not in found]:
        missing |= Q(story__in=elsewhere)
    if len(found) == NEWEST and sum(map(is_gallery, found.values())) < GALLERIES:
        kinds = [kind.name for kind in all_kinds() if kind.counts_photos]
        newest = Edition.objects.live(at).filter(kind__in=kinds).newest_first()
        missing |= Q(pk__in=newest.values("pk")[:GALLERIES])
    if missing:
        live = only_cards(Edition.objects.live(at).filter(missing).newest_first())
        found |= {one.story_id: one for one in live}
    lead = next((found[story] for story in chosen if story in found), None)
    return lead or next(iter(found.values()), None), list(found.values())


_newest = Prepared(
    lambda at: (
        Edition.objects.live(at)
        .newest_first()
        .select_related("section", "lead_photo__current_set")
        .only(*COLUMNS)[:NEWEST]
    )
)


_leads = Prepared(
    lambda at: HomeLead.objects.filter(leads_from__lte=at).values_list("story", flat=True)[:LEADS]
)


def is_gallery(edition: Edition) -> bool:
    return kind_named(edition.kind).counts_photos


def arranged(sections: list[Section], at: datetime) -> Home:
    """Each story once above, and in its section only what stands nowhere else."""
    lead, found = chosen_editions(at)
    if lead is None:
        return Home(None, [], [], [], [])
    others = [one for one in found if one.story_id != lead.story_id]
    shown = cards([lead, *others], at)
    first, rest = shown[0], shown[1:]
    beside, rest = rest[:BESIDE_LEAD], rest[BESIDE_LEAD:]
    galleries = [card for card in rest if card.face.photo_count and card.photo][:GALLERIES]
    if len(galleries) < FEWEST_GALLERIES:
        galleries = []
    rest = [card for card in rest if card not in galleries]
    latest, rest = rest[: LATEST - BESIDE_LEAD - 1], rest[LATEST - BESIDE_LEAD - 1 :]
    of_sections = [
        (section, [card for card in rest if card.edition.section_id == section.pk][:IN_SECTION])
        for section in sections
    ]
    return Home(first, beside, galleries, latest, [pair for pair in of_sections if pair[1]])
