import re

from newsroom import publishing
from tests.factories import MONDAY, make_gallery, make_section, publish

from .conftest import HOUR


def test_it_shows_the_section_and_its_stories_alone(get, put_out):
    put_out(headline="Mars", section=make_section("Space"))
    put_out(headline="Dunes", section=make_section("Nature"))
    html = get("/section/space/").content.decode()
    assert "<h1>Space</h1>" in html
    assert "Mars" in html
    assert "Dunes" not in html


def test_it_answers_before_the_first_story(get):
    make_section("Space")
    answer = get("/section/space/")
    assert answer.status_code == 200
    assert "Nothing is published here yet" in answer.content.decode()


def test_it_answers_404_to_a_section_that_is_not(get):
    assert get("/section/space/").status_code == 404


def test_it_offers_its_feed(get):
    make_section("Space")
    link = 'rel="alternate" type="application/atom+xml" title="Space" href="/section/space/feed/"'
    assert link in get("/section/space/").content.decode()


def test_it_leaves_out_what_is_withdrawn_ended_or_still_to_come(get, put_out, set_clock):
    (withdrawn,) = put_out(headline="Withdrawn")
    publishing.withdraw(withdrawn, None)
    (ending,) = put_out(headline="Ending")
    publishing.withdraw(ending, None, MONDAY + HOUR)
    coming = make_gallery(slides=1, headline="Coming")
    publishing.schedule(coming, None, MONDAY + 2 * HOUR)
    html = get("/section/space/").content.decode()
    assert "Ending" in html
    assert "Withdrawn" not in html
    assert "Coming" not in html
    set_clock(MONDAY + 2 * HOUR)
    html = get("/section/space/").content.decode()
    assert "Ending" not in html
    assert "Coming" in html


def test_it_shows_what_stands_now_and_nothing_that_was(get, put_out, set_clock):
    (story,) = put_out(headline="First words")
    story.headline = "Second words"
    story.save()
    publishing.save(story, None)
    assert "First words" in get("/section/space/").content.decode()
    publish(story)
    html = get("/section/space/").content.decode()
    assert "Second words" in html
    assert "First words" not in html


def test_a_story_that_moves_leaves_its_old_section(get, put_out):
    (story,) = put_out(headline="Mover")
    story.section = make_section("Nature")
    story.save()
    publishing.save(story, None)
    publish(story)
    assert "Mover" not in get("/section/space/").content.decode()
    assert "Mover" in get("/section/nature/").content.decode()


def test_its_cards_do_not_name_it_again(get, put_out):
    put_out(headline="Plain")
    put_out(headline="With a kicker", kicker="Aurora")
    html = get("/section/space/").content.decode()
    kickers = re.findall(r'<p class="kicker">(.*?)</p>', html)
    assert kickers == ["Aurora"]
    home = get("/archive/2026/").content.decode()
    assert '<p class="kicker">Space</p>' in home
