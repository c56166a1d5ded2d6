"""A contributor's portrait is open while the contributor's front is, and nothing else opens."""

import pytest

from newsroom import publishing
from newsroom.models import Byline, PhotoCredit
from photos.takedown import take_down
from photos.uses import uses_of
from tests.factories import make_article, make_contributor, make_gallery, make_photo, publish
from tests.photos.test_media import with_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    ada = make_contributor("Ada Lens")
    ada.portrait = make_photo(title="Ada herself", alt="Ada, laughing")
    ada.save()
    return ada


@pytest.fixture
def url(ada):
    return with_file(ada.portrait)


def written_by(ada):
    article = make_article(saved=False, slug="hers")
    Byline.objects.create(story=article, contributor=ada)
    publishing.save(article, None)
    return article


def test_it_is_closed_before_anything_of_hers_is_live(client, ada, url):
    written_by(ada)
    make_article()
    assert client.get(url).status_code == 404


def test_it_opens_with_her_first_words(client, ada, url):
    publish(written_by(ada))
    assert client.get(url).status_code == 200


def test_it_opens_with_her_first_photo(client, ada, url):
    gallery = make_gallery(1)
    PhotoCredit.objects.create(photo=gallery.slides.get().photo, contributor=ada)
    assert client.get(url).status_code == 404
    publish(gallery)
    assert client.get(url).status_code == 200


def test_it_opens_no_other_photo(client, ada):
    publish(written_by(ada))
    nobody = make_contributor("Nobody Yet")
    nobody.portrait = make_photo()
    nobody.save()
    for other in (make_photo(), nobody.portrait):
        assert client.get(with_file(other)).status_code == 404


def test_it_is_gone_with_her_last_story(client, ada, url):
    article = written_by(ada)
    publish(article)
    publishing.withdraw(article, None)
    assert client.get(url).status_code == 410


def test_it_is_gone_when_taken_down(client, ada, url):
    publish(written_by(ada))
    take_down(ada.portrait, None, "asked to")
    assert client.get(url).status_code == 410
    assert "Ada, laughing" not in client.get("/articles/hers/").content.decode()


@pytest.mark.parametrize("path", ["/articles/hers/", "/people/ada-lens/"])
def test_her_pages_show_it(client, ada, path):
    publish(written_by(ada))
    assert 'alt="Ada, laughing"' in client.get(path).content.decode()


def test_the_library_knows_where_it_stands(ada):
    (use,) = uses_of(ada.portrait_id)
    assert (use.title, use.note) == ("Ada Lens", "portrait")
    assert use.url == f"/admin/newsroom/contributor/{ada.pk}/change/"
