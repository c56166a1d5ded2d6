import pytest

from newsroom import publishing
from newsroom.models import Tag
from tests.factories import MONDAY, make_gallery

from .conftest import HOUR


def test_it_shows_what_carries_the_tag_newest_first(get, put_out, night):
    put_out(headline="Older", tags=[night], hours=5)
    put_out(headline="Newer", tags=[night], hours=2)
    put_out(headline="By day")
    shown = [card.face.headline for card in get("/tag/night/").context["cards"]]
    assert shown == ["Newer", "Older"]


@pytest.mark.parametrize("path", ["/tag/night/", "/tag/night/feed/"])
def test_a_tag_without_a_live_story_is_not_told_from_none(get, night, path):
    coming = make_gallery(slides=1, saved=False)
    coming.tags.add(night)
    publishing.save(coming, None)
    publishing.schedule(coming, None, MONDAY + HOUR)
    unused, unknown = get(path), get(path.replace("night", "nothing"))
    assert unused.status_code == unknown.status_code == 404
    assert unused.content == unknown.content


def test_a_tag_taken_from_a_story_takes_the_story_from_its_page(get, put_out, night):
    day = Tag.objects.create(name="Day", slug="day")
    first, _second = put_out(2, tags=[night, day])
    first.tags.remove(night)
    publishing.save(first, None)
    publishing.publish(first, None)
    shown = {tag: get(f"/tag/{tag}/").context["cards"] for tag in ("day", "night")}
    ids = {tag: {card.edition.story_id for card in cards} for tag, cards in shown.items()}
    assert first.pk in ids["day"]
    assert first.pk not in ids["night"]


def test_it_pages(get, put_out_many, night):
    put_out_many(21, tag=night)
    shown = get("/tag/night/?page=2").context["cards"]
    assert [card.face.headline for card in shown] == ["Story 20"]
