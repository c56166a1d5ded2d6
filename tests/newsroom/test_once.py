"""Parts written once: the same values give the same text, other values or another language not."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpRequest
from django.template import Context, Template
from django.utils import timezone
from django.utils.translation import override

from newsroom import once as module
from newsroom import publishing
from newsroom.cards import cards
from newsroom.models import Edition, Section
from newsroom.once import once
from photos.editing import save_photo
from tests.factories import MONDAY, make_gallery, make_section, publish


@pytest.fixture(autouse=True)
def forgotten():
    module.forget()
    yield
    module.forget()


def written(card, place="", **context):
    template = Template("{% load parts %}{% card card place=place within=within %}")
    return template.render(Context({"card": card, "place": place, **context}))


def the_card():
    (card,) = cards(Edition.objects.live(timezone.now()).for_cards(), timezone.now())
    return card


@pytest.fixture
def gallery(db, set_clock):
    set_clock(MONDAY)
    gallery = make_gallery(slides=2, headline="A & B", section=make_section())
    publish(gallery, MONDAY)
    return gallery


def test_it_writes_a_card_once(gallery):
    first, again = written(the_card()), written(the_card())
    assert first == again
    assert "A &amp; B" in first
    counted = module._written.cache_info()
    assert (counted.hits, counted.misses) == (1, 1)


def test_a_new_headline_is_written(gallery, set_clock):
    before = written(the_card())
    gallery.headline = "C"
    gallery.save()
    publishing.save(gallery, None)
    set_clock(MONDAY + timedelta(hours=1))
    publish(gallery)
    assert before != written(the_card())
    assert "C" in written(the_card())


def test_a_mended_alt_text_is_written(gallery):
    written(the_card())
    save_photo(gallery.slides.first().photo, None, {"alt": "Mended <b>"})
    assert "Mended &lt;b&gt;" in written(the_card())


def test_a_renamed_section_is_written(gallery):
    written(the_card())
    Section.objects.update(name="Elsewhere")
    assert "Elsewhere" in written(the_card())


def test_other_places_and_a_preview_are_written_apart(gallery):
    texts = {
        written(the_card()),
        written(the_card(), "small"),
        written(the_card(), within=gallery.section),
        written(the_card(), preview="/preview/x/"),
    }
    assert len(texts) == 4


def test_each_language_is_written(gallery, settings):
    plain = written(the_card())
    with override("de"):
        assert written(the_card()) != plain


def test_a_setting_changed_is_written(settings):
    assert "Flyaround" in once("_footer.html")
    settings.SITE_NAME = "The Daily Orbit"
    assert "The Daily Orbit" in once("_footer.html")


def test_it_sees_nothing_of_the_page():
    request = HttpRequest()
    template = Template("{% load parts %}{% once '_pager.html' %}")
    page = {"request": request, "older": "/secret/", "newer": "/secret/"}
    assert "/secret/" not in template.render(Context(page))


def test_it_takes_no_instance_of_a_model():
    with pytest.raises(TypeError, match="card"):
        once("_card.html", card=Section(pk=1, name="Space"))


def test_the_masthead_marks_the_section_and_the_front():
    sections = [Section(pk=1, name="Space", slug="space"), Section(pk=2, name="Sea", slug="sea")]
    template = Template("{% load parts %}{% masthead %}")
    shown = {"sections": sections, "section": sections[1]}
    front = template.render(Context(shown))
    story = template.render(Context(shown | {"edition": object()}))
    plain = template.render(Context({"sections": sections}))
    assert 'href="/section/sea/" aria-current="page">Sea' in front
    assert 'href="/section/sea/" aria-current="true">Sea' in story
    assert "aria-current" not in plain


def test_a_moment_is_part_of_what_is_shown(gallery):
    face = the_card().face
    other = face._replace(published_at=datetime(2001, 2, 3, tzinfo=UTC))
    assert "2001-02-03" in once("_card.html", card=other, picture="")
