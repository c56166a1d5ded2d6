"""What files say, read by the child's own reader."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from photos import metadata
from photos.intake_facts import moment
from photos.text_mending import as_text, mend

from .pictures import app13, encoded, gradient, xmp


def facts_of(data: bytes) -> dict:
    return metadata.read(Image.open(io.BytesIO(data)))[0]


def test_it_prefers_iptc_then_xmp_then_exif() -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = "exif caption", "exif artist", "exif copyright"
    packet = xmp(
        "<photoshop:Headline>xmp headline</photoshop:Headline>"
        "<dc:creator><rdf:Seq><rdf:li>xmp creator</rdf:li></rdf:Seq></dc:creator>"
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">xmp caption</rdf:li></rdf:Alt>'
        "</dc:description>"
    )
    segment = app13(caption=(120, b"iptc caption"))
    facts = facts_of(encoded(exif=exif, xmp=packet, extra=segment))
    assert facts["caption"] == "iptc caption"
    assert facts["byline"] == "xmp creator"
    assert facts["headline"] == "xmp headline"
    assert facts["copyright_notice"] == "exif copyright"


def test_it_reads_every_iptc_text() -> None:
    segment = app13(
        a=(5, b"Title"), b=(105, b"Headline"), c=(120, b"One\rTwo"), d=(80, b"Jane Doe"),
        e=(110, b"Agency"), f=(115, b"Source"), g=(116, b"Copyright"), h=(25, b"sea"),
        i=(25, b"sky"), j=(90, b"Z\xc3\xbcrich"), k=(101, b"Switzerland"),
        l=(55, b"20211108"), m=(60, b"153000+0200"),
    )  # fmt: skip
    facts = facts_of(encoded(extra=segment))
    assert facts == {
        "title": "Title",
        "headline": "Headline",
        "caption": "One\nTwo",
        "byline": "Jane Doe",
        "credit": "Agency",
        "source": "Source",
        "copyright_notice": "Copyright",
        "keywords": ["sea", "sky"],
        "city": "Zürich",
        "country": "Switzerland",
        "taken_at": "2021-11-08T15:30:00+02:00",
    }


def test_it_reads_what_only_xmp_has() -> None:
    packet = xmp(
        '<core:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="de">Nein</rdf:li>'
        '<rdf:li xml:lang="x-default">A falcon</rdf:li></rdf:Alt></core:AltTextAccessibility>'
        "<core:ExtDescrAccessibility><rdf:Alt><rdf:li>At length</rdf:li></rdf:Alt>"
        "</core:ExtDescrAccessibility>"
        "<xmpRights:WebStatement>https://example.org/licence</xmpRights:WebStatement>"
        "<xmpRights:UsageTerms><rdf:Alt><rdf:li>Once</rdf:li></rdf:Alt></xmpRights:UsageTerms>"
        '<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource">'
        "<plus:LicensorURL>https://example.org/buy</plus:LicensorURL></rdf:li></rdf:Seq>"
        "</plus:Licensor>"
    )
    facts = facts_of(encoded(xmp=packet))
    assert facts["alt"] == "A falcon"
    assert facts["extended_description"] == "At length"
    assert facts["licence_url"] == "https://example.org/licence"
    assert facts["usage_terms"] == "Once"
    assert facts["acquire_licence_url"] == "https://example.org/buy"


@pytest.mark.parametrize("file_format", ["PNG", "WEBP", "AVIF"])
def test_it_reads_xmp_from_every_format(file_format: str) -> None:
    packet = xmp("<photoshop:Credit>Agency</photoshop:Credit>")
    options = {"xmp": packet}
    if file_format == "PNG":
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet.decode())
        options = {"pnginfo": info}
    assert facts_of(encoded(file_format=file_format, **options))["credit"] == "Agency"


def test_it_takes_no_script_for_a_licence() -> None:
    packet = xmp("<xmpRights:WebStatement>javascript:alert(1)</xmpRights:WebStatement>")
    assert "licence_url" not in facts_of(encoded(xmp=packet))


def test_it_survives_entities_in_xmp() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + xmp(
        "<photoshop:Credit>&b;</photoshop:Credit>"
    )
    data = encoded(xmp=bomb, extra=app13(source=(115, b"Agency")))
    facts, said = metadata.read(Image.open(io.BytesIO(data)))
    assert facts == {"source": "Agency"}
    assert set(said) == {"iptc"}


def test_it_reads_gps_from_exif() -> None:
    exif = Image.Exif()
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "S", (33, 51, 30), "E", (151, 12, 36)
    facts = facts_of(encoded(exif=exif))
    assert facts["latitude"] == pytest.approx(-33.858, abs=0.001)
    assert facts["longitude"] == pytest.approx(151.21, abs=0.001)


def test_it_drops_what_cameras_write_for_captions() -> None:
    exif = Image.Exif()
    exif[0x010E] = "SONY DSC"
    assert "caption" not in facts_of(encoded(exif=exif))


def test_it_does_not_believe_photoshops_zone_zero() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2023:09:25 08:33:30"
    exif.get_ifd(0x8769)[0x9011] = "-04:00"
    segment = app13(a=(55, b"20230925"), b=(60, b"083330+0000"))
    assert facts_of(encoded(exif=exif, extra=segment))["taken_at"] == "2023-09-25T08:33:30-04:00"


def test_it_leaves_a_time_without_a_zone_open() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2023:09:25 08:33:30"
    segment = app13(a=(55, b"20230925"), b=(60, b"083330+0000"))
    assert facts_of(encoded(exif=exif, extra=segment))["taken_at"] == "2023-09-25T08:33:30"


@pytest.mark.parametrize(
    ("text", "zoned"),
    [
        ("2021-11-08T15:30:00+02:00", datetime(2021, 11, 8, 13, 30, tzinfo=UTC)),
        ("2021-11-08T15:30:00", datetime(2021, 11, 8, 14, 30, tzinfo=UTC)),
        ("", None),
    ],
)
def test_it_takes_times_without_a_zone_in_the_sites(settings, text: str, zoned) -> None:
    settings.TIME_ZONE = "Europe/Paris"
    assert moment(text) == zoned


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("CafÃ© ZÃ¼rich", "Café Zürich"),
        ("itâ€™s", "it’s"),
        ("SÃO PAULO", "SÃO PAULO"),
        ("Café", "Café"),
    ],
)
def test_it_mends_mojibake(broken: str, right: str) -> None:
    assert mend(broken) == right


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (b"padded\0\0", "padded"),
        ("a\0b\x07c", "abc"),
        (b"caf\xe9", "café"),
        (["one", b"two"], "one, two"),
        ("lone \ud800 surrogate", "lone  surrogate"),
    ],
)
def test_it_makes_text_of_anything(value, text: str) -> None:
    assert as_text(value) == text


def test_it_reads_exif_text_that_is_utf8() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Müller".encode()
    assert facts_of(encoded(gradient(), exif=exif))["byline"] == "Müller"


def test_it_survives_impossible_dates() -> None:
    segment = app13(a=(55, b"20211399"), b=(60, b"996100+9999"))
    assert "taken_at" not in facts_of(encoded(extra=segment))
