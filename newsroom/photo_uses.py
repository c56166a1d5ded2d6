"""Where a photo stands in stories: what photos/uses.py asks the newsroom."""

from collections.abc import Iterator

from django.db.models import Max, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from photos.uses import Use

from .desk.addresses import change_url
from .kinds import kind_named
from .models import Edition, EditionPhoto

MOST = 200  # editions looked at


def uses(photo_id: int) -> Iterator[Use]:
    """The live editions and the working copies that show the photo, newest first."""
    now = timezone.now()
    live = set(
        Edition.objects.live(now).filter(photo_rows__photo=photo_id).values_list("pk", flat=True)
    )
    rows = EditionPhoto.objects.filter(photo=photo_id)
    newest = (
        rows.filter(edition__withdrawn=False)
        .values("edition__story")
        .annotate(last=Max("edition__number"))
    )
    wanted = Q(pk__in=live)
    for row in newest[:MOST]:
        wanted |= Q(story=row["edition__story"], number=row["last"])
    editions = Edition.objects.filter(wanted).select_related("story").order_by("-number")
    for edition in editions:
        yield use(edition, photo_id, edition.pk in live)


def use(edition: Edition, photo_id: int, is_live: bool) -> Use:
    facts = kind_named(edition.kind).slides(edition.load())
    numbers = [str(fact.number) for fact in facts if fact.photo == photo_id]
    places = [_("photo %(n)s") % {"n": ", ".join(numbers)}] if numbers else []
    if edition.lead_photo_id == photo_id:
        places.append(_("lead photo"))
    if is_live and edition.live_from:
        since = date_format(timezone.localtime(edition.live_from), "DATE_FORMAT")
        places.append(_("live since %(when)s") % {"when": since})
    else:
        places.append(_("not live"))
    return Use(str(edition.story), ", ".join(places), change_url(edition.story), is_live)
