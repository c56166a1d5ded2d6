"""The shapes in which the demo's stories are written down (flyaround.py, shorter.py)."""

from dataclasses import dataclass, field
from datetime import datetime

CREDIT = "Illustration: Flyaround demo"
COPYRIGHT = "© Flyaround demo"

SECTIONS = {
    "space": ("Space", "What flies above the weather, and who looks after it."),
    "nature": ("Nature", "Land, water, air, and what lives by them."),
    "places": ("Places", "Where people have put up lights."),
    "culture": ("Culture", "Things made by hand, and kept."),
}


@dataclass(frozen=True)
class Slide:
    picture: str  # a name in painter.PICTURES
    title: str
    caption: str


@dataclass(frozen=True)
class Text:
    html: str


@dataclass(frozen=True)
class Picture:
    picture: str
    caption: str
    width: str = "wide"


@dataclass(frozen=True)
class Embedded:
    gallery: str  # the slug of a gallery of the demo


@dataclass(frozen=True)
class Quote:
    quote: str
    attribution: str = ""


Part = Text | Picture | Embedded | Quote


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A story before it is one."""

    slug: str
    headline: str
    dek: str
    section: str
    desk: str
    published: datetime
    kicker: str = ""
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()  # slugs of stories begun before this one

    def pictures(self) -> list[str]:
        """The painted pictures it needs, the first one first."""
        raise TypeError("A plan is a GalleryPlan or an ArticlePlan.")


@dataclass(frozen=True, kw_only=True)
class GalleryPlan(Plan):
    slides: tuple[Slide, ...]

    def pictures(self) -> list[str]:
        return [slide.picture for slide in self.slides]


@dataclass(frozen=True, kw_only=True)
class ArticlePlan(Plan):
    lead: str
    parts: tuple[Part, ...]
    correction: str = ""
    lead_photo_caption: str = field(default="")

    def pictures(self) -> list[str]:
        return [self.lead, *(part.picture for part in self.parts if isinstance(part, Picture))]
