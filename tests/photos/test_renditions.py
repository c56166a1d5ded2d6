import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms, IptcImagePlugin

from photos.models import Photo, RenditionSet
from photos.public_revision import current
from photos.rendition_folders import folder_of, media_root
from photos.renditions import Overtaken, make_set
from photos.tasks import prepare_now

from .pictures import add, add_ready, encoded, gradient

pytestmark = pytest.mark.django_db

CANARY = "c4narY-7f3a"


def opened(photo: Photo, name: str) -> Image.Image:
    assert photo.current_set is not None
    return Image.open(folder_of(photo.current_set.key) / name)


def names(photo: Photo) -> set[str]:
    assert photo.current_set is not None
    return {file.name for file in photo.current_set.files}


def test_it_makes_every_width_up_to_the_originals() -> None:
    photo = add_ready(encoded(gradient(1000, 500)))
    avif = {"320.avif", "640.avif", "768.avif", "960.avif", "1000.avif"}
    assert names(photo) == avif | {"640.jpg", "1000.jpg", "card.jpg"}
    assert photo.current_set is not None
    for file in photo.current_set.files:
        with opened(photo, file.name) as picture:
            assert picture.size == (file.width, file.height)
            assert (folder_of(photo.current_set.key) / file.name).stat().st_size == file.bytes
            assert picture.format == {"avif": "AVIF", "jpg": "JPEG"}[file.suffix]


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (300, 2)])
def test_it_makes_at_least_one_of_each_of_tiny_ones(size: tuple[int, int]) -> None:
    photo = add_ready(encoded(gradient(*size), "PNG"))
    assert names(photo) == {f"{size[0]}.avif", f"{size[0]}.jpg", "card.jpg"}


def test_it_makes_photo_ready_and_says_so_to_caches() -> None:
    photo = add()
    before = current()
    make_set(photo)
    photo.refresh_from_db()
    assert photo.state == Photo.State.READY
    assert photo.set_wanted_at is None
    assert current() == before + 1


def test_it_turns_the_picture_upright() -> None:
    picture = Image.new("RGB", (60, 40), "blue")
    picture.paste("red", (0, 0, 20, 40))  # red on the left becomes red on top
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = add_ready(encoded(picture, quality=95, exif=exif))
    with opened(photo, "40.jpg") as shown:
        assert shown.size == (40, 60)
        red, _green, blue = shown.convert("RGB").getpixel((20, 5))
        assert red > 200 and blue < 60


