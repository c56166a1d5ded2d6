import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from gallery.models import Gallery
from newsroom.models import Edition
from photos.add_photos import files_in
from photos.models import Photo

from .pictures import app13, encoded, gradient

pytestmark = pytest.mark.django_db

KEYS = {
    "file", "outcome", "photo", "reason", "title", "headline", "caption", "alt", "credit",
    "byline", "source", "copyright", "taken_at", "keywords", "city", "country", "width", "height",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _no_renditions(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only one test waits for them."""
    if "drains" not in request.node.name:
        command = "gallery.management.commands.add_photos"
        monkeypatch.setattr(f"{command}.drain", lambda *_args: [])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "card"
    (root / "day 2").mkdir(parents=True)
    segment = app13(a=(5, b"Title"), b=(110, b"Agency"), c=(25, b"sea"), d=(55, b"20211108"))
    (root / "10.jpg").write_bytes(encoded(gradient(seed=1), extra=segment))
    (root / "2.jpg").write_bytes(encoded(gradient(seed=2)))
    (root / "day 2" / "1.jpg").write_bytes(encoded(gradient(seed=3)))
    (root / ".hidden.jpg").write_bytes(encoded(gradient(seed=4)))
    return root


def lines(*arguments: str) -> tuple[list[dict], int]:
    """What was printed, and the exit code."""
    out, code = io.StringIO(), 0
    try:
        call_command("add_photos", *arguments, "--json", stdout=out, stderr=io.StringIO())
    except SystemExit as end:
        code = int(end.code or 0)
    return [json.loads(line) for line in out.getvalue().splitlines()], code


def test_it_prints_a_line_a_file(folder: Path) -> None:
    said, code = lines(str(folder))
    assert code == 0
    assert [Path(line["file"]).name for line in said] == ["2.jpg", "10.jpg", "1.jpg"]
    assert all(set(line) == KEYS for line in said)
    assert said[1] == {
        "file": str(folder / "10.jpg"),
        "outcome": "added",
        "photo": Photo.objects.get(title="Title").pk,
        "reason": "",
        "title": "Title",
        "headline": "",
        "caption": "",
        "alt": "",
        "credit": "Agency",
        "byline": "",
        "source": "",
        "copyright": "",
        "taken_at": "2021-11-08T00:00:00+00:00",
        "keywords": ["sea"],
        "city": "",
        "country": "",
        "width": 80,
        "height": 60,
    }


def test_it_is_safe_to_run_twice(folder: Path) -> None:
    first, _ = lines(str(folder))
    again, code = lines(str(folder))
    assert code == 0
    assert {line["outcome"] for line in again} == {"duplicate"}
    assert [line["photo"] for line in again] == [line["photo"] for line in first]


def test_it_ends_with_one_when_a_file_was_refused(tmp_path: Path) -> None:
    (tmp_path / "drawing.jpg").write_bytes(b"<svg></svg>")
    said, code = lines(str(tmp_path / "drawing.jpg"), str(tmp_path / "missing.jpg"))
    assert code == 1
    assert [line["outcome"] for line in said] == ["refused", "refused"]
    assert "SVG" in said[0]["reason"]
    assert said[0]["photo"] is said[0]["width"] is None


def test_it_drains_its_own_renditions(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(encoded())
    lines(str(tmp_path / "a.jpg"))
    assert Photo.objects.get().state == Photo.State.READY


def test_it_makes_slides_of_a_gallery(folder: Path) -> None:
    gallery = Gallery.objects.create(slug="walk", headline="A walk")
    said, _ = lines(str(folder), "--gallery", "walk")
    slides = list(gallery.slides.all())
    assert [slide.photo_id for slide in slides] == [line["photo"] for line in said]
    assert [slide.position for slide in slides] == [1, 2, 3]
    assert slides[1].title == "Title"
    assert Edition.objects.filter(story=gallery).count() == 1
    lines(str(folder), "--gallery", "walk")
    assert gallery.slides.count() == 3


def test_it_makes_a_draft_of_a_gallery_that_is_not_there(folder: Path) -> None:
    lines(str(folder), "--gallery", "a-walk")
    gallery = Gallery.objects.get(slug="a-walk")
    assert gallery.headline == "A walk"
    assert gallery.slides.count() == 3


def test_it_refuses_an_impossible_address(folder: Path) -> None:
    with pytest.raises(CommandError, match="letters"):
        call_command("add_photos", str(folder), "--gallery", "no spaces")


def test_it_speaks_to_people_too(folder: Path) -> None:
    out = io.StringIO()
    call_command("add_photos", str(folder / "10.jpg"), stdout=out)
    assert "10.jpg: added, photo" in out.getvalue()
    assert "Agency" in out.getvalue()


def test_it_takes_numbers_by_value_and_skips_what_is_hidden(folder: Path) -> None:
    (folder / ".trash").mkdir()
    (folder / ".trash" / "3.jpg").touch()
    assert [path.name for path in files_in([str(folder)])] == ["2.jpg", "10.jpg", "1.jpg"]
