import io
import json
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from accounts.models import AuditEntry
from photos import decode_slots, intake, originals
from photos.intake import Outcome, take_in
from photos.models import Photo

from .pictures import add, app13, encoded, gradient

pytestmark = pytest.mark.django_db


def refused(data: bytes, name: str = "photo.jpg") -> str:
    """The reason; and nothing is left behind."""
    result = take_in(io.BytesIO(data), name)
    assert result.outcome == Outcome.REFUSED
    assert result.photo is None
    assert not Photo.objects.exists()
    assert files_below(originals.root()) == []
    return result.reason


def files_below(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def png_of_size(width: int, height: int) -> bytes:
    """A PNG of some bytes that says it is large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_it_takes_every_format_by_content(file_format: str) -> None:
    photo = add(encoded(file_format=file_format), name="whatever.txt")
    assert photo.format == file_format
    assert (photo.width, photo.height) == (80, 60)
    assert originals.original_path(photo.original).is_file()
    with Image.open(originals.thumbnail_path(photo.sha256)) as thumbnail:
        assert thumbnail.format == "JPEG"
    assert photo.state == Photo.State.PROCESSING
    assert photo.set_wanted_at is not None


def test_it_takes_an_mpo_as_a_jpeg() -> None:
    out = io.BytesIO()
    gradient().save(out, "MPO", save_all=True, append_images=[gradient(seed=2)])
    assert add(out.getvalue()).format == "JPEG"


def test_it_leaves_only_the_original_and_the_thumbnail() -> None:
    photo = add()
    assert files_below(originals.root()) == sorted([f"{photo.sha256}.jpg", f"{photo.sha256}.jpg"])


def test_it_gives_width_and_height_as_shown() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = add(encoded(gradient(80, 60), exif=exif))
    assert (photo.width, photo.height) == (60, 80)
    with Image.open(originals.thumbnail_path(photo.sha256)) as thumbnail:
        assert thumbnail.size == (60, 80)


def test_it_fills_facts_and_credit() -> None:
    segment = app13(a=(80, b"Photo: Jane Doe"), b=(110, b"Reuters"), c=(25, b"sea"), d=(25, b"sky"))
    photo = add(encoded(extra=segment))
    assert photo.byline == "Jane Doe"
    assert photo.credit == "Jane Doe/Reuters"
    assert photo.keywords == "sea, sky"
    assert json.loads(photo.from_file)["iptc"]["byline"] == "Photo: Jane Doe"


def test_it_fills_batch_facts_only_where_the_file_is_silent() -> None:
    segment = app13(a=(110, b"Reuters"))
    photo = add(encoded(extra=segment), batch_facts={"credit": "Desk", "city": "Bern"})
    assert (photo.credit, photo.city) == ("Reuters", "Bern")


def test_it_cuts_facts_to_their_columns() -> None:
    photo = add(encoded(extra=app13(a=(5, b"t" * 2000), b=(116, b"c" * 2000))))
    assert (len(photo.title), len(photo.copyright_notice)) == (300, 500)


def test_it_knows_the_same_bytes() -> None:
    photo = add()
    result = take_in(io.BytesIO(encoded()), "again.jpg")
    assert (result.outcome, result.photo) == (Outcome.DUPLICATE, photo)
    assert Photo.objects.count() == 1
    assert len(files_below(originals.root())) == 2


def test_it_puts_a_lost_original_back() -> None:
    photo = add()
    originals.original_path(photo.original).unlink()
    take_in(io.BytesIO(encoded()), "again.jpg")
    assert originals.original_path(photo.original).is_file()


def test_it_finds_the_twin() -> None:
    picture = gradient(320, 240)
    first = add(encoded(picture, quality=95))
    other = add(encoded(gradient(320, 240, seed=5)))
    smaller = add(encoded(picture.resize((160, 120)), quality=60))
    assert smaller.twin == first
    assert other.twin is None


def test_it_writes_who_added_it(editor) -> None:
    photo = add(by=editor)
    assert photo.uploaded_by == editor
    assert AuditEntry.objects.get(action="add photo").target_id == photo.pk


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "SVG"),
        (b"%PDF-1.4", "PDF"),
        (b"8BPS\0\1", "Photoshop"),
        (b"PK\x03\x04zip", "ZIP"),
        (b"<html><script>alert(1)</script>", "HTML"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\xff\xd8\xff\xe0 no jpeg at all", "JPEG"),
        (encoded(file_format="TIFF"), "TIFF"),
        (encoded(file_format="BMP"), "BMP"),
    ],
)
def test_it_refuses_with_a_sentence(data: bytes, words: str) -> None:
    reason = refused(data)
    assert words in reason
    assert reason.endswith(".")


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_it_refuses_what_breaks_off(file_format: str) -> None:
    data = encoded(gradient(200, 200), file_format)
    reason = refused(data[: len(data) * 2 // 3])
    assert "breaks off" in reason or "damaged" in reason


def test_it_refuses_too_many_bytes_without_keeping_them(settings) -> None:
    settings.PHOTO_MAX_BYTES = 2**20
    assert "larger than 1 MB" in refused(encoded() + b"\0" * 2**20)


def test_it_refuses_too_many_pixels_before_decoding() -> None:
    assert "60 megapixels" in refused(png_of_size(30_000, 30_000))


def test_it_refuses_a_side_no_jpeg_can_have() -> None:
    assert "65,500" in refused(png_of_size(100_000, 2))


def test_it_takes_one_frame_of_ten_thousand() -> None:
    picture = Image.new("P", (1, 1))
    frame = b"\x21\xf9\x04\0\0\0\0\0\x2c\0\0\0\0\1\0\1\0\0\2\2\x44\1\0"
    data = encoded(picture, "GIF").rstrip(b";") + frame * 10_000 + b";"
    photo = add(data)
    assert (photo.format, photo.width) == ("GIF", 1)


def test_it_takes_a_picture_with_a_script_behind_it_as_pixels() -> None:
    photo = add(encoded() + b"<?php system($_GET['c']); ?><script>alert(1)</script>")
    thumbnail = originals.thumbnail_path(photo.sha256).read_bytes()
    assert b"<script" not in thumbnail


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\photos\\a.jpg", "a.jpg"),
        ("a\0b\r\n.jpg", "ab.jpg"),
        ("evil\u202egpj.exe", "evilgpj.exe"),
        ("", "photo"),
        ("x" * 300 + ".jpg", "x" * 196 + ".jpg"),
    ],
)
def test_it_keeps_no_tricks_of_a_name(name: str, kept: str) -> None:
    assert add(name=name).file_name == kept


def test_it_survives_a_hostile_profile() -> None:
    photo = add(encoded(icc_profile=b"\0\0\1\0" + b"acsp" * 40))
    assert photo.width == 80


def test_it_refuses_when_the_disk_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(originals, "put_in_place", full)
    assert "no room left" in refused(encoded())


def test_it_says_when_the_machine_is_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("photos.child_process.SLOT_SECONDS", 0)
    with decode_slots.decode_slot(wait=5):
        monkeypatch.setattr(decode_slots, "slot_count", lambda: 1)
        assert "busy" in refused(encoded())


def test_it_ends_a_child_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("photos.child_process.WALL_SECONDS", 0.001)
    assert "too long" in refused(encoded())


def test_it_holds_a_child_to_its_memory(monkeypatch: pytest.MonkeyPatch, settings) -> None:
    monkeypatch.setattr("photos.child_process.BYTES_A_PIXEL", 0)
    monkeypatch.setattr("photos.child_process.BYTES_BESIDES", 60 * 2**20)
    reason = refused(encoded(Image.new("RGB", (4000, 4000)), "PNG", compress_level=1))
    assert "memory" in reason or "damaged" in reason


def test_it_keeps_no_row_for_bytes_that_arrive_twice_at_once(monkeypatch) -> None:
    first = add()
    found = Photo.objects.filter
    monkeypatch.setattr(
        intake.Photo.objects, "filter", lambda **by: found(pk=0) if "sha256" in by else found(**by)
    )
    result = take_in(io.BytesIO(encoded()), "again.jpg")
    assert (result.outcome, result.photo) == (Outcome.DUPLICATE, first)
