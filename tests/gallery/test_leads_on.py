"""What a gallery leads on to after its last slide: the next gallery, and related stories."""

from datetime import timedelta

import pytest

from newsroom import publishing
from newsroom.models import RelatedStory, Tag
from tests.factories import MONDAY, make_article, make_gallery, make_section, publish

pytestmark = pytest.mark.django_db
VIEWS = ["all/", "grid/"]


@pytest.fixture(autouse=True)
def _monday(set_clock):
    set_clock(MONDAY + timedelta(hours=1))


def put_out(headline, hours, tags=(), make=make_article, related=(), **facts):
    """A story that came out so many hours before MONDAY."""
    story = make(saved=False, headline=headline, **facts)
    story.tags.set(tags)
    for place, other in enumerate(related):
        RelatedStory.objects.create(story=story, to=other, position=place)
    publishing.save(story, None)
    publish(story, MONDAY - timedelta(hours=hours))
    return story


def this_one(**facts):
    return put_out("This one", 2, make=make_gallery, slug="this-one", **facts)


def leads_to(client, view="all/"):
    context = client.get(f"/gallery/this-one/{view}").context
    following = context["next_card"]
    related = [card.face.headline for card in context["related"]]
    return following and following.face.headline, related


@pytest.mark.parametrize("view", VIEWS)
def test_the_next_gallery_came_out_before_it_and_the_newest_of_its_section_follow(client, view):
    put_out("Newer gallery", 1, make=make_gallery)
    put_out("Older gallery", 3, make=make_gallery)
    put_out("Oldest gallery", 4, make=make_gallery, section=make_section("Elsewhere"))
    put_out("An article", 5)
    this_one()
    assert leads_to(client, view) == ("Older gallery", ["Newer gallery", "An article"])


def test_chosen_stories_come_first_in_their_order_then_tags_in_common(client):
    sun = Tag.objects.create(name="sun", slug="sun")
    chosen = [put_out(f"Chosen {n}", 10 + n, section=make_section("Elsewhere")) for n in range(2)]
    put_out("Of the section", 3)
    put_out("With the tag", 5, [sun], section=make_section("Elsewhere"))
    this_one(tags=[sun], related=reversed(chosen))
    following, related = leads_to(client)
    assert following is None
    assert related == ["Chosen 1", "Chosen 0", "With the tag", "Of the section"]


def test_what_is_next_is_not_related_too_though_chosen(client):
    older = put_out("Older gallery", 3, make=make_gallery)
    this_one(related=[older])
    assert leads_to(client) == ("Older gallery", [])


def test_no_more_than_four_and_none_that_is_not_live(client):
    for n in range(6):
        put_out(f"Article {n}", 3 + n)
    withdrawn = put_out("Withdrawn", 1)
    this_one(related=[withdrawn])
    publishing.withdraw(withdrawn, None)
    _following, related = leads_to(client)
    assert related == ["Article 0", "Article 1", "Article 2", "Article 3"]


def test_of_two_galleries_of_one_moment_one_leads_to_the_other_and_not_back(client):
    this_one()
    put_out("Same moment", 2, make=make_gallery, slug="same")
    assert leads_to(client)[0] is None
    assert client.get("/gallery/same/all/").context["next_card"].face.headline == "This one"
