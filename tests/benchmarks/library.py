"""How long the library's wall takes: `python -m tests.benchmarks.library [--photos 100000]`.

Makes so many photos straight in a database of its own, with texts as long as files have them, and
asks the wall as an editor for every filter, alone and together, for rare, common and absent words,
and for a deep page. Times are wall-clock milliseconds of the whole answer in one process; the first
of each is not counted. Then 1,000 photos are edited at once, and that is undone.

On PostgreSQL: `--database-url postgres://.../bench`, an empty database. `--data FOLDER` keeps
SQLite's file for another run.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from random import Random

from tests.benchmarks.own_site import own_site

MOST_MS, MOST_EDIT_MS = 200, 5000
WALL = "/admin/photos/photo/"
USED = 0.9  # of the photos stand in an edition
MANY = 1000
BATCH = 5000


def main() -> None:
    options = read_options()
    with own_site(options.data, options.database_url):
        fill(options.photos)
        results = [
            measure(name, query, options.rounds)
            for name, query in questions().items()
            if options.only in name
        ]
        results += [] if options.only else edit_and_undo()
        for row in results:
            print(json.dumps(row))
        over = [str(row["question"]) for row in results if row["median_ms"] > row["limit_ms"]]  # type: ignore[operator]
        print(f"over the limit: {', '.join(over)}" if over else "within all limits")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--database-url", default="", help="measure on this server instead")
    parser.add_argument("--data", default="", help="keep the data in this folder")
    parser.add_argument("--only", default="", help="questions whose names have this")
    return parser.parse_args()


def fill(photos: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from accounts.models import User
    from photos.models import Photo

    if not Photo.objects.exists():
        people = [User.objects.create_user(f"editor{n}", role="editor") for n in range(12)]
        chance = Random(1)
        for start in range(0, photos, BATCH):
            add(range(start, min(start + BATCH, photos)), people, chance)
        make_alike()
        use()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def add(numbers: range, people: list[object], chance: Random) -> None:
    from django.utils import timezone

    from photos.models import Photo, RenditionSet

    now = timezone.now()
    words = [f"word{n}" for n in range(3000)]

    def said(n: int) -> str:
        return " ".join(chance.choice(words) for _ in range(n))

    rows = [
        Photo(
            original=f"{n}.jpg",
            sha256=f"bench{n:059x}",
            format="JPEG",
            file_name=f"dsc_{n:06d}.jpg",
            bytes=8_000_000,
            from_file=json.dumps({"iptc": {"caption": said(40)}, "xmp": {"a": said(60)}}),
            title=said(6),
            caption="" if chance.random() < 0.01 else f"The light over {said(30)}",
            alt="" if chance.random() < 0.01 else said(15),
            extended_description=said(30) if n % 5 == 0 else "",
            keywords=", ".join(said(8).split()),
            credit="" if n % 997 == 0 else f"Agency {n % 40}",
            byline=f"Somebody {n % 300}",
            usable_until=now + timedelta(days=n % 3000) if n % 10 == 0 else None,
            uploaded_by=people[-1] if n % 2000 == 0 else people[n % 11],
            added_at=now - timedelta(minutes=7 * n),
            state=Photo.State.FAILED if n % 5000 == 1 else Photo.State.PROCESSING,
            perceptual_hash=chance.getrandbits(62),
            taken_down_at=now if n % 9001 == 1 else None,
            **chance.choice(SHAPES if n % 50 else SQUARE),
        )
        for n in numbers
    ]
    Photo.objects.bulk_create(rows)
    sets = RenditionSet.objects.bulk_create(
        RenditionSet(photo=row, source=row.original) for row in rows
    )
    for row, one in zip(rows, sets, strict=True):
        if row.state != Photo.State.FAILED and row.pk % 5000 != 7:
            row.current_set, row.state = one, Photo.State.READY
    Photo.objects.bulk_update(rows, ["current_set", "state"], batch_size=200)


SHAPES = [{"width": 6000, "height": 4000}, {"width": 4000, "height": 6000}]
SQUARE = [{"width": 4000, "height": 4000}, {"width": 9000, "height": 3000}]


def make_alike() -> None:
    from photos.models import Photo

    ids = list(Photo.objects.order_by("pk").values_list("pk", flat=True))
    for first, second in zip(ids[::400], ids[1::400], strict=False):
        Photo.objects.filter(pk=second).update(twin=first)


def use() -> None:
    """Each of so many photos in an edition, as if stories had a hundred each."""
    from newsroom.models import Edition, EditionPhoto
    from photos.models import Photo
    from tests.factories import make_gallery

    gallery = make_gallery(1)
    edition = Edition.objects.get(story=gallery)
    had = edition.photo_rows.values("photo")
    ids = Photo.objects.exclude(pk__in=had).values_list("pk", flat=True)
    used = list(ids)[: int(USED * len(ids))]
    names = [one.name for one in EditionPhoto._meta.concrete_fields if not one.primary_key]
    like = edition.photo_rows.values(*names).get()
    rows = (EditionPhoto(edition=edition, photo_id=pk) for pk in used)
    assert set(like) == set(names)
    EditionPhoto.objects.bulk_create(rows, batch_size=BATCH)


def questions() -> dict[str, str]:
    from accounts.models import User

    rare = User.objects.get(username="editor11").pk
    common = User.objects.get(username="editor1").pk
    lacks = [
        "alt",
        "credit",
        "caption",
        "ending",
        "unused",
        "alike",
        "processing",
        "failed",
        "down",
    ]
    return {
        "everything": "",
        "page 1000": "page=1000",
        "a common word": "q=light",
        "a middling word": "q=word77",
        "a rare word": "q=dsc_077777",
        "a word that is nowhere": "q=zyzzyva",
        "two words": "q=word77+word99",
        "six words, one nowhere": "q=the+light+over+word7+word9+zyzzyva",
        "who, many": f"who={common}",
        "who, few": f"who={rare}",
        **{f"added, {one}": f"added={one}" for one in ("day", "month", "year")},
        **{f"shape, {one}": f"shape={one}" for one in ("landscape", "square", "panorama")},
        **{f"only {one}": f"lacks={one}" for one in lacks},
        "failed and unused, of one person": f"lacks=failed&lacks=unused&who={common}",
        "no alt text and a rare word": "lacks=alt&q=word77",
        "square and unused and no credit": "shape=square&lacks=unused&lacks=credit",
    }


def measure(name: str, query: str, rounds: int) -> dict[str, object]:
    from django.test import Client, override_settings

    from accounts.models import User

    with override_settings(ALLOWED_HOSTS=["testserver"], SECURE_SSL_REDIRECT=False):
        client = Client()
        user = User.objects.get(username="editor1")
        client.force_login(user, backend="accounts.roles.RoleBackend")
        times = []
        for _ in range(rounds + 1):
            times.append(milliseconds(lambda: client.get(f"{WALL}?{query}")))
        answer = client.get(f"{WALL}?{query}")
    if answer.status_code != 200:
        raise SystemExit(f"{WALL}?{query} answered {answer.status_code}")
    return {
        "question": name,
        "photos": answer.content.count(b"data-pick>"),
        "median_ms": round(statistics.median(times[1:]), 1),
        "worst_ms": round(max(times[1:]), 1),
        "limit_ms": MOST_MS,
    }


def edit_and_undo() -> list[dict[str, object]]:
    from photos.editing_many import edit_many, undo
    from photos.models import Photo

    ids = list(Photo.objects.values_list("pk", flat=True)[:MANY])
    made = []
    times = {
        f"give {MANY} photos a credit": milliseconds(
            lambda: made.append(edit_many(ids, None, lambda photo: {"credit": "New"})[0])
        ),
        f"undo it for {MANY}": milliseconds(lambda: undo(made[0], None)),
        f"give {MANY} photos keywords of their own": milliseconds(
            lambda: edit_many(ids, None, lambda photo: {"keywords": f"{photo.keywords}, new"})
        ),
    }
    return [
        {"question": name, "median_ms": round(ms, 1), "limit_ms": MOST_EDIT_MS}
        for name, ms in times.items()
    ]


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
