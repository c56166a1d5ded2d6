"""A gallery's texts go out as a sheet, are edited elsewhere, and come back."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gallery.models import Gallery
from newsroom import publishing
from photos.models import Photo
from tests.factories import at_desk, make_gallery
from tests.newsroom.desk.posting import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def gallery() -> Gallery:
    gallery = make_gallery(3, saved=False)
    for n, slide in enumerate(gallery.slides.all(), 1):
        slide.title, slide.caption = f"Title {n}", f"Caption {n}"
        slide.save()
    publishing.save(gallery, None)
    return gallery


@pytest.fixture
def desk() -> Client:
    return at_desk()


def url(gallery: Gallery) -> str:
    return f"/admin/gallery/gallery/{gallery.pk}/captions/"


def downloaded(desk: Client, gallery: Gallery) -> list[dict[str, str]]:
    data = desk.get(url(gallery) + "?download").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(data)))


def upload(desk: Client, gallery: Gallery, rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    file = SimpleUploadedFile("captions.csv", text.getvalue().encode())
    return desk.post(url(gallery), {"sheet": file}).content.decode()


def take(desk: Client, gallery: Gallery, page: str, *chosen: str, **more: str) -> str:
    fields = fields_of(page, None)
    answer = desk.post(
        url(gallery), {**fields, "take": list(chosen), "_take": "1", **more}, follow=True
    )
    return answer.content.decode()


def texts(gallery: Gallery, name: str) -> list[str]:
    return list(gallery.slides.values_list(name, flat=True))


def test_the_sheet_has_what_readers_get(desk: Client, gallery: Gallery) -> None:
    second = gallery.slides.all()[1]
    second.credit = "Own credit"
    second.save()
    rows = downloaded(desk, gallery)
    assert [row["slide"] for row in rows] == texts(gallery, "key")
    assert [row["number"] for row in rows] == ["1", "2", "3"]
    assert [row["title"] for row in rows] == ["Title 1", "Title 2", "Title 3"]
    photos = [slide.photo for slide in gallery.slides.all()]
    assert [row["credit"] for row in rows] == [photos[0].credit, "Own credit", photos[2].credit]
    assert [row["alt"] for row in rows] == [photo.alt for photo in photos]
    assert [row["file"] for row in rows] == [photo.file_name for photo in photos]


def test_it_comes_back_unchanged_as_nothing(desk: Client, gallery: Gallery) -> None:
    assert "nothing differs" in upload(desk, gallery, downloaded(desk, gallery))


def test_some_are_taken_and_the_others_stay(desk: Client, gallery: Gallery) -> None:
    rows = downloaded(desk, gallery)
    rows[0]["caption"] = "Mended\nin two lines"
    rows[1]["caption"], rows[1]["alt"] = "Not wanted", "What it shows"
    page = upload(desk, gallery, list(reversed(rows)))
    keys = texts(gallery, "key")
    assert "3 texts differ" in page
    after = take(desk, gallery, page, f"{keys[0]}-caption", f"{keys[1]}-alt")
    assert "2 texts taken over." in after
    assert texts(gallery, "caption") == ["Mended\nin two lines", "Caption 2", "Caption 3"]
    assert texts(gallery, "alt") == ["", "What it shows", ""]
    newest = publishing.newest(gallery)
    assert newest is not None
    assert [one.caption for one in newest.load().slides] == texts(gallery, "caption")


def test_an_emptied_cell_empties_only_what_is_the_slides_own(
    desk: Client, gallery: Gallery
) -> None:
    rows = downloaded(desk, gallery)
    for row in rows:
        row["title"] = row["credit"] = ""
    page = upload(desk, gallery, rows)
    assert "3 texts differ" in page
    take(desk, gallery, page, *(f"{key}-title" for key in texts(gallery, "key")))
    assert texts(gallery, "title") == ["", "", ""]
    assert Photo.objects.exclude(credit="").count() == 3


def test_what_does_not_fit_says_why_and_cannot_be_taken(desk: Client, gallery: Gallery) -> None:
    rows = downloaded(desk, gallery)
    rows[0]["title"] = "x" * 201
    page = upload(desk, gallery, rows)
    key = texts(gallery, "key")[0]
    assert "at most 200 characters" in page
    assert f'value="{key}-title"' not in page
    take(desk, gallery, page, f"{key}-title", **{f"text-{key}-title": "x" * 201})
    assert texts(gallery, "title")[0] == "Title 1"


def test_rows_of_other_galleries_and_rows_that_stand_twice_are_told(
    desk: Client, gallery: Gallery
) -> None:
    rows = downloaded(desk, gallery)
    again = {**rows[0], "title": "The second row"}
    page = upload(desk, gallery, [*rows, again, {**rows[0], "slide": "zzzzzzzz"}])
    assert "zzzzzzzz" in page
    assert "stand in the sheet twice" in page
    assert "The second row" not in page


def test_a_save_in_between_loses_neither_text(desk: Client, gallery: Gallery) -> None:
    rows = downloaded(desk, gallery)
    rows[0]["caption"], rows[1]["caption"] = "From the sheet", "Also from the sheet"
    page = upload(desk, gallery, rows)
    theirs = gallery.slides.all()[1]
    theirs.caption = "Theirs"
    theirs.save()
    publishing.save(gallery, None)
    keys = texts(gallery, "key")
    again = take(desk, gallery, page, *(f"{key}-caption" for key in keys[:2]))
    assert "Somebody saved this gallery" in again
    assert texts(gallery, "caption") == ["Caption 1", "Theirs", "Caption 3"]
    take(desk, gallery, again, f"{keys[0]}-caption")
    assert texts(gallery, "caption") == ["From the sheet", "Theirs", "Caption 3"]


def test_a_workbook_says_what_to_do(desk: Client, gallery: Gallery) -> None:
    file = SimpleUploadedFile("captions.xlsx", b"PK\x03\x04rest")
    assert "CSV UTF-8" in desk.post(url(gallery), {"sheet": file}).content.decode()
    assert "Choose the file" in desk.post(url(gallery), {}).content.decode()


def test_who_may_not_change_the_gallery_gets_nothing(gallery: Gallery) -> None:
    for client in (Client(), Client()):
        answer = client.get(url(gallery) + "?download")
        assert answer.status_code == 302
    assert Client().post(url(gallery), {"_take": "1"}).status_code == 302
