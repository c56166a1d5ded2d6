"""/corrections/feed/: what was wrong and is right now, as it happens."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.clock import moment
from newsroom.head import absolute
from newsroom.models import Edition

from .atom import NAMESPACES, Feed, atom_answer, begin, write_link
from .corrections import Correction, with_stories
from .entries import tag_uri
from .paging import PER_PAGE
from .xml_document import XmlDocument


def feed(request: HttpRequest) -> HttpResponse:
    at = moment(request)
    made = list(Edition.objects.corrections(at).defer("payload")[:PER_PAGE])
    corrections = with_stories(made, at)
    title = _("%(name)s – %(site)s") % {"name": _("Corrections"), "site": settings.SITE_NAME}
    about = _("What was wrong and is right now.")
    facts = Feed(title, reverse("newsroom:corrections"), request.path, at, about)
    xml = XmlDocument()
    with xml.inside("feed", NAMESPACES | {"xml:lang": settings.LANGUAGE_CODE}):
        begin(xml, facts, max((one.at for one in corrections), default=None))
        for correction in corrections:
            with xml.inside("entry", {"xml:lang": correction.story.language}):
                write_entry(xml, correction)
    return atom_answer(xml, facts)


def write_entry(xml: XmlDocument, correction: Correction) -> None:
    when = correction.at
    xml.leaf("id", tag_uri(when, f"correction/{correction.made.pk}"))
    xml.leaf("title", correction.story.headline)
    address = absolute(correction.story.get_absolute_url())
    write_link(xml, "alternate", "text/html", address)
    xml.leaf("published", when.isoformat())
    xml.leaf("updated", when.isoformat())
    xml.leaf("content", correction.text, {"type": "text"})
