"""Makes the photos of what has been published so far findable, and stories by their photos' credits.

Reads the payloads as they were written up to now (format 1 of galleries and articles).
"""

import json
import re
from typing import Any

from django.db import migrations

from newsroom.folding import fold

BETWEEN_WORDS = re.compile(r"[\W_]+")
LONGEST = 200_000  # characters, as newsroom/search_text.py says
AT_ONCE = 200  # editions
Place = dict[str, Any]


def words(text: str) -> str:
    return BETWEEN_WORDS.sub(" ", fold(text)).strip()[:LONGEST]


def fill(apps: Any, schema_editor: Any) -> None:
    edition_model, search_text = (apps.get_model("newsroom", n) for n in ("Edition", "SearchText"))
    photos = photos_of(apps)
    dated = edition_model.objects.exclude(live_from=None).filter(withdrawn=False).order_by("pk")
    rows = dated.values_list("pk", "kind", "payload", "search_text__filed", "search_text__text")
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:AT_ONCE]):
        last = batch[-1][0]
        found = [
            (pk, filed, text, places_in(kind, payload))
            for pk, kind, payload, filed, text in batch
            if filed is not None
        ]
        write_photos(apps, found, photos)
        for pk, _filed, text, places in found:
            longer = f"{text} {own_words(places, photos)}".strip()[:LONGEST]
            if longer != text:
                search_text.objects.filter(pk=pk).update(text=longer)


def photos_of(apps: Any) -> dict[int, dict[str, Any]]:
    columns = ("pk", "title", "headline", "caption", "alt", "credit")
    photos = apps.get_model("photos", "Photo").objects.values(*columns)
    return {row["pk"]: row for row in photos.iterator()}


def places_in(kind: str, payload: str) -> list[Place]:
    said = json.loads(payload)
    if kind == "gallery":
        slides = said.get("slides", [])
        return [{**slide, "number": n, "has_page": True} for n, slide in enumerate(slides, 1)]
    shown = [b for b in said.get("blocks", []) if b["kind"] == "photo" and b.get("photo")]
    places = [{**block, "number": n, "has_page": False} for n, block in enumerate(shown, 1)]
    lead = said.get("lead_photo")
    if lead and all(place["photo"] != lead for place in places):
        places.insert(0, {"photo": lead, "number": 0, "has_page": False})
    return places


def write_photos(apps: Any, found: list[Any], photos: dict[int, dict[str, Any]]) -> None:
    search_photo = apps.get_model("newsroom", "SearchPhoto")
    search_photo.objects.bulk_create(
        search_photo(
            edition_id=pk,
            photo_id=place["photo"],
            number=place["number"],
            has_page=place["has_page"],
            filed=" ".join(fact for fact in filed.split() if not fact.startswith("kind=")),
            text=words(words_of(place, photos[place["photo"]])),
        )
        for pk, filed, _text, places in found
        for place in places
        if place["photo"] in photos
    )


def words_of(place: Place, photo: dict[str, Any]) -> str:
    parts = [
        place.get("title") or photo["headline"] or photo["title"],
        place.get("caption", "") if place["number"] else photo["caption"],
        place.get("credit") or photo["credit"],
        place.get("alt") or photo["alt"],
        photo["credit"] if place.get("credit") else "",
    ]
    return "\n".join(parts)


def own_words(places: list[Place], photos: dict[int, dict[str, Any]]) -> str:
    """What a story's photos say of themselves: the lead's caption, and their credits."""
    shown = [(place, photos[place["photo"]]) for place in places if place["photo"] in photos]
    captions = [photo["caption"] for place, photo in shown if not place["number"]]
    credits = dict.fromkeys(photo["credit"] for place, photo in shown if not place.get("credit"))
    return words("\n".join(filter(None, [*captions, *credits])))


def empty(apps: Any, schema_editor: Any) -> None:
    apps.get_model("newsroom", "SearchPhoto").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0003_search_photos")]

    operations = [migrations.RunPython(fill, empty)]
