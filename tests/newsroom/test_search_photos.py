"""Photos are results of their own: found by what is said of them where they stand, now."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom import publishing, search_index
from newsroom.models import Edition, SearchPhoto
from newsroom.search import search
from newsroom.search_photos import FEW, few_places, search_photos
from newsroom.search_terms import parse
from photos import takedown
from photos.editing import save_photo
from photos.models import Photo
from tests.factories import (
    MONDAY,
    make_article,
    make_gallery,
    make_photo,
    make_section,
    publish,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _monday(db, set_clock):
    set_clock(MONDAY)


def put_out(*slides, at=MONDAY, **facts):
    """A live gallery with these slides: the facts of each, `photo` among them or a new one."""
    gallery = make_gallery(slides=0, saved=False, **facts)
    for place, slide in enumerate(slides, 1):
        gallery.slides.create(position=place, **{"photo": slide.get("photo") or silent()} | slide)
    publishing.save(gallery, None)
    publish(gallery, at)
    return gallery


def silent(**facts):
    """A photo that says of itself little but these facts."""
    return make_photo(**{"title": "", "caption": "", "alt": "Unsaid", "credit": "Nobody"} | facts)


def found(query, at=MONDAY, **narrower):
    return [row.url for row in search_photos(query, at, **narrower).rows]


def addresses(gallery):
    edition = Edition.objects.exclude(live_from=None).get(story=gallery)
    return [edition.url_for("slide", key=slide.key) for slide in edition.load().slides]


class TestWords:
    def test_it_finds_a_slide_by_all_that_is_said_of_it(self):
        photo = silent(alt="Photoalt", credit="Photocredit", headline="Photohead", title="Unshown")
        gallery = put_out(
            {"photo": photo, "caption": "Slidecaption"},
            {"title": "Slidetitle", "alt": "Slidealt", "credit": "Slidecredit"},
        )
        first, second = addresses(gallery)
        of_first = ["photoalt", "photocredit", "photohead", "slidecaption"]
        assert {word: found(word) for word in of_first} == {word: [first] for word in of_first}
        of_second = ["slidetitle", "slidealt", "slidecredit", "slidecredit slidetitle"]
        assert {word: found(word) for word in of_second} == {word: [second] for word in of_second}
        assert found("unshown") == []

    def test_it_finds_a_photo_by_its_own_credit_beside_the_slides(self):
        put_out({"photo": silent(credit="NASA/ESA"), "credit": "Agency", "title": "Lap"})
        (row,) = search_photos("esa", MONDAY).rows
        assert row.credit == "Agency (NASA/<mark>ESA</mark>)"
        (row,) = search_photos("lap agency", MONDAY).rows
        assert row.credit == "<mark>Agency</mark>"

    def test_phrases_beginnings_and_accents(self):
        gallery = put_out({"caption": "Chişinău’s golden hour"})
        for query in ['"golden hour"', "gold*", "chisinau", "CHIȘINĂU golden", '"chisinau s gol"*']:
            assert found(query) == addresses(gallery), query
        for query in ['"hour golden"', "gold", "golden moon", "headline"]:
            assert found(query) == [], query

    def test_it_marks_what_it_found_and_escapes_the_rest(self):
        put_out({"title": "<b>Sun</b>", "caption": "The <i>sun</i>.", "credit": "S&N/Sun"})
        (row,) = search_photos("sun", MONDAY).rows
        assert row.title == "&lt;b&gt;<mark>Sun</mark>&lt;/b&gt;"
        assert row.snippet == "The &lt;i&gt;<mark>sun</mark>&lt;/i&gt;."
        assert row.credit == "S&amp;N/<mark>Sun</mark>"

    def test_words_of_the_alt_text_alone_are_shown_from_there(self):
        put_out({"caption": "A caption.", "alt": "A golden sun", "title": "Title"})
        (row,) = search_photos("golden", MONDAY).rows
        assert row.snippet == "A <mark>golden</mark> sun"


class TestWhereItStands:
    def test_a_photo_in_an_article_opens_there(self):
        article = make_article(saved=False, slug="sun", lead_photo=silent())
        block = article.blocks.create(position=2, kind="photo", photo=silent(), caption="Golden")
        publishing.save(article, None)
        publish(article)
        assert found("golden") == [f"/articles/sun/#photo-{block.key}"]

    def test_an_articles_lead_photo_opens_the_article(self):
        lead = silent(caption="Golden", title="Title", credit="Agency")
        publish(make_article(slug="sun", lead_photo=lead))
        assert found("golden agency") == ["/articles/sun/"]

    def test_an_address_in_the_article_is_on_its_page(self, client):
        lead = make_photo()
        article = make_article(saved=False, slug="sun", lead_photo=lead)
        article.blocks.create(position=2, kind="photo", photo=silent(caption="Golden"))
        article.blocks.create(position=3, kind="photo", photo=lead, caption="Golden lead")
        publishing.save(article, None)
        publish(article)
        (address,) = found("golden")
        path, _, anchor = address.partition("#")
        assert f'id="{anchor}"' in client.get(path).content.decode()

    def test_a_gallerys_lead_photo_that_is_no_slide_is_not_found(self):
        put_out({"title": "Slide"}, lead_photo=silent(title="Golden", caption="Golden"))
        assert found("golden") == []

    def test_each_photo_is_found_once_and_rather_at_its_slide(self):
        photo = silent(credit="Golden")
        gallery = put_out({"photo": photo}, at=MONDAY - HOUR)
        publish(make_article(lead_photo=photo))
        assert found("golden") == addresses(gallery)

    def test_the_newest_story_comes_first_and_slides_in_their_order(self):
        older = put_out({"title": "Sun 1"}, {"title": "Sun 2"}, at=MONDAY - HOUR)
        newer = put_out({"title": "Sun 3"})
        assert found("sun") == addresses(newer) + addresses(older)


class TestLiveFacts:
    """A fact mended on the photo changes at once what is found and what is shown."""

    def test_a_mended_credit(self):
        photo = silent(credit="Wrong Name")
        gallery = put_out({"photo": photo, "title": "Slide"})
        save_photo(photo, None, {"credit": "Right Name"})
        assert found("right slide") == addresses(gallery)
        assert found("wrong") == []
        assert search_photos("right", MONDAY).rows[0].credit == "<mark>Right</mark> Name"

    @pytest.mark.parametrize("fact", ["alt", "headline", "title"])
    def test_a_mended(self, fact):
        photo = silent(**{fact: "Wrong"})
        gallery = put_out({"photo": photo, "caption": "Slide"})
        save_photo(photo, None, {fact: "Right"})
        assert (found("right"), found("wrong")) == (addresses(gallery), [])

    def test_a_story_is_found_by_its_photos_mended_credit_too(self):
        photo = silent(credit="Wrong Name")
        put_out({"photo": photo}, headline="Lap")
        save_photo(photo, None, {"credit": "Right Name"})
        assert [row.edition.headline for row in search("right lap", MONDAY).rows] == ["Lap"]
        assert not search("wrong", MONDAY).rows

    def test_a_fact_changed_behind_the_index_is_neither_found_nor_shown(self):
        photo = silent(credit="Wrong")
        put_out({"photo": photo, "title": "Slide"})
        Photo.objects.filter(pk=photo.pk).update(credit="Right")
        assert found("wrong") == []
        assert search_photos("slide", MONDAY).rows[0].credit == "Right"

    def test_an_edition_that_another_has_followed_is_left_alone(self):
        photo = silent(credit="Wrong")
        gallery = put_out({"photo": photo}, at=MONDAY - HOUR)
        gallery.headline = "Again"
        gallery.save()
        publishing.save(gallery, None)
        publish(gallery)
        save_photo(photo, None, {"credit": "Right"})
        first, second = SearchPhoto.objects.order_by("edition_id")
        assert ("wrong" in first.text, "right" in second.text) == (True, True)

    def test_nothing_of_an_erased_photo_stays_in_the_index(self):
        photo = silent(credit="Secret", title="Secret", caption="Secret")
        put_out({"photo": photo})
        takedown.erase(photo, None, "By law.")
        assert "secret" not in SearchPhoto.objects.get().text


class TestWhatMayBeSeen:
    def test_nothing_unpublished_scheduled_or_withdrawn(self):
        make_gallery(slides=1, headline="Saved")
        gallery = put_out({"title": "Golden"}, at=MONDAY - HOUR)
        publishing.withdraw(gallery, None, MONDAY + HOUR)
        assert len(found("golden", MONDAY - 2 * HOUR)) == 0
        assert len(found("golden")) == 1
        assert found("golden", MONDAY + HOUR) == []

    def test_nothing_whose_rights_have_ended_or_not_begun(self):
        photo = silent()
        put_out({"photo": photo, "title": "Golden"})
        Photo.objects.update(usable_until=MONDAY + HOUR)
        assert (len(found("golden")), found("golden", MONDAY + HOUR)) == (1, [])
        Photo.objects.update(usable_until=None, usable_from=MONDAY + HOUR)
        assert (found("golden"), len(found("golden", MONDAY + HOUR))) == ([], 1)

    def test_nothing_that_was_taken_down(self):
        photo = silent(credit="Golden")
        put_out({"photo": photo}, headline="Lap")
        takedown.take_down(photo, None, "Asked for.")
        assert found("golden") == []
        assert not search("golden", MONDAY).rows
        assert few_places(parse("golden"), MONDAY) == []

    def test_no_slide_that_an_edition_had_before(self):
        gallery = put_out({"title": "Golden"}, {"title": "Silver"}, at=MONDAY - HOUR)
        gallery.slides.filter(title="Golden").delete()
        publishing.save(gallery, None)
        publish(gallery)
        assert found("golden") == []
        assert len(found("silver")) == 1

    def test_a_date_taken_away_takes_the_words_away(self):
        gallery = make_gallery(slides=1)
        publishing.schedule(gallery, None, MONDAY + HOUR)
        assert SearchPhoto.objects.exists()
        publishing.cancel(gallery, None)
        assert not SearchPhoto.objects.exists()


class TestNarrowed:
    @pytest.fixture(autouse=True)
    def galleries(self):
        self.nature = put_out({"title": "Sun"}, section=make_section("Nature"))
        self.old = put_out({"title": "Sun"}, at=datetime(2021, 5, 1, tzinfo=UTC))

    def test_to_a_section(self):
        assert found("sun", section=make_section("Nature")) == addresses(self.nature)

    def test_to_a_year(self):
        assert found("sun", year=2021) == addresses(self.old)

    def test_to_both(self):
        assert found("sun", year=2021, section=make_section("Nature")) == []
        assert found("sun", year=2021, section=make_section("Space")) == addresses(self.old)

    def test_old_matches_of_a_common_word(self, monkeypatch):
        monkeypatch.setattr(search_index, "NEWEST", 1)
        assert found("sun") == addresses(self.old), "the one that was written last"
        assert found("sun", section=make_section("Nature")) == addresses(self.nature)


def test_it_pages():
    gallery = put_out(*({"title": f"Sun {n}"} for n in range(22)))
    first, second = search_photos("sun", MONDAY), search_photos("sun", MONDAY, page=2)
    assert [row.url for row in (*first.rows, *second.rows)] == addresses(gallery)
    assert (len(first.rows), first.has_older, second.has_older) == (20, True, False)


def test_it_says_when_more_match_than_are_looked_at(monkeypatch):
    monkeypatch.setattr(search_index, "NEWEST", 2)
    put_out({"title": "Sun"}, {"title": "Sun"}, {"title": "Moon"})
    assert search_photos("sun", MONDAY).is_capped
    assert not search_photos("moon", MONDAY).is_capped


def test_a_few_are_found_in_one_query(django_assert_num_queries):
    put_out(*({"title": "Sun"} for _ in range(FEW + 2)))
    with django_assert_num_queries(1):
        places = few_places(parse("sun"), MONDAY)
        assert [place.edition.section.name for place in places] == ["Space"] * FEW


def test_it_asks_three_queries(django_assert_num_queries):
    for _ in range(3):
        put_out({"title": "Sun"}, {"title": "Sun"})
    with django_assert_num_queries(3):
        assert len(search_photos("sun", MONDAY).rows) == 6


@given(st.text(max_size=120))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_typed_is_harmless(query):
    search_photos(query, MONDAY)
    if terms := parse(query):
        few_places(terms, MONDAY)
