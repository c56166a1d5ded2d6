"""JSON-LD of stories, pictures and fronts, in schema.org's words as Google documents them:
https://developers.google.com/search/docs/appearance/structured-data/article
https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata
https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
https://developers.google.com/search/docs/appearance/structured-data/profile-page

What is empty is left out (newsroom/head.py). No SearchAction: nothing has read it since Google took
the search box out of its results in November 2024.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.templatetags.static import static

from photos.addresses import absolute, largest, media_url, photo_url
from photos.models import Photo

from .models import Byline, Contributor, Edition
from .named import Correction, Named

Data = dict[str, Any]
Crumb = tuple[str, str]  # a page's name and path


def story(edition: Edition, type_: str, named: Named, photo: Photo | None) -> Data:
    """What a NewsArticle and an ImageGallery have in common."""
    url = absolute(edition.get_absolute_url())
    card = photo_url(photo, "card", is_absolute=True) if photo else ""
    translators = by_role(named, is_translation=True)
    return {
        "@type": type_,
        "headline": edition.headline,
        "description": edition.dek,
        "url": url,
        "mainEntityOfPage": url,
        "inLanguage": edition.language or settings.LANGUAGE_CODE,
        "datePublished": edition.first_published_at and edition.first_published_at.isoformat(),
        "dateModified": edition.live_from and edition.live_from.isoformat(),
        "image": [card] if card else [],
        "keywords": [tag.name for tag in named.tags],
        "author": [person(one) for one in by_role(named, is_translation=False) or translators],
        "translator": [person(one) for one in translators],
        "publisher": publisher(),
        "correction": [corrected(one) for one in named.corrections],
    }


def news_article(
    edition: Edition, named: Named, photo: Photo | None, images: Sequence[Data]
) -> Data:
    """`images` describe the photos on its page, each with whose it is and its licence."""
    data = story(edition, "NewsArticle", named, photo)
    data["image"] = [*data["image"], *images]
    data["articleSection"] = edition.section.name if edition.section else ""
    return data


def by_role(named: Named, *, is_translation: bool) -> list[Contributor]:
    """Each once, in the order of the bylines."""
    found: dict[int, Contributor] = {}
    for line in named.bylines:
        if (line.role == Byline.Role.TRANSLATION) is is_translation:
            found |= {one.pk: one for one in line.people if one.pk not in found}
    return list(found.values())


def person(contributor: Contributor) -> Data:
    url = absolute(contributor.get_absolute_url())
    return {"@type": "Person", "name": contributor.name, "url": url}


def publisher() -> Data:
    return {
        "@type": "Organization",
        "name": settings.SITE_NAME,
        "url": absolute("/"),
        "logo": {"@type": "ImageObject", "url": absolute(static("site/icon-512.png"))},
    }


def corrected(correction: Correction) -> Data:
    made = correction.made_at.isoformat()
    return {"@type": "CorrectionComment", "text": correction.text, "datePublished": made}


def image(photo: Photo, *, name: str = "", caption: str = "", credit: str = "") -> Data:
    """An ImageObject. Its words are those of the place where it is shown."""
    credit = credit or photo.credit
    file = largest(photo)
    return {
        "@type": "ImageObject",
        "contentUrl": absolute(media_url(photo.current_set, file.name))
        if file and photo.current_set
        else "",
        "name": name,
        "caption": caption,
        "width": file and file.width,
        "height": file and file.height,
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


def website() -> Data:
    return {
        "@type": "WebSite",
        "name": settings.SITE_NAME,
        "url": absolute("/"),
        "inLanguage": settings.LANGUAGE_CODE,
        "publisher": publisher(),
    }


def collection(name: str, description: str, path: str) -> Data:
    """A front: stories that have something in common."""
    return {
        "@type": "CollectionPage",
        "name": name,
        "description": description,
        "url": absolute(path),
        "inLanguage": settings.LANGUAGE_CODE,
        "isPartOf": {"@type": "WebSite", "name": settings.SITE_NAME, "url": absolute("/")},
    }


def profile(contributor: Contributor, portrait: Photo | None = None) -> Data:
    about = person(contributor) | {"description": contributor.bio}
    about["image"] = image(portrait) if portrait else None
    return {"@type": "ProfilePage", "url": about["url"], "mainEntity": about}


def breadcrumbs(crumbs: Sequence[Crumb]) -> Data:
    """The way from the home page, which is put before `crumbs`, down to the page itself."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
            for place, (name, path) in enumerate([(settings.SITE_NAME, "/"), *crumbs], 1)
        ],
    }


def above(edition: Edition) -> list[Crumb]:
    """From its section down to the story."""
    section = edition.section
    front = [(section.name, section.get_absolute_url())] if section else []
    return [*front, (edition.headline, edition.get_absolute_url())]
