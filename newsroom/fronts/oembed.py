"""oEmbed 1.0 (https://oembed.com): a slide is a photo, a gallery a frame of its own."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import NoReverseMatch, Resolver404, resolve
from django.utils.translation import gettext as _

from newsroom.clock import moment
from newsroom.embedding import HEIGHT, WIDTH, embed_code
from newsroom.head import absolute, without_empty
from newsroom.models import Edition
from newsroom.story_view import live_at_address
from photos.addresses import media_url, nearest, pages
from photos.models import Photo

from .pictures import Picture, pictures

THUMBNAIL = 640  # pixels wide
NO_LIMIT = 100_000
Facts = dict[str, Any]


def oembed(request: HttpRequest) -> HttpResponse:
    """404 for what cannot be embedded, 501 for another format than JSON, 400 without an address."""
    asked = request.GET
    if asked.get("format", "json") != "json":
        return told(501, _("This site answers in JSON only. Ask with format=json, or without."))
    if not asked.get("url"):
        return told(400, _("The address to embed is missing. Give it as url=…"))
    edition, key = standing_at(asked["url"], request)
    shown = pictures([edition], moment(request))[0]
    most = limit(asked.get("maxwidth", "")), limit(asked.get("maxheight", ""))
    facts = photo(shown, key, most) if key else rich(edition, shown, most)
    response = JsonResponse(without_empty(shared(edition) | facts))
    response["Access-Control-Allow-Origin"] = "*"  # any page's script may ask
    return response


def told(status: int, message: str) -> JsonResponse:
    return JsonResponse({"error": message}, status=status)


def standing_at(address: str, request: HttpRequest) -> tuple[Edition, str]:
    """The live edition at one of our own addresses, and the key of the slide if it names one."""
    parts = urlsplit_or_404(address)
    try:
        match = resolve(unquote(parts.path))
    except Resolver404:
        raise Http404 from None
    if parts.netloc not in settings.SITE_HOSTS or match.url_name not in {"detail", "slide"}:
        raise Http404
    edition = live_at_address(match.namespace, match.kwargs["slug"], moment(request))
    if edition is None:
        raise Http404
    return edition, match.kwargs.get("key", "")


def urlsplit_or_404(address: str) -> Any:
    try:
        return urlsplit(address)
    except ValueError:  # such as http://[
        raise Http404 from None


def limit(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) < 6
    return max(int(text), 1) if is_number else NO_LIMIT


def shared(edition: Edition) -> Facts:
    return {
        "version": "1.0",
        "title": edition.headline,
        "provider_name": settings.SITE_NAME,
        "provider_url": absolute("/"),
    }


def photo(shown: Sequence[Picture], key: str, most: tuple[int, int]) -> Facts:
    """The largest JPEG within the limits; the smallest, shrunk, where none is."""
    picture = next((one for one in shown if one.facts.key == key), None)
    files = pages(picture.photo, "jpg") if picture else []
    if picture is None or not files or picture.photo.current_set is None:
        raise Http404
    within = [file for file in files if file.width <= most[0] and file.height <= most[1]]
    file = within[-1] if within else files[0]
    scale = min(1, most[0] / file.width, most[1] / file.height)
    return thumbnail(picture.photo) | {
        "type": "photo",
        "url": absolute(media_url(picture.photo.current_set, file.name)),
        "width": max(1, int(file.width * scale)),
        "height": max(1, int(file.height * scale)),
        "title": picture.title,
        "author_name": picture.credit,
        "web_page": picture.url,
    }


def rich(edition: Edition, shown: Sequence[Picture], most: tuple[int, int]) -> Facts:
    """A frame with the gallery. A gallery without a picture left is not embedded."""
    try:
        width, height = min(WIDTH, most[0]), min(HEIGHT, most[1])
        html = embed_code(edition, width, height)
    except NoReverseMatch:
        raise Http404 from None
    if not shown:
        raise Http404
    return thumbnail(shown[0].photo) | {
        "type": "rich",
        "html": str(html),
        "width": width,
        "height": height,
    }


def thumbnail(photo: Photo) -> Facts:
    file = nearest(photo, THUMBNAIL)
    if file is None or photo.current_set is None:
        return {}
    return {
        "thumbnail_url": absolute(media_url(photo.current_set, file.name)),
        "thumbnail_width": file.width,
        "thumbnail_height": file.height,
    }
