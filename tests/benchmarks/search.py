"""How long a search takes: `python -m tests.benchmarks.search [--stories 100000] [--rounds 15]`.

Fills a database of its own with stories whose words are as often as words are in a language (the
n-th commonest one n-th as often), then asks /search/ for rare, middling and the commonest words, as
phrases, beginnings, several at once, narrowed, and deep. Times are wall-clock milliseconds of the
whole answer in one process; the first request of each question is not counted.

On PostgreSQL: `--database-url postgres://.../bench`, an empty database. `--data FOLDER` keeps
SQLite's file for another run; a filled database is asked as it stands.
"""

import argparse
import json
import statistics
import time
from itertools import accumulate
from random import Random

from tests.benchmarks.own_site import own_site, progress

MOST_MS, USUAL_MS = 300, 50
VOCABULARY, SENTENCES, PHOTOS = 50_000, 120_000, 5_000
COMMON = 100  # so many words are the commonest: each is in a fifth of all stories and more
SYLLABLES = [f"{a}{b}" for a in "bdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "ar", "en")]
Questions = dict[str, tuple[str, bool]]  # name: what is asked, and whether by the commonest words


def main() -> None:
    options = read_options()
    with own_site(options.data, options.database_url):
        fill(options.stories)
        asked = questions()
        results = [
            measure(name, query, is_common, options.rounds)
            for name, (query, is_common) in asked.items()
            if options.only in name
        ]
        report(results)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--database-url", default="", help="measure on this server instead")
    parser.add_argument("--data", default="", help="keep the data in this folder")
    parser.add_argument("--only", default="", help="questions whose names have this")
    return parser.parse_args()


def fill(stories: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    from config.demo import crowd_words
    from tests.benchmarks.crowd import Crowd

    call_command("migrate", verbosity=0)
    crowd_words.sentences = sentences
    from newsroom.models import Story

    if not Story.objects.exists():
        crowd = Crowd()
        add_photos()
        crowd.grow(stories, progress)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def vocabulary() -> list[str]:
    """The commonest first: the shorter, the commoner."""
    chance, found = Random(1), {}
    while len(found) < VOCABULARY:
        longest = 1 + min(3, len(found) // 1000 + len(found) // 50)
        found["".join(chance.choices(SYLLABLES, k=chance.randint(1, longest)))] = None
    return list(found)


def sentences() -> list[str]:
    chance, known = Random(2), vocabulary()
    weights = list(accumulate(1 / place for place in range(1, len(known) + 1)))
    lengths = (chance.randint(8, 20) for _ in range(SENTENCES))
    return [
        " ".join(chance.choices(known, cum_weights=weights, k=words)).capitalize() + "."
        for words in lengths
    ]


def add_photos() -> None:
    """Of their own words, with renditions that have no files."""
    from django.db.models import OuterRef, Subquery

    from photos.models import Photo, RenditionSet

    files = RenditionSet.objects.order_by("pk").first().files_json
    chance, said = Random(3), sentences()
    Photo.objects.bulk_create(
        Photo(
            original=f"{n}.jpg",
            sha256=f"bench{n:059x}",
            format="JPEG",
            file_name=f"{n}.jpg",
            width=3000,
            height=2000,
            title=" ".join(chance.choice(said).split()[:5]),
            alt=chance.choice(said),
            credit=" ".join(chance.choice(said).rstrip(".").split()[-2:]),
        )
        for n in range(PHOTOS)
    )
    new = Photo.objects.filter(current_set=None)
    RenditionSet.objects.bulk_create(
        RenditionSet(photo=photo, source=photo.original, files_json=files) for photo in new
    )
    of_photo = RenditionSet.objects.filter(photo=OuterRef("pk")).values("pk")[:1]
    new.update(current_set=Subquery(of_photo), state=Photo.State.READY)


def questions() -> Questions:
    """Ranks in the vocabulary, from 0. A story has some 300 words."""
    from newsroom.models import Edition, Section

    known, said = vocabulary(), sentences()[500].lower().rstrip(".").split()
    most, next_most, third = known[:3]
    middling, other, rare = known[1_000], known[1_500], known[40_000]
    section = Section.objects.first().slug
    live = Edition.objects.exclude(live_from=None).order_by("first_published_at")
    year = live.first().first_published_at.year + 1
    narrow = f"&section={section}&year={year}"
    return {
        "a rare word": (rare, False),
        "a word in no story": ("zyzzyva", False),
        "a middling word": (middling, False),
        "a word at the border": (known[COMMON], False),
        "two middling words": (f"{middling} {other}", False),
        "a middling and the commonest": (f"{middling} {most}", False),
        "a phrase": (f'"{" ".join(said[2:6])}"', False),
        "a beginning of four letters": (f"{middling[:4]}*", False),
        "a middling word, narrowed": (f"{middling}{narrow}", False),
        "a middling word, galleries": (f"{middling}&kind=gallery", False),
        "a middling word, photos": (f"{middling}&kind=photo", False),
        "a middling word, photos, narrowed": (f"{middling}&kind=photo{narrow}", False),
        "a rare word, photos": (f"{rare}&kind=photo", False),
        "the commonest word": (most, True),
        "the commonest word, page 50": (f"{most}&page=50", True),
        "the commonest word, page 100": (f"{most}&page=100", True),
        "the commonest word, narrowed": (f"{most}{narrow}", True),
        "the commonest word, photos": (f"{most}&kind=photo", True),
        "the commonest word, photos, page 50": (f"{most}&kind=photo&page=50", True),
        "three commonest words": (f"{most} {next_most} {third}", True),
        "eight commonest words": (" ".join(known[:8]), True),
        "eight commonest words, photos": (" ".join(known[:8]) + "&kind=photo", True),
        "a phrase of the commonest": (f'"{next_most} {most}"', True),
        "a phrase that is nowhere": (f'"{most} {most} {most} {most}"', True),
        "a phrase that is nowhere, photos": (f'"{most} {most} {most} {most}"&kind=photo', True),
        "a beginning of three letters": (f"{most[:3]}*", True),
        "a beginning of three letters, photos": (f"{most[:3]}*&kind=photo", True),
        "eight beginnings": (" ".join(f"{one[:3]}*" for one in known[:8]), True),
    }


def measure(name: str, query: str, is_common: bool, rounds: int) -> dict[str, object]:
    from django.test import Client, override_settings

    client = Client()
    words, _, narrower = query.partition("&")
    url = f"/search/?q={words.replace(' ', '+')}&{narrower}"
    times = []
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        for _ in range(rounds + 1):
            start = time.perf_counter()
            answer = client.get(url)
            times.append((time.perf_counter() - start) * 1000)
    if answer.status_code != 200:
        raise SystemExit(f"{url} answered {answer.status_code}")
    return {
        "question": name,
        "rows": answer.content.count(b"<h3"),
        "median_ms": round(statistics.median(times[1:]), 1),
        "worst_ms": round(max(times[1:]), 1),
        "limit_ms": MOST_MS if is_common else USUAL_MS,
    }


def report(results: list[dict[str, object]]) -> None:
    over = []
    for row in results:
        print(json.dumps(row))
        if row["median_ms"] > row["limit_ms"] or row["worst_ms"] > MOST_MS:
            over.append(row["question"])
    print(f"over the limit: {', '.join(over)}" if over else "within all limits")


if __name__ == "__main__":
    main()
