"""Finding photos in the library: by words, and by what they lack."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from photos.models import Photo

TEXTS = ["title", "headline", "caption", "alt", "extended_description", "keywords", "file_name"]
TEXTS += ["credit", "byline", "source", "copyright_notice", "usage_terms", "city", "country"]
MOST_TERMS = 6

LACKS = {
    "credit": (_("No credit"), Q(credit="")),
    "alt": (_("No alt text"), Q(alt="", decorative=False)),
    "caption": (_("No caption"), Q(caption="")),
    "processing": (_("Being prepared"), Q(state=Photo.State.PROCESSING)),
    "failed": (_("Failed"), Q(state=Photo.State.FAILED)),
    "down": (_("Taken down"), Q(taken_down_at__isnull=False)),
}


def found(query: str) -> QuerySet[Photo]:
    """Photos in which every word of the query stands somewhere, newest first."""
    photos = Photo.objects.all()
    for term in query.replace("\0", "").split()[:MOST_TERMS]:
        anywhere = Q()
        for field in TEXTS:
            anywhere |= Q(**{f"{field}__icontains": term})
        photos = photos.filter(anywhere)
    return photos.order_by("-added_at", "-id")


def choosable(query: str) -> QuerySet[Photo]:
    """What may go into a story: not what was taken down or could not be read."""
    return found(query).filter(taken_down_at=None).exclude(state=Photo.State.FAILED)
