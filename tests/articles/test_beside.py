"""What an article leads on to: related stories, and its section's story before and after."""

from datetime import timedelta

import pytest

from newsroom import publishing
from newsroom.models import RelatedStory, Tag
from tests.factories import MONDAY, make_article, make_gallery, make_section, publish

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
ADDRESS = "/articles/this-one/"


@pytest.fixture(autouse=True)
def _monday(set_clock):
    set_clock(MONDAY + HOUR)


@pytest.fixture
def tags():
    return [Tag.objects.create(name=name, slug=name) for name in ("sun", "moon", "mars")]


def put_out(headline, hours=1, tags=(), make=make_article, **facts):
    """A story that came out so many hours before MONDAY."""
    story = make(saved=False, headline=headline, **facts)
    story.tags.set(tags)
    publishing.save(story, None)
    publish(story, MONDAY - hours * HOUR)
    return story


def this_one(tags=(), hours=0, **facts):
    return put_out("This one", hours, tags, slug="this-one", **facts)


def related(client):
    return [card.face.headline for card in client.get(ADDRESS).context["related"]]


def neighbours(client):
    context = client.get(ADDRESS).context
    return [one and one.headline for one in (context["earlier"], context["later"])]


def test_tags_in_common_come_before_the_section(client, tags):
    sun, moon, mars = tags
    elsewhere = make_section("Elsewhere")
    this_one(tags)
    put_out("One tag, older", 9, [sun], section=elsewhere)
    put_out("One tag", 3, [mars], section=elsewhere)
    put_out("Two tags", 8, [sun, moon], section=elsewhere)
    put_out("Before it", 2)
    put_out("The section", 4)
    put_out("Neither", 1, section=elsewhere)
    assert related(client) == ["Two tags", "One tag", "One tag, older", "The section"]


def test_chosen_stories_stand_first_in_their_order(client, tags):
    article = this_one(tags)
    put_out("Before it", 1)
    put_out("Tagged", 2, tags)
    for place, headline in enumerate(("Chosen", "Chosen too")):
        RelatedStory.objects.create(story=article, to=put_out(headline, 9), position=place)
    publishing.save(article, None)
    publish(article)
    assert related(client) == ["Chosen", "Chosen too", "Tagged"]


def test_neither_itself_nor_what_it_embeds_stands_there(client, tags):
    gallery = put_out("Within", 1, tags, make=make_gallery, slides=1)
    put_out("Before it", 1, tags)
    put_out("Another", 2, tags)
    article = make_article(saved=False, headline="This one", slug="this-one")
    article.tags.set(tags)
    article.blocks.create(position=2, kind="gallery", gallery=gallery)
    publishing.save(article, None)
    publish(article, MONDAY)
    assert related(client) == ["Another"]


def test_a_story_in_many_editions_stands_there_once(client, tags):
    this_one(tags)
    put_out("Before it", 1)
    corrected = put_out("Tagged", 5, tags)
    for n in range(9):
        corrected.dek = f"Corrected {n}."
        publishing.save(corrected, None)
        publish(corrected, MONDAY - timedelta(minutes=50 - n))
    put_out("Tagged, older", 6, tags)
    assert related(client) == ["Tagged", "Tagged, older"]


def test_its_neighbours_are_those_of_its_section(client):
    this_one(hours=5)
    put_out("Long before", 9)
    put_out("Before", 6, make=make_gallery, slides=1)
    put_out("After", 4)
    put_out("Long after", 1)
    put_out("Elsewhere", 5, section=make_section("Elsewhere"))
    assert neighbours(client) == ["Before", "After"]


def test_stories_of_one_moment_have_an_order(client):
    put_out("First", 5)
    this_one(hours=5)
    put_out("Third", 5)
    assert neighbours(client) == ["First", "Third"]


def test_the_first_and_the_last_have_one_neighbour(client):
    this_one()
    assert neighbours(client) == [None, None]
    put_out("Before", 1)
    assert neighbours(client) == ["Before", None]


def test_what_is_still_to_come_is_no_neighbour(client):
    this_one(hours=2)
    coming = make_article(headline="Coming")
    publishing.schedule(coming, None, MONDAY + 9 * HOUR)
    publishing.withdraw(put_out("Withdrawn", 1), None)
    assert neighbours(client) == [None, None]
    assert related(client) == []


def test_a_preview_follows_the_newest(client, editor):
    put_out("The newest", 1)
    article = make_article(headline="Not out")
    link = publishing.preview(article, editor)
    context = client.get(f"/preview/{link.token}/").context
    assert context["earlier"].headline == "The newest"
    assert context["later"] is None
