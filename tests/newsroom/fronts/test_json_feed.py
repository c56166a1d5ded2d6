"""JSON Feed 1.1."""

import json

from tests.factories import MONDAY, make_article, make_contributor

from .conftest import HOUR

SITE = "http://127.0.0.1:8000"


def read(get):
    answer = get("/feed.json")
    assert answer["Content-Type"] == "application/feed+json"
    return json.loads(answer.content)


def test_it_says_whose_it_is(get):
    feed = read(get)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "Flyaround"
    assert feed["home_page_url"] == f"{SITE}/"
    assert feed["feed_url"] == f"{SITE}/feed.json"
    assert feed["items"] == []


def test_an_item_says_all_of_its_story(get, put_out, night):
    (story,) = put_out(
        make=make_article,
        headline="Sun",
        slug="sun",
        dek="A dek.",
        tags=[night],
        by=make_contributor("Ada Lens"),
        text="<p>Whole.</p>",
    )
    (item,) = read(get)["items"]
    html, image = item.pop("content_html"), item.pop("image")
    assert "<p>Whole.</p>" in html
    assert image == f"{SITE}/media/{story.lead_photo.current_set.key}/1920.jpg"
    assert item.pop("id").endswith(f":story/{story.pk}")
    assert item == {
        "url": f"{SITE}/articles/sun/",
        "title": "Sun",
        "summary": "A dek.",
        "date_published": (MONDAY - HOUR).isoformat(),
        "date_modified": (MONDAY - HOUR).isoformat(),
        "authors": [{"name": "Ada Lens", "url": f"{SITE}/people/ada-lens/"}],
        "tags": ["Space", "Night"],
    }


def test_its_ids_are_those_of_the_other_feed(get, put_out):
    put_out(3)
    ids = [item["id"] for item in read(get)["items"]]
    assert len(ids) == 3
    atom = get("/feed/").content.decode()
    assert all(f"<id>{one}</id>" in atom for one in ids)
