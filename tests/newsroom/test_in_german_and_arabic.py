"""A site in German and one in Arabic: their words, their dates, their plurals."""

from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from newsroom import publishing
from newsroom.models import Byline
from newsroom.models.story import languages
from tests.factories import make_contributor, make_gallery, publish

pytestmark = pytest.mark.django_db
NOVEMBER = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def speaking(settings):
    @contextmanager
    def speak(language):
        settings.LANGUAGE_CODE = language
        with translation.override(language):
            yield

    return speak


@pytest.fixture
def lap(set_clock):
    set_clock(NOVEMBER)
    gallery = make_gallery(3, slug="lap", saved=False)
    gallery.bylines.create(contributor=make_contributor(), role=Byline.Role.PHOTOS)
    return gallery


def put_out(gallery):
    publishing.save(gallery, None)
    publish(gallery, NOVEMBER)


def html(path, status=200):
    answer = Client().get(path)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_gallery_in_german(speaking, lap):
    put_out(lap)
    with speaking("de"):
        page = html("/gallery/lap/")
    assert '<html lang="de"' in page
    for words in ("21. November 2026", "1 von 3", "Weiter", "Zum Inhalt springen", "Bildstrecken"):
        assert words in page
    assert "Skip to content" not in page


def test_a_gallery_in_arabic(speaking, lap):
    put_out(lap)
    with speaking("ar"):
        page = html("/gallery/lap/")
    assert '<html lang="ar" dir="rtl"' in page
    for words in ("21 نوفمبر 2026", "1 من 3", "التالي", "معارض الصور"):
        assert words in page
    assert "Skip to content" not in page


def test_a_front_counts_photos_as_arabic_does(speaking):
    for slides in (1, 2, 3, 11):
        publish(make_gallery(slides))
    with speaking("ar"):
        page = html("/gallery/")
    for words in ("صورة واحدة", "صورتان", "3 صور", "11 صورة"):
        assert f'<span class="count">{words}</span>' in page


@pytest.mark.parametrize(
    ("language", "words"), [("de", "Hier ist keine Seite"), ("ar", "لا صفحة هنا")]
)
def test_an_error(speaking, language, words):
    with speaking(language):
        assert words in html("/gallery/nothing/", 404)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ["Vorspann", "Dachzeile", "Autorenzeilen", "Aufmacherfoto", "Übersetzung von"]),
        ("ar", ["المقدمة", "العنوان التمهيدي", "التوقيعات", "الصورة الرئيسية", "ترجمة لـ"]),
    ],
)
def test_the_desk(speaking, editor_client, language, words):
    with speaking(language):
        page = editor_client.get(reverse("admin:gallery_gallery_add")).content.decode()
    assert [one for one in words if one not in page] == []
    assert f'lang="{language}"' in page


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("de", "21. November 2026 09:00", "21.11.2026 09:00"),
        ("ar", "21 نوفمبر 2026، 09:00", "21/11/2026 09:00"),
    ],
)
def test_the_desk_writes_moments_as_the_language_does(speaking, language, long, short):
    with speaking(language):
        assert date_format(NOVEMBER, "DATETIME_FORMAT") == long
        assert date_format(NOVEMBER, "SHORT_DATETIME_FORMAT") == short


def test_the_desk_names_languages_in_its_own(speaking):
    with speaking("de"):
        assert dict(languages())["ar"] == "Arabisch"
