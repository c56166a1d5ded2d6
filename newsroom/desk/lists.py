"""The lists of galleries and articles: thumbnail, headline, state, section, when."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from newsroom.models import Edition, Story

from .index import furnish


class StoryList(ChangeList):
    """The page of stories with the state of each, asked for all of them together."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.title = capfirst(str(self.opts.verbose_name_plural))

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        stories: list[Any] = list(self.result_list)
        furnish(stories)
        self.result_list = stories


class StoryListColumns:
    """Mixed into StoryAdmin: the columns, each drawn from what StoryList has found."""

    list_display = ["card", "chip", "section", "when"]
    list_display_links = None
    list_select_related = ["section", "lead_photo"]

    @admin.display(description=_("Story"), ordering="headline")
    def card(self, story: Any) -> SafeString:
        return render_to_string("admin/newsroom/_list_card.html", {"story": story})

    @admin.display(description=_("State"))
    def chip(self, story: Any) -> SafeString:
        return render_to_string("admin/newsroom/_chip.html", {"state": story.desk_state})

    @admin.display(description=_("When"), ordering="updated_at")
    def when(self, story: Any) -> SafeString:
        return render_to_string("admin/newsroom/_list_when.html", {"state": story.desk_state})


Narrow = Callable[[QuerySet[Any]], QuerySet[Any]]


def _having(editions: QuerySet[Edition]) -> Exists:
    return Exists(editions.filter(story=OuterRef("pk")))


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            *Story.Stage.choices,
            ("live", _("Live")),
            ("changed", _("Live, with changes")),
            ("scheduled", _("Scheduled")),
            ("withdrawn", _("Withdrawn")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        now, value = timezone.now(), self.value()
        live = _having(Edition.objects.live(now))
        seen = _having(Edition.objects.past(now))
        scheduled = _having(Edition.objects.upcoming(now).filter(withdrawn=False))
        if value in Story.Stage.values:
            return queryset.filter(~seen, ~scheduled, stage=value)
        if value == "live":
            return queryset.filter(live)
        if value == "changed":
            return queryset.filter(live, Exists(unpublished_words(now)))
        if value == "scheduled":
            return queryset.filter(scheduled)
        if value == "withdrawn":
            return queryset.filter(seen, ~live)
        return queryset


def unpublished_words(now: Any) -> QuerySet[Edition]:
    """The newest edition of the outer story, where it says something else than the live one."""
    own = Edition.objects.filter(story=OuterRef("pk"), withdrawn=False)
    later = Edition.objects.filter(
        story=OuterRef("story"), number__gt=OuterRef("number"), withdrawn=False
    )
    same = Edition.objects.live(now).filter(story=OuterRef("story"), payload=OuterRef("payload"))
    return own.filter(~Exists(later), ~Exists(same))


class MineFilter(admin.SimpleListFilter):
    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("mine", _("Mine"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Begun by me, saved by me at any time, or with my draft."""
        if self.value() != "mine":
            return queryset
        user: Any = request.user
        saved = Edition.objects.filter(story=OuterRef("pk"), saved_by=user)
        return queryset.filter(Q(created_by=user) | Q(drafts__user=user) | Exists(saved)).distinct()


list_filters = [
    StateFilter,
    ("section", admin.RelatedOnlyFieldListFilter),
    "stage",
    MineFilter,
]
