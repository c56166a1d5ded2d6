import pytest

from tests.factories import make_article


@pytest.mark.parametrize(
    ("path", "shown", "not_shown"),
    [("/gallery/", "A gallery", "An article"), ("/articles/", "An article", "A gallery")],
)
def test_it_shows_stories_of_its_kind(get, put_out, path, shown, not_shown):
    put_out(headline="A gallery")
    put_out(headline="An article", make=make_article)
    html = get(path).content.decode()
    assert shown in html
    assert not_shown not in html


@pytest.mark.parametrize("path", ["/gallery/", "/articles/"])
def test_it_answers_before_the_first_story(get, path):
    assert get(path).status_code == 200


def test_the_galleries_offer_their_media_feed(get):
    html = get("/gallery/").content.decode()
    assert 'type="application/rss+xml" title="Galleries" href="/gallery/feed/"' in html
