"""“Translation of” in the form of a story: two stories become one in two languages."""

import pytest

from newsroom import publishing
from newsroom.models import Story
from tests.factories import make_article, make_gallery, publish

FIELD, TYPED = "translation_of", "translation_of-typed"


@pytest.fixture
def german(gallery):
    return make_gallery(1, headline="Über den Wolken", slug="wolken", language="de")


def group(story):
    return Story.objects.get(pk=story.pk).translation_group


def test_choosing_puts_both_into_one_group(desk, gallery, german):
    assert desk.save(german, **{FIELD: gallery.pk}).status_code == 302
    assert group(german) == group(gallery) is not None
    for one, other in ((german, gallery), (gallery, german)):
        assert desk.open(one)[FIELD] == [str(other.pk)]


def test_its_name_can_be_typed(desk, gallery, german):
    desk.save(german, **{TYPED: "Above the clouds"})
    assert group(german) == group(gallery) is not None


def test_a_third_joins_the_two(desk, gallery, german):
    desk.save(german, **{FIELD: gallery.pk})
    arabic = make_gallery(1, headline="فوق الغيوم", slug="ghuyum", language="ar")
    desk.save(arabic, **{FIELD: german.pk})
    assert group(arabic) == group(german) == group(gallery)
    page = desk.client.get(desk.url(arabic)).content.decode()
    assert "Together with: Above the clouds (English), Über den Wolken (Deutsch)." in page


def test_taking_it_out_leaves_the_others(desk, gallery, german):
    desk.save(german, **{FIELD: gallery.pk})
    desk.save(german, **{FIELD: ""})
    assert group(german) is None
    assert group(gallery) is not None


def test_a_form_opened_before_a_colleague_chose_takes_nothing_out(desk, colleague, gallery, german):
    opened = desk.open(gallery)
    colleague.save(german, **{FIELD: gallery.pk})
    desk.press(gallery, opened, dek="Written meanwhile.")
    assert group(gallery) == group(german) is not None


def test_a_draft_shows_and_keeps_what_was_chosen(desk, gallery, german):
    opened = desk.open(german)
    desk.client.post(desk.url(german, "autosave"), {**opened, FIELD: gallery.pk})
    assert group(german) is group(gallery) is None
    restored = desk.open(german, "?draft=1")
    assert restored[FIELD] == [str(gallery.pk)]
    desk.press(german, restored)
    assert group(german) == group(gallery) is not None


def test_readers_find_both_once_the_translation_is_published(desk, gallery, german):
    publish(gallery)
    desk.save(german, **{FIELD: gallery.pk})
    german.refresh_from_db()
    publish(german)
    for one, other in ((german, "above-the-clouds"), (gallery, "wolken")):
        page = desk.client.get(f"/gallery/{one.slug}/").content.decode()
        assert f'<a href="/gallery/{other}/" rel="alternate"' in page


def refused(desk, story, other, **changes):
    answer = desk.save(story, **{FIELD: other.pk}, **changes)
    assert answer.status_code == 200, "the form comes back"
    assert group(story) is None
    return answer.content.decode()


def test_it_refuses_two_in_one_language(desk, gallery, german):
    english = make_gallery(1)
    said = refused(desk, english, gallery)
    assert "“Above the clouds” is this story's version in English already" in said.replace(
        "&#x27;", "'"
    )
    desk.save(german, **{FIELD: gallery.pk})
    second = make_gallery(1, language="de")
    assert "“Über den Wolken” is this story" in refused(desk, second, gallery)
    assert desk.save(second, **{FIELD: gallery.pk}, language="fr").status_code == 302


def test_it_refuses_a_language_that_the_group_has(desk, gallery, german):
    desk.save(german, **{FIELD: gallery.pk})
    page = desk.save(german, language="").content.decode()
    assert "“Above the clouds” is this story" in page
    assert Story.objects.get(pk=german.pk).language == "de"


def test_it_refuses_itself_and_another_kind(desk, gallery):
    assert "This is the story itself" in refused(desk, gallery, gallery)
    article = make_article(headline="To read", language="de")
    assert "“To read” is of another kind" in refused(desk, gallery, article)


def test_the_comparison_names_it(desk, gallery, german):
    desk.save(german, **{FIELD: gallery.pk})
    publishing.save(german, None)
    url = desk.url(german, "compare") + "?old=1&new=2"
    page = desk.client.get(url).content.decode()
    assert "Above the clouds" in page
    assert str(group(german)) not in page
