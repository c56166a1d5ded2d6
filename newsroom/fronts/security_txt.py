"""/.well-known/security.txt (RFC 9116): whom to tell of a hole in the site."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from newsroom.clock import moment
from newsroom.head import absolute

#: The RFC wants less than a year. A copy that somebody keeps is believed no longer than a quarter,
#: and that of a site which has gone runs out by itself; asked for anew, it is always good.
GOOD_FOR = timedelta(days=90)


def security_txt(request: HttpRequest) -> HttpResponse:
    """404 without a SECURITY_CONTACT. The page cache keeps none of it: its end moves on."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    today = moment(request).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {today + GOOD_FOR:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {settings.LANGUAGE_CODE}",
        f"Canonical: {absolute(reverse('newsroom:security_txt'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
