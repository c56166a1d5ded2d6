"""The wall: what it finds, and what it says of it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from photos.desk import wall
from photos.models import Photo
from tests.factories import make_article, make_gallery, make_photo, make_user

TEXTS = ["title", "headline", "caption", "alt", "extended_description", "keywords"]
TEXTS += ["file_name", "credit", "byline", "source", "copyright_notice", "usage_terms"]
TEXTS += ["city", "country"]
pytestmark = pytest.mark.django_db
WALL = "/admin/photos/photo/"


def found(client, **asked) -> list[int]:
    page = client.get(WALL, asked).content.decode()
    return [int(pk) for pk in re.findall(r'name="photo" value="(\d+)"', page)]


@pytest.mark.parametrize("field", TEXTS)
def test_it_searches_every_text(editor_client, field: str) -> None:
    make_photo()
    photo = make_photo(**{field: "Zyzzyva"})
    assert found(editor_client, q="zyzz") == [photo.pk]


def test_it_narrows_by_everything_at_once(editor_client) -> None:
    ann, now = make_user(), timezone.now()
    facts = {"title": "Boat", "width": 20, "height": 30, "credit": "", "uploaded_by": ann}
    wanted = make_photo(**facts)
    for other in [
        {"title": "Plane"},
        {"width": 40},
        {"credit": "Bob"},
        {"uploaded_by": make_user()},
        {"added_at": now - timedelta(days=8)},
    ]:
        make_photo(**facts | other)
    asked = {"q": "boat", "shape": "portrait", "lacks": "credit", "who": ann.pk, "added": "week"}
    assert found(editor_client, **asked) == [wanted.pk]


@pytest.mark.parametrize(
    ("shape", "width", "height"),
    [("landscape", 3, 2), ("portrait", 2, 3), ("square", 2, 2), ("panorama", 4, 2)],
)
def test_it_knows_shapes(editor_client, shape: str, width: int, height: int) -> None:
    photo = make_photo(width=width, height=height)
    assert found(editor_client, shape=shape) == [photo.pk]
    others = {"portrait", "square"} - {shape}
    assert all(found(editor_client, shape=other) == [] for other in others)


def test_it_finds_rights_that_end_soon(editor_client) -> None:
    now = timezone.now()
    soon = make_photo(usable_until=now + timedelta(days=29))
    make_photo(usable_until=now + timedelta(days=31))
    make_photo(usable_until=now - timedelta(days=1))
    make_photo()
    assert found(editor_client, lacks="ending") == [soon.pk]


def test_it_finds_what_no_story_uses(editor_client) -> None:
    make_gallery(slides=1)
    make_article()
    unused = make_photo()
    assert found(editor_client, lacks="unused") == [unused.pk]


def test_it_finds_both_of_two_that_look_alike(editor_client) -> None:
    first, _other = make_photo(), make_photo()
    second = make_photo(twin=first)
    assert found(editor_client, lacks="alike") == [second.pk, first.pk]


@pytest.mark.parametrize("state", ["failed", "processing"])
def test_it_finds_states(editor_client, state: str) -> None:
    make_photo()
    photo = make_photo(state=Photo.State(state))
    assert found(editor_client, lacks=state) == [photo.pk]


@pytest.mark.parametrize(
    "nonsense", ["who=x", "added=ever", "shape=round", "lacks=sense", "page=-1"]
)
def test_it_leaves_nonsense_out(editor_client, nonsense: str) -> None:
    photo = make_photo()
    name, _, value = nonsense.partition("=")
    assert found(editor_client, **{name: value}) == [photo.pk]


def test_it_turns_pages_and_keeps_the_filter(editor_client, monkeypatch) -> None:
    monkeypatch.setattr(wall, "PAGE", 2)
    made = [make_photo(title="Boat") for _ in range(3)]
    make_photo(title="Plane")
    assert found(editor_client, q="boat") == [made[2].pk, made[1].pk]
    assert found(editor_client, q="boat", page=2) == [made[0].pk]
    page = editor_client.get(WALL, {"q": "boat"}).content.decode()
    assert 'href="?q=boat&amp;page=2"' in page
    assert "3 photos" in page


def test_it_counts_no_further_than_can_be_changed(editor_client, monkeypatch) -> None:
    monkeypatch.setattr(wall, "MOST", 2)
    for _ in range(3):
        make_photo()
    page = editor_client.get(WALL).content.decode()
    assert "More than 2 photos" in page
    assert 'name="all"' not in page


def test_it_is_closed_to_visitors(client) -> None:
    assert client.get(WALL).status_code == 302
