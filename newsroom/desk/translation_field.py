"""“Translation of”: the story that this one is in another language, chosen as related stories are.

Choosing puts both into one translation group. A form that was opened before a colleague named this
story in theirs shows nothing here, and must not take the story out of the group again: what stood
here when the form was opened travels with it.
"""

from typing import Any
from uuid import UUID

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.languages import own_name
from newsroom.models import RelatedStory, Story
from newsroom.publishing import newest
from newsroom.translations import group_begun_by, in_language, spoken, versions_at_desk

from .named_rows import KnownAutocomplete, NamedRow, row_id

NAME = "translation_of"
BEFORE = f"{NAME}-before"


class TranslationSelect(KnownAutocomplete):
    before = ""  # the id that was published or saved when the form was opened

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = super().render(name, value, attrs, renderer)
        return chosen + format_html(
            '<input type="hidden" name="{}" value="{}">', BEFORE, self.before
        )


class TranslationField(NamedRow):
    def __init__(self) -> None:
        super().__init__(
            Story.objects.all(),
            label=gettext_lazy("Translation of"),
            widget=TranslationSelect(RelatedStory._meta.get_field("to"), admin.site),
            help_text=gettext_lazy(
                "This story in another language, whichever was written first. Readers find a link "
                "from each to the other once both are published."
            ),
        )


def prepare(field: Any, story: Story, data: Any) -> int | None:
    """Let the field know the rows that it may name. Gives the id that it shows at first."""
    others = list(versions_at_desk(story.translation_group, story.pk))
    field.known = {one.pk: one for one in others}
    posted = row_id(data.get(NAME, "")) if data else None
    if posted:
        field.known |= Story.objects.in_bulk([posted])
    field.queryset = Story.objects.filter(kind=story.KIND)
    field.widget.before = data.get(BEFORE, "") if data else saved_choice(story)
    if len(others) > 1:
        named = ", ".join(f"{one} ({own_name(spoken(one.language))})" for one in others)
        field.help_text = _("Together with: %(stories)s.") % {"stories": named}
    return others[0].pk if others else None


def saved_choice(story: Story) -> str:
    """What the newest edition says, of which a draft that is shown may differ."""
    edition = newest(story) if story.pk else None
    first = versions_at_desk(edition.translation_group if edition else None, story.pk).first()
    return str(first.pk) if first else ""


def group_of(story: Story, other: Story | None, language: str, data: Any) -> UUID | None:
    """The group that the posted form wants. ValidationError where `other` cannot be a version of
    this story, or the language has one."""
    was_touched = data.get(BEFORE, "") != (str(other.pk) if other else "")
    group = story.translation_group
    if was_touched:
        group = (other.translation_group or group_begun_by(other.pk)) if other else None
    if group is None:
        return None
    if other is not None:
        check_is_another(story, other)
    same = in_language(versions_at_desk(group, story.pk), language)
    if same is not None:
        raise ValidationError(
            _(
                "“%(story)s” is this story's version in %(language)s already, and there is one "
                "for each language. Say under “Language” what this one is written in, or choose "
                "another story."
            )
            % {"story": same, "language": own_name(spoken(language))},
            code="language",
        )
    return group


def check_is_another(story: Story, other: Story) -> None:
    if other.pk == story.pk:
        message = _("This is the story itself. Choose another, or leave this empty.")
        raise ValidationError(message, code="itself")
    if other.kind != story.KIND:
        message = _(
            "“%(story)s” is of another kind. Choose a gallery for a gallery, an article for an "
            "article."
        )
        raise ValidationError(message % {"story": other}, code="kind")


def join(story: Story, other: Story | None) -> None:
    """The other story comes into the group too; its own version stays, no word of it changed."""
    if other is not None and story.translation_group and other.translation_group is None:
        Story.objects.filter(pk=other.pk, translation_group=None).update(
            translation_group=story.translation_group
        )
