"""oEmbed 1.0 (https://oembed.com): a slide is a photo, a gallery a frame of its own, an article a
link. 401 is never said: what is not public is not told from what is not."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _

from newsroom.clock import moment
from newsroom.embedding import HEIGHT, WIDTH, embed_code
from newsroom.head import absolute, without_empty
from newsroom.models import Edition
from photos.addresses import media_url, pages
from photos.models import Photo

from .asked_address import standing_at
from .entries import lead
from .filed import filed
from .pictures import Picture, pictures

THUMBNAIL = 640  # pixels wide
NO_LIMIT = 100_000
Facts = dict[str, Any]
Size = tuple[int, int]  # width and height in pixels


def oembed(request: HttpRequest) -> HttpResponse:
    """404 for what cannot be embedded, 501 for another format than JSON, 400 without an address."""
    asked, at = request.GET, moment(request)
    if asked.get("format", "json") != "json":
        return told(501, _("This site answers in JSON only. Ask with format=json, or without."))
    if not asked.get("url"):
        return told(400, _("The address to embed is missing. Give it as url=…"))
    edition, key = standing_at(asked["url"], at)
    most = limit(asked.get("maxwidth", "")), limit(asked.get("maxheight", ""))
    shown = pictures([edition], at)[0]
    facts = photo(shown, key, most) if key else story(edition, shown, most, at)
    return told(200, without_empty(shared(edition) | facts))


def told(status: int, said: str | Facts) -> JsonResponse:
    response = JsonResponse({"error": said} if isinstance(said, str) else said, status=status)
    response["Access-Control-Allow-Origin"] = "*"  # any page's script may ask
    return response


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


def photo(shown: Sequence[Picture], key: str, most: Size) -> Facts:
    picture = next((one for one in shown if one.facts.key == key), None)
    file = fitting(picture.photo, most) if picture else {}
    if picture is None or not file:
        raise Http404
    return thumbnail(picture.photo, most) | {
        "type": "photo",
        "url": file["url"],
        "width": file["width"],
        "height": file["height"],
        "title": picture.title,
        "author_name": picture.credit,
        "web_page": picture.url,
    }


def story(edition: Edition, shown: Sequence[Picture], most: Size, at: datetime) -> Facts:
    """A frame of the size asked for where the kind has one; else what a link to it needs."""
    people = filed([edition], at)[edition.story_id].people
    front = absolute(people[0].get_absolute_url()) if len(people) == 1 else ""
    facts = {"author_name": ", ".join(one.name for one in people), "author_url": front}
    photo = lead(edition, at) or (shown[0].photo if shown else None)
    facts |= thumbnail(photo, most) if photo else {}
    width, height = min(WIDTH, most[0]), min(HEIGHT, most[1])
    try:
        html = str(embed_code(edition, width, height))
    except NoReverseMatch:
        return facts | {"type": "link"}
    if not shown:  # a gallery without a picture left
        raise Http404
    return facts | {"type": "rich", "html": html, "width": width, "height": height}


def thumbnail(photo: Photo, most: Size) -> Facts:
    fit = fitting(photo, (min(THUMBNAIL, most[0]), most[1]))
    return {f"thumbnail_{name}": value for name, value in fit.items()}


def fitting(photo: Photo, most: Size) -> Facts:
    """The largest JPEG within the limits; the smallest, to be shown smaller, where none is."""
    files = pages(photo, "jpg")
    if not files or photo.current_set is None:
        return {}
    within = [file for file in files if file.width <= most[0] and file.height <= most[1]]
    file = within[-1] if within else files[0]
    scale = min(1, most[0] / file.width, most[1] / file.height)
    return {
        "url": absolute(media_url(photo.current_set, file.name)),
        "width": max(1, int(file.width * scale)),
        "height": max(1, int(file.height * scale)),
    }
