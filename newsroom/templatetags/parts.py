"""Parts of a page that are written once: see newsroom/once.py."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from newsroom import widths
from newsroom.cards import Card
from newsroom.models import Section
from newsroom.once import once
from photos.templatetags.photos import show_photo

register = template.Library()
register.simple_tag(once)


@register.simple_tag(takes_context=True, name="card")
def show_card(
    context: Context,
    card: Card,
    *,
    place: str = "",
    eager: bool = False,
    within: Section | None = None,
) -> SafeString:
    """`place`: first, lone, small or none. `eager` for what is seen at once. `within`: a section
    that need not be named."""
    picture = ""
    if card.photo:
        shape, sizes = widths.CARD[place]
        picture = show_photo(context, card.photo, sizes, shape=shape, lazy=not eager)
    slug = within.slug if within else ""
    return once("_card.html", card=card.face, picture=picture, within=slug)


@register.simple_tag(takes_context=True)
def masthead(context: Context) -> SafeString:
    """With the section of a section's front, or of a story, marked."""
    sections: Any = context.get("sections") or ()
    here: Any = context.get("section")
    return once(
        "_masthead.html",
        sections=tuple((one.name, one.get_absolute_url(), one.slug) for one in sections),
        section=here.slug if here else "",
        is_story=bool(context.get("edition")),
        here=context.get("here", ""),
    )
