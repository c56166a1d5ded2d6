from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from newsroom.head import absolute

SITEMAPS = ["sitemap", "sitemap_news", "sitemap_images"]


def robots(request: HttpRequest) -> HttpResponse:
    """Search pages are not forbidden here: a crawler must be able to read their `noindex`."""
    lines = ["User-agent: *", "Disallow: /admin/", ""]
    lines += [f"Sitemap: {absolute(reverse(f'newsroom:{name}'))}" for name in SITEMAPS]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
