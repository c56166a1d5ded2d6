"""Contributors' portraits are public while their fronts are: what photos/access.py asks of them."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from photos.uses import Use

from .models import Contributor, Edition, EditionContributor, EditionPhoto, PhotoCredit
from .models.edition import EditionQuerySet


def shown_portraits(at: datetime) -> QuerySet[Contributor, int]:
    """Ids of the portraits of those who have written or photographed something live, lazily."""
    return portraits_with(Edition.objects.live(at))


def once_shown_portraits(at: datetime) -> QuerySet[Contributor, int]:
    """The same for those of whom something was live at that moment or before."""
    return portraits_with(Edition.objects.has_been_live(at))


def portraits_with(editions: EditionQuerySet) -> QuerySet[Contributor, int]:
    here = Exists(editions.filter(pk=OuterRef("edition")))
    written = EditionContributor.objects.filter(here, contributor=OuterRef("pk"))
    shows = Exists(EditionPhoto.objects.filter(here, photo=OuterRef("photo")))
    photographed = PhotoCredit.objects.filter(shows, contributor=OuterRef("pk"))
    return (
        Contributor.objects.filter(Q(Exists(written)) | Q(Exists(photographed)))
        .filter(portrait__isnull=False)
        .order_by()
        .annotate(photo_id=F("portrait"))
        .values_list("photo_id", flat=True)
    )


def uses(photo_id: int) -> Iterator[Use]:
    """The people whose portrait it is."""
    for person in Contributor.objects.filter(portrait=photo_id):
        url = reverse("admin:newsroom_contributor_change", args=[person.pk])
        yield Use(person.name, _("portrait"), url)
