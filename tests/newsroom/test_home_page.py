"""/"""

from datetime import timedelta

from django.utils import timezone

from newsroom import publishing
from newsroom.fronts.home import NEWEST
from newsroom.models import HomeLead
from photos.models import Photo
from tests.factories import MONDAY, make_article, make_gallery, make_section, publish


def page(client) -> str:
    answer = client.get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def stories(count: int, made=make_article, **facts) -> list:
    made_ones = [made(headline=f"Story {made.__name__} {n}", **facts) for n in range(count)]
    for n, story in enumerate(made_ones):
        publish(story, MONDAY + timedelta(hours=n))
    return made_ones


def lead_of(html: str) -> str:
    return html.split('class="lead-words"')[1].split("</article>")[0]


def test_it_says_so_while_nothing_is_published(client, db) -> None:
    assert "Nothing is published yet." in page(client)


def test_it_leads_with_the_newest(client, db) -> None:
    newest = stories(3)[-1]
    assert newest.headline in lead_of(page(client))


def test_it_leads_with_what_editors_chose_while_that_is_live(client, db) -> None:
    older, _middle, newest = stories(3)
    HomeLead.objects.create(story=older)
    assert older.headline in lead_of(page(client))
    publishing.withdraw(older, None)
    assert newest.headline in lead_of(page(client))


def test_it_waits_with_a_lead_that_is_to_come(client, db) -> None:
    older, newest = stories(2)
    HomeLead.objects.create(story=older, leads_from=timezone.now() + timedelta(hours=1))
    assert newest.headline in lead_of(page(client))


def test_it_finds_a_chosen_lead_however_old(client, db) -> None:
    first = stories(NEWEST + 1)[0]
    HomeLead.objects.create(story=first)
    assert first.headline in lead_of(page(client))


def test_it_has_a_strip_of_galleries(client, db) -> None:
    stories(4, make_gallery)
    stories(NEWEST + 4)
    html = page(client)
    assert "In pictures" in html
    assert html.count("3 photos") == 4


def test_it_shows_a_story_once(client, db) -> None:
    for story in stories(6) + stories(3, make_gallery):
        assert page(client).count(f">{story.headline}</a>") == 1


def test_it_leads_into_its_sections(client, db) -> None:
    nature = make_section("Nature")
    stories(5, section=nature)
    stories(15)
    html = page(client)
    assert 'href="/section/nature/"' in html
    assert '<section aria-label="Nature">' in html


def test_it_shows_no_photo_that_may_not_be_shown(client, db) -> None:
    (story,) = stories(1)
    assert story.lead_photo.current_set.key in page(client)
    Photo.objects.update(taken_down_at=timezone.now())
    html = page(client)
    assert story.lead_photo.current_set.key not in html
    assert story.headline in html


def test_it_asks_at_most_six_questions_however_full(
    client, db, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(6):
        page(client)
    old = stories(9, make_gallery)[0]
    stories(NEWEST + 9)
    HomeLead.objects.create(story=old)
    with django_assert_max_num_queries(6):
        page(client)


def test_it_sets_no_cookie(client, db) -> None:
    stories(1)
    answer = client.get("/", headers={"cookie": "session=abc"})
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
