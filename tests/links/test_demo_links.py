"""No link of the demo is dead: pages, feeds, sitemaps, data, pictures, styles and modules.

Its first two stories every time; with --slow all of them and a crowd that fills more pages.
"""

from mimetypes import guess_type
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from config.demo import crowd, writing
from config.demo.flyaround import LAP, STILL_FLYING
from config.demo.plans import CREDIT
from config.demo.programme import PLANS
from photos.rendition_folders import folder_of
from tests.factories import make_photo

from .crawler import Answer, walk

SITE = "http://127.0.0.1:8000"
CROWD = 150
pytestmark = [pytest.mark.django_db, pytest.mark.slow_numbers]


@pytest.fixture
def told(slow):
    """The demo's stories with photos that have files."""
    plans = PLANS if slow else (STILL_FLYING, LAP)
    names = {name for plan in plans for name in plan.pictures()}
    facts = {"credit": CREDIT, "licence_url": "https://licence.example/by"}
    photos = {name: with_files(make_photo(**facts)) for name in sorted(names)}
    writing.begin(LAP)
    for plan in plans:
        writing.finish(plan, photos)
    writing.lead_home_with(writing.begun(LAP))
    if slow:
        crowd.fill_up(CROWD, lambda done, of: None)
    return plans


def with_files(photo):
    """Nobody looks at them: a link is dead or not."""
    folder = folder_of(photo.current_set.key)
    folder.mkdir(parents=True)
    for file in photo.current_set.files:
        (folder / file.name).write_bytes(b"no picture")
    return photo


def fetch(path):
    """Static files are taken from where they lie: nothing is collected for a test."""
    if path.startswith(settings.STATIC_URL):
        found = finders.find(path.removeprefix(settings.STATIC_URL))
        kind = guess_type(path)[0] or ""
        text = Path(found).read_text() if found and kind.startswith("text/") else ""
        return Answer(200 if found else 404, kind, text)
    answer = Client(headers={"host": "127.0.0.1:8000"}).get(path)
    kind = answer.headers.get("Content-Type", "")
    text = "" if answer.streaming or kind.startswith("image/") else answer.content.decode()
    return Answer(answer.status_code, kind, text, answer.headers.get("Location", ""))


def test_no_link_of_the_demo_is_dead(told):
    found = walk(fetch, SITE)
    assert found.dead == []
    for plan in told:
        kind = "gallery" if hasattr(plan, "slides") else "articles"
        assert f"/{kind}/{plan.slug}/" in found.answers
    seen = {path.split("/")[1] for path in found.answers}
    assert seen >= {"gallery", "articles", "section", "people", "archive", "media", "static"}
    assert sum(path.startswith("/media/") for path in found.answers) > 50
    assert sum("/photo/" in path for path in found.answers) >= len(LAP.slides)
    assert "/oembed.json" in {path.partition("?")[0] for path in found.answers}
    assert "https://licence.example/by" in found.elsewhere
