"""The order of slides: by number, whole, from 1."""

import pytest

from newsroom import publishing
from tests.factories import make_photo


def titles(gallery):
    return [slide.title[:7] for slide in gallery.slides.all()]


def test_it_numbers_anew_from_one(desk, gallery):
    desk.save(gallery, **{"slides-0-position": "70", "slides-1-position": "30"})
    assert list(gallery.slides.values_list("position", flat=True)) == [1, 2, 3]
    assert titles(gallery) == ["Slide 3", "Slide 2", "Slide 1"]


@pytest.mark.parametrize(
    ("slide", "number", "order"),
    [(2, "1", "312"), (0, "3", "231"), (0, "2", "213"), (1, "1", "213"), (1, "", "123")],
)
def test_it_gives_the_place_to_the_slide_that_was_moved(desk, gallery, slide, number, order):
    desk.save(gallery, **{f"slides-{slide}-position": number})
    assert titles(gallery) == [f"Slide {n}" for n in order]


def test_it_keeps_the_ids_for_life(desk, gallery):
    before = set(gallery.slides.values_list("key", flat=True))
    desk.save(gallery, **{"slides-0-position": "3", "slides-1-title": "Other"})
    assert set(gallery.slides.values_list("key", flat=True)) == before


def test_it_removes_a_slide(desk, gallery):
    desk.save(gallery, **{"slides-0-DELETE": "on"})
    assert titles(gallery) == ["Slide 2", "Slide 3"]


def test_it_removes_a_slide_whose_photo_was_taken_out_and_text_deleted(desk, gallery):
    empty = {f"slides-0-{name}": "" for name in ("photo", "title", "caption")}
    desk.save(gallery, **empty)
    assert titles(gallery) == ["Slide 2", "Slide 3"]


def test_it_adds_a_slide_without_javascript(desk, gallery):
    desk.save(gallery, **{"slides-3-photo": make_photo().pk, "slides-3-title": "Added"})
    assert titles(gallery) == ["Slide 1", "Slide 2", "Slide 3", "Added"]


def test_it_asks_for_the_photo_of_a_slide_with_words(desk, gallery):
    page = desk.save(gallery, **{"slides-3-title": "Words alone"}).content.decode()
    assert "This slide has no photo" in page
    assert gallery.slides.count() == 3


@pytest.mark.parametrize("photo", ["999999", "x", "-1", "9" * 30])
def test_it_refuses_a_photo_that_does_not_exist(desk, gallery, photo):
    page = desk.save(gallery, **{"slides-0-photo": photo}).content.decode()
    assert "no longer exists" in page
    assert publishing.newest(gallery).number == 1


def test_it_saves_nothing_of_a_list_that_arrived_in_part(desk, gallery):
    fields = desk.open(gallery)
    cut = {name: value for name, value in fields.items() if not name.startswith("slides-2-")}
    page = desk.press(gallery, cut, headline="Cut").content.decode()
    assert "did not arrive" in page
    assert gallery.slides.count() == 3


def test_it_takes_no_key_of_another_row_twice(desk, gallery):
    key = gallery.slides.first().key
    desk.save(gallery, **{"slides-1-key": key})
    assert len(set(gallery.slides.values_list("key", flat=True))) == 3
