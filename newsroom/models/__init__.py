"""The newsroom's rows, a file each."""

from .address import Address
from .contributor import Contributor, CreditedName, PhotoCredit
from .draft import Draft, PreviewLink
from .edition import Edition, EditionContributor, EditionPhoto, EditionTag, FrozenEdition
from .home_lead import HomeLead
from .labels import Section, Tag
from .search import SearchPhoto, SearchText
from .story import Byline, RelatedStory, Story

__all__ = [
    "Address",
    "Byline",
    "Contributor",
    "CreditedName",
    "Draft",
    "Edition",
    "EditionContributor",
    "EditionPhoto",
    "EditionTag",
    "FrozenEdition",
    "HomeLead",
    "PhotoCredit",
    "PreviewLink",
    "RelatedStory",
    "SearchPhoto",
    "SearchText",
    "Section",
    "Story",
    "Tag",
]
