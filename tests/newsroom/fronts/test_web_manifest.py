"""/site.webmanifest: the site's own name and language, icons that are what they are said to be."""

import math
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.utils import translation
from PIL import Image

MASKED_TO = 0.4  # of the width: the radius that every mask leaves


def read(get):
    answer = get("/site.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    return answer.json()


@pytest.fixture
def open_icon(settings):
    return lambda src: Image.open(finders.find(src.removeprefix(settings.STATIC_URL)))


def test_it_bears_the_sites_name(get, settings):
    settings.SITE_NAME = 'The "Daily" Orbit'
    facts = read(get)
    assert (facts["name"], facts["short_name"]) == ('The "Daily" Orbit', 'The "Daily" Orbit')
    assert (facts["id"], facts["start_url"], facts["scope"]) == ("/", "/", "/")


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_it_speaks_the_sites_language(get, settings, language, direction):
    settings.LANGUAGE_CODE = language
    with translation.override(language):
        facts = read(get)
    assert (facts["lang"], facts["dir"]) == (language, direction)


def test_its_colours_are_the_papers(get):
    facts = read(get)
    css = Path(finders.find("site/site.css")).read_text()
    assert f"--paper: {facts['background_color']}" in css
    assert facts["theme_color"] == facts["background_color"]
    assert f'content="{facts["theme_color"]}" media="(prefers-color-scheme: light)"' in (
        get("/").content.decode()
    )


def test_its_icons_have_the_sizes_it_says(get, open_icon):
    pictures = [icon for icon in read(get)["icons"] if icon["type"] == "image/png"]
    assert {icon["sizes"] for icon in pictures} == {"192x192", "512x512"}
    for icon in pictures:
        with open_icon(icon["src"]) as picture:
            assert "{}x{}".format(*picture.size) == icon["sizes"]


def test_no_mask_cuts_into_the_mark(get, open_icon):
    (icon,) = [icon for icon in read(get)["icons"] if icon["purpose"] == "maskable"]
    with open_icon(icon["src"]) as picture:
        pixels, size = picture.convert("RGBA"), picture.size[0]
    paper = pixels.getpixel((0, 0))
    assert paper[3] == 255, "a mask would show what is behind it"
    marked = {
        math.hypot(x + 0.5 - size / 2, y + 0.5 - size / 2)
        for x in range(0, size, 3)
        for y in range(0, size, 3)
        if pixels.getpixel((x, y)) != paper
    }
    assert 0 < max(marked) < size * MASKED_TO


def test_every_page_names_it(get, put_out):
    put_out(slug="lap")
    for path in ("/", "/gallery/lap/"):
        assert '<link rel="manifest" href="/site.webmanifest">' in get(path).content.decode()


def test_the_icon_that_browsers_guess_is_there(get, open_icon):
    answer = get("/favicon.ico")
    assert answer.status_code == 302
    with open_icon(answer["Location"]) as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
