"""What a slide weighs on the way to a reader: the bytes that are sent, compressed."""

import re

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from config.demo.flyaround import LAP
from newsroom import page_cache, publishing
from newsroom.models import Byline
from tests.factories import MONDAY, make_contributor, make_gallery, make_photo, publish

KB = 1_000
HTML, CSS, SCRIPTS = 8 * KB, 12 * KB, 6 * KB
SCRIPT = re.compile(r'<script type="module"[^>]* src="/static/([^"]+)"')


@pytest.fixture
def slide(db, set_clock, settings):
    """The page of a slide in the demo's own gallery, as words go, asked as a browser asks."""
    set_clock(MONDAY)
    settings.PAGE_CACHE = True
    page_cache.forget()
    gallery = make_gallery(slides=0, saved=False, headline=LAP.headline, dek=LAP.dek)
    gallery.bylines.create(contributor=make_contributor(), role=Byline.Role.PHOTOS)
    for place, plan in enumerate(LAP.slides, 1):
        photo = make_photo(title=plan.title, caption=plan.caption, alt=plan.title * 3)
        gallery.slides.create(photo=photo, position=place, title=plan.title, caption=plan.caption)
    publishing.save(gallery, None)
    edition = publish(gallery)
    longest = max(edition.load().slides, key=lambda slide: len(slide.caption))
    address = edition.url_for("slide", key=longest.key)
    yield Client().get(address, headers={"accept-encoding": "br"})
    page_cache.forget()


def sent(name: str) -> int:
    """As WhiteNoise sends a static file: brotli at its best."""
    with open(finders.find(name), "rb") as file:
        return len(brotli.compress(file.read()))


def test_the_page_weighs_at_most_8_kb(slide) -> None:
    assert slide["Content-Encoding"] == "br"
    assert len(brotli.decompress(slide.content)) > HTML
    assert len(slide.content) <= HTML


def test_all_styles_weigh_at_most_12_kb() -> None:
    assert 0 < sent("site/site.css") <= CSS


def test_its_scripts_weigh_at_most_6_kb(slide) -> None:
    names = SCRIPT.findall(brotli.decompress(slide.content).decode())
    assert len(names) > 2
    assert sum(map(sent, names)) <= SCRIPTS
