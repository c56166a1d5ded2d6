"""What the demo tells, held against what it was asked to tell."""

import re

import pytest
from django.db import transaction

from config.demo import crowd, writing
from config.demo.flyaround import LAP, STILL_FLYING
from config.demo.painter import PICTURES
from config.demo.plans import CREDIT, SECTIONS, GalleryPlan, Text
from config.demo.programme import PLANS, words_of
from gallery.models import Gallery
from newsroom.models import Edition, EditionPhoto, SearchText, Story
from tests.factories import MONDAY, make_photo


def words(plan):
    text = " ".join(part.html for part in plan.parts if isinstance(part, Text))
    return re.sub(r"<[^>]+>", " ", text).split()


def sentences(text):
    return re.findall(r"[^.!?]+[.!?]", text)


def test_the_lap_has_ten_slides_with_titles_and_short_captions():
    assert len(LAP.slides) == 10
    assert LAP.published.date().isoformat() == "2021-11-30"
    for slide in LAP.slides:
        assert slide.title
        assert 1 <= len(sentences(slide.caption)) <= 3, slide.caption


def test_the_article_is_long_enough_and_has_one_subhead():
    assert len(words(STILL_FLYING)) >= 350
    html = "".join(part.html for part in STILL_FLYING.parts if isinstance(part, Text))
    assert html.count("<h2>") == 1
    assert LAP.slug in [getattr(part, "gallery", None) for part in STILL_FLYING.parts]


def test_every_section_has_something_to_show():
    assert {plan.section for plan in PLANS} == set(SECTIONS)
    assert len(PLANS) >= 14
    assert len({plan.slug for plan in PLANS}) == len(PLANS)


def test_every_picture_is_painted_and_has_words():
    names = {name for plan in PLANS for name in plan.pictures()}
    assert len(names) > 20
    assert names <= set(PICTURES)
    for name in names:
        title, caption = words_of(name)
        assert title and caption and PICTURES[name]


@pytest.mark.django_db
class TestWriting:
    @pytest.fixture
    def photos(self):
        return {name: make_photo(credit=CREDIT) for plan in PLANS for name in plan.pictures()}

    def write_all(self, photos):
        writing.begin(LAP)
        for plan in PLANS:
            if not writing.is_out(plan):
                writing.finish(plan, photos)

    def test_every_story_goes_out_under_its_date(self, photos):
        self.write_all(photos)
        live = Edition.objects.live(MONDAY)
        assert live.count() == len(PLANS)
        lap = live.get(slug=LAP.slug)
        assert lap.first_published_at == LAP.published
        assert len(lap.load().slides) == 10

    def test_the_article_embeds_the_gallery_and_each_leads_to_the_other(self, photos):
        writing.begin(STILL_FLYING)
        self.write_all(photos)
        live = Edition.objects.live(MONDAY)
        lap, article = live.get(slug=LAP.slug), live.get(slug=STILL_FLYING.slug)
        assert lap.story_id in [block.gallery for block in article.load().blocks]
        assert article.story_id in lap.load().related

    def test_run_again_it_adds_nothing(self, photos):
        self.write_all(photos)
        before = Edition.objects.count()
        self.write_all(photos)
        assert Edition.objects.count() == before

    def test_what_an_editor_has_renamed_is_not_written_again(self, photos):
        writing.begin(LAP)
        writing.finish(LAP, photos)
        Story.objects.filter(slug=LAP.slug).update(slug="another", headline="Another")
        assert writing.is_out(LAP)

    def test_the_crowd_fills_up_and_is_whole(self, photos):
        self.write_all(photos)
        added = crowd.fill_up(40, lambda done, of: None)
        assert added == 40 - len(PLANS)
        assert Edition.objects.live(MONDAY).count() == 40
        gallery = Gallery.objects.order_by("-pk").first()
        edition = gallery.editions.get()
        from newsroom.payload import dump

        assert dump(gallery.compose()) == edition.payload
        shown = set(EditionPhoto.objects.filter(edition=edition).values_list("photo", flat=True))
        assert shown == {slide.photo for slide in edition.load().slides}
        assert SearchText.objects.count() == Edition.objects.exclude(live_from=None).count()

    def test_a_story_that_cannot_go_out_leaves_nothing_half_done(self, photos):
        photos = photos | {LAP.slides[3].picture: make_photo(credit="")}
        with pytest.raises(Exception, match="no credit"), transaction.atomic():
            writing.finish(LAP, photos)
        assert not Gallery.objects.exists()


def test_no_gallery_repeats_a_picture():
    for plan in PLANS:
        if isinstance(plan, GalleryPlan):
            assert len(set(plan.pictures())) == len(plan.pictures())
