"""/site.webmanifest and /favicon.ico: what a browser asks of a site besides its pages.

https://www.w3.org/TR/appmanifest/
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

PAPER = "#faf9f6"  # --paper in site.css
PNG = "image/png"
#: (file, sizes, type, purpose). The mark on the large one keeps within the circle that every mask
#: leaves (four fifths of the width), on paper to the edge: it serves for both purposes.
ICONS = [
    ("mark.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", PNG, "any"),
    ("icon-512.png", "512x512", PNG, "any"),
    ("icon-512.png", "512x512", PNG, "maskable"),
]


def manifest(request: HttpRequest) -> HttpResponse:
    """`display` stays the browser's: readers share addresses and turn back with its own buttons."""
    home = reverse("newsroom:home")
    facts = {
        "id": home,
        "name": settings.SITE_NAME,
        "short_name": settings.SITE_NAME,
        "description": _("Photo stories and news."),
        "lang": settings.LANGUAGE_CODE,
        "dir": "rtl" if get_language_bidi() else "ltr",
        "start_url": home,
        "scope": home,
        "display": "browser",
        "background_color": PAPER,
        "theme_color": PAPER,
        "categories": ["news", "photo"],
        "icons": [
            {"src": static(f"site/{name}"), "sizes": sizes, "type": kind, "purpose": purpose}
            for name, sizes, kind, purpose in ICONS
        ],
    }
    return JsonResponse(facts, content_type="application/manifest+json")


def favicon(request: HttpRequest) -> HttpResponse:
    """Asked for where no page names an icon: photos, feeds, errors. Not for good, since the file's
    name changes when the icon does."""
    return HttpResponseRedirect(static("site/favicon.ico"))
