"""JSON-LD of stories and pictures, in schema.org's words as Google documents them:
https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata
https://developers.google.com/search/docs/appearance/structured-data/article
"""

from typing import Any

from django.conf import settings

from photos.addresses import absolute, photo_url
from photos.models import Photo

from .models import Edition
from .named import Named

Data = dict[str, Any]


def story(edition: Edition, type_: str, named: Named, photo: Photo | None) -> Data:
    """What a NewsArticle and an ImageGallery have in common."""
    card = photo_url(photo, "card", is_absolute=True) if photo else ""
    return {
        "@type": type_,
        "headline": edition.headline,
        "description": edition.dek,
        "url": absolute(edition.get_absolute_url()),
        "inLanguage": edition.language or settings.LANGUAGE_CODE,
        "datePublished": edition.first_published_at and edition.first_published_at.isoformat(),
        "dateModified": edition.live_from and edition.live_from.isoformat(),
        "articleSection": edition.section.name if edition.section else "",
        "image": [card] if card else [],
        "author": [
            {"@type": "Person", "name": person.name} | {"url": absolute(person.get_absolute_url())}
            for person in named.people
        ],
        "publisher": {"@type": "Organization", "name": settings.SITE_NAME, "url": absolute("/")},
        "correction": edition.correction,
    }


def image(photo: Photo, *, name: str = "", caption: str = "", credit: str = "") -> Data:
    """An ImageObject. Its words are those of the place where it is shown."""
    credit = credit or photo.credit
    return {
        "@type": "ImageObject",
        "contentUrl": photo_url(photo, "largest", is_absolute=True),
        "name": name,
        "caption": caption,
        "width": photo.width,
        "height": photo.height,
        "creditText": credit,
        "creator": creator(photo.byline, credit),
        "copyrightNotice": photo.copyright_notice,
        "license": photo.licence_url,
        "acquireLicensePage": photo.acquire_licence_url,
    }


def creator(byline: str, credit: str) -> Data | None:
    """Whoever made it, else whoever is credited."""
    if byline:
        return {"@type": "Person", "name": byline}
    return {"@type": "Organization", "name": credit} if credit else None