def test_it_flattens_transparency_on_white() -> None:
    photo = add_ready(encoded(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG"))
    with opened(photo, "40.jpg") as shown:
        assert min(shown.convert("RGB").getpixel((20, 20))) > 250


def test_it_scales_sixteen_bits_instead_of_clipping() -> None:
    photo = add_ready(encoded(Image.new("I;16", (40, 40), 32_896), "PNG"))
    with opened(photo, "40.jpg") as shown:
        assert shown.convert("L").getpixel((20, 20)) == pytest.approx(128, abs=3)


def test_it_converts_colours_to_srgb() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    picture = ImageCms.profileToProfile(
        Image.new("RGB", (40, 40), (200, 30, 30)),
        ImageCms.createProfile("sRGB"),
        lab,
        outputMode="LAB",
    )
    assert picture is not None
    wide = swapped_profile()
    photo = add_ready(
        encoded(Image.new("RGB", (40, 40), (200, 30, 30)), quality=95, icc_profile=wide)
    )
    with opened(photo, "40.jpg") as shown:
        red, _green, blue = shown.convert("RGB").getpixel((20, 20))
        assert blue > 150 and red < 90
        assert not shown.info.get("icc_profile")


def swapped_profile() -> bytes:
    """sRGB with red and blue primaries swapped: a picture shows whether it was converted."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    at = data.index(b"rXYZ")
    other = data.index(b"bXYZ")
    data[at : at + 4], data[other : other + 4] = b"bXYZ", b"rXYZ"
    name = "sRGB built-in".encode("utf-16-be")
    return bytes(data).replace(name, "swapped test!".encode("utf-16-be"))


def test_it_crops_the_card_around_the_focal_point() -> None:
    picture = Image.new("RGB", (2400, 600), "blue")
    picture.paste("red", (0, 0, 1200, 600))
    photo = add(encoded(picture))
    photo.focal_x = 0.0
    photo.save()
    make_set(photo)
    with opened(photo, "card.jpg") as card:
        assert card.size == (1143, 600)
        red, _green, blue = card.convert("RGB").getpixel((1100, 300))
        assert red > 200 and blue < 60


def test_it_keeps_the_card_small() -> None:
    noise = Image.effect_noise((1300, 700), 200).convert("RGB")
    photo = add_ready(encoded(noise, quality=95))
    assert photo.current_set is not None
    card = photo.current_set.named("card.jpg")
    assert card is not None
    assert (card.width, card.height) == (1200, 630)
    assert card.bytes <= 300_000


def with_canaries() -> bytes:
    """Everything private that a file can carry, each with the token."""
    exif = Image.Exif()
    exif[0x010E], exif[0x9C9C] = f"description {CANARY}", CANARY.encode("utf-16-le")
    exif[0x0131] = f"software {CANARY}"
    camera = exif.get_ifd(0x8769)
    camera[0xA430], camera[0xA431], camera[0x927C] = (
        f"owner {CANARY}",
        f"serial {CANARY}",
        f"maker note {CANARY}".encode(),
    )
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (12, 34, 56), "E", (7, 8, 9)
    gps[0x1C] = f"area {CANARY}".encode()
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
        f' xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" aux:SerialNumber="{CANARY}"/>'
        "</rdf:RDF></x:xmpmeta>"
    ).encode()
    return encoded(
        gradient(700, 400),
        exif=exif,
        xmp=packet,
        comment=f"comment {CANARY}",
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )


def test_it_carries_nothing_private_into_public_files() -> None:
    data = with_canaries()
    assert data.count(CANARY.encode()) >= 7
    photo = add_ready(data)
    files = [path for path in media_root().rglob("*") if path.is_file()]
    assert len(files) == 6
    for path in files:
        content = path.read_bytes()
        assert CANARY.encode() not in content
        assert CANARY.encode("utf-16-le") not in content
        with Image.open(path) as picture:
            assert not picture.getexif()
            assert not picture.info.get("icc_profile")
            assert not picture.info.get("comment")
    assert photo.latitude is not None  # it was there to be leaked


def test_it_carries_credit_copyright_and_licence() -> None:
    photo = add()
    photo.byline, photo.credit = "Jäne Doe", "Jäne Doe/A&B"
    photo.copyright_notice, photo.licence_url = "© Jäne <Doe>", "https://example.org/l"
    photo.save()
    make_set(photo)
    assert photo.current_set is not None
    for file in photo.current_set.files:
        with opened(photo, file.name) as picture:
            said = picture.getxmp()["xmpmeta"]["RDF"]["Description"]
            assert said["creator"]["Seq"]["li"] == "Jäne Doe"
            assert said["Credit"] == "Jäne Doe/A&B"
            assert said["rights"]["Alt"]["li"]["text"] == "© Jäne <Doe>"
            assert said["WebStatement"] == "https://example.org/l"
            if file.suffix == "jpg":
                iptc = IptcImagePlugin.getiptcinfo(picture)
                assert iptc is not None
                assert iptc[(2, 110)] == "Jäne Doe/A&B".encode()
                assert iptc[(2, 116)] == "© Jäne <Doe>".encode()


def test_it_retires_the_old_set_and_never_reuses_a_name() -> None:
    photo = add_ready()
    old = photo.current_set
    assert old is not None
    make_set(photo)
    old.refresh_from_db()
    assert old.retired_at is not None
    assert photo.current_set != old
    assert folder_of(old.key).is_dir()


def test_it_wants_another_set_when_changed_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    photo = add()
    stale = Photo.objects.get(pk=photo.pk)
    photo.set_wanted_at = photo.added_at.replace(year=2040)
    photo.save()
    make_set(stale)
    photo.refresh_from_db()
    assert photo.set_wanted_at is not None
    assert prepare_now(photo.pk) == "ready"
    photo.refresh_from_db()
    assert photo.set_wanted_at is None


def test_it_leaves_nothing_of_a_photo_taken_down_meanwhile() -> None:
    photo = add()
    Photo.objects.filter(pk=photo.pk).update(taken_down_at=photo.added_at)
    with pytest.raises(Overtaken):
        make_set(photo)
    assert not RenditionSet.objects.exists()
    assert [path for path in media_root().rglob("*") if path.is_file()] == []


def test_it_makes_a_lost_thumbnail_again(settings) -> None:
    photo = add()
    thumbnail = Path(settings.ORIGINALS_ROOT) / "thumbs" / photo.sha256[:2] / f"{photo.sha256}.jpg"
    thumbnail.unlink()
    make_set(photo)
    assert Image.open(io.BytesIO(thumbnail.read_bytes())).size == (80, 60)
    assert photo.current_set is not None
    assert "thumbnail.jpg" not in {path.name for path in folder_of(photo.current_set.key).iterdir()}
