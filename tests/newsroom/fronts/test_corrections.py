"""The record of corrections: what was wrong, newest first, under today's headlines."""

from datetime import timedelta

from defusedxml import ElementTree

from newsroom import publishing
from tests.factories import MONDAY, publish

from .conftest import HOUR

SECOND = timedelta(seconds=1)
ATOM = "{http://www.w3.org/2005/Atom}"


def correct(story, text, headline=None):
    story.headline = headline or story.headline
    story.save()
    publishing.save(story, None)
    return publish(story, correction=text)


def shown(get):
    return [(one.story.headline, one.text) for one in get("/corrections/").context["corrections"]]


def test_it_shows_notes_newest_first(get, put_out, set_clock):
    first, second = put_out(2, headline="Story")
    correct(first, "It was eight.", "Ship")
    set_clock(MONDAY + HOUR)
    correct(second, "It was nine.", "Boat")
    assert shown(get) == [("Boat", "It was nine."), ("Ship", "It was eight.")]


def test_it_is_empty_at_first(get, put_out):
    put_out()
    assert "Nothing has had to be corrected yet" in get("/corrections/").content.decode()


def test_a_note_stays_under_the_headline_of_today(get, put_out, set_clock):
    (story,) = put_out(headline="Before")
    correct(story, "It was eight.", "Between")
    set_clock(MONDAY + HOUR)
    story.headline = "Now"
    story.save()
    publishing.save(story, None)
    publish(story)
    assert shown(get) == [("Now", "It was eight.")]


def test_a_note_of_the_future_or_of_a_story_that_is_gone_does_not_show(get, put_out, set_clock):
    gone, coming = put_out(2)
    correct(gone, "Gone.")
    set_clock(MONDAY + SECOND)
    publishing.withdraw(gone, None)
    coming.headline = "Coming"
    coming.save()
    publishing.save(coming, None)
    publishing.publish(coming, None, MONDAY + HOUR, correction="Coming.")
    assert shown(get) == []
    set_clock(MONDAY + HOUR)
    assert shown(get) == [("Coming", "Coming.")]


def test_the_feed_tells_each(get, put_out):
    (story,) = put_out(slug="ship")
    made = correct(story, "It was <eight> & not nine.", "Ship")
    feed = ElementTree.fromstring(get("/corrections/feed/").content)
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}id").text.endswith(f":correction/{made.pk}")
    assert entry.find(f"{ATOM}title").text == "Ship"
    assert entry.find(f"{ATOM}content").text == "It was <eight> & not nine."
    assert entry.find(f"{ATOM}updated").text == MONDAY.isoformat()
    assert entry.find(f"{ATOM}link").get("href") == "http://127.0.0.1:8000/gallery/ship/"
    assert feed.find(f"{ATOM}updated").text == MONDAY.isoformat()
