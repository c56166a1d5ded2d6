"""Every constraint of the newsroom, galleries and articles, violated once."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from articles.models import Block
from gallery.models import Slide
from newsroom.models import (
    Address,
    Byline,
    Contributor,
    CreditedName,
    Draft,
    Edition,
    EditionContributor,
    EditionPhoto,
    EditionTag,
    HomeLead,
    PhotoCredit,
    PreviewLink,
    RelatedStory,
    SearchPhoto,
    Section,
    Story,
    Tag,
)
from tests.factories import (
    MONDAY,
    make_article,
    make_contributor,
    make_gallery,
    make_photo,
    make_user,
    publish,
)

pytestmark = pytest.mark.django_db


def edition(**facts):
    gallery = make_gallery(saved=False)
    whole = {"story": gallery, "number": 1, "kind": "gallery", "payload": "{}"}
    return Edition(**(whole | {"slug": "a", "headline": "A"} | facts))


def dated(**facts):
    return edition(**({"live_from": MONDAY, "first_published_at": MONDAY} | facts))


def twice(model, **facts):
    return [model(**facts), model(**facts)]


VIOLATIONS = {
    "section_slug_is_unique": lambda: twice(Section, name="A", slug="a"),
    "tag_slug_is_unique": lambda: twice(Tag, name="A", slug="a"),
    "contributor_slug_is_unique": lambda: twice(Contributor, name="A", slug="a"),
    "credited_name_leads_to_one_contributor": lambda: [
        CreditedName(contributor=make_contributor("A"), name="X", folded="x"),
        CreditedName(contributor=make_contributor("B"), name="X", folded="x"),
    ],
    "photo_credited_once": lambda: twice(
        PhotoCredit, photo=make_photo(), contributor=make_contributor()
    ),
    "story_kind_is_named": lambda: [Story()],
    "story_stage_is_known": lambda: [Story(kind="gallery", stage="asleep")],
    "byline_named_once_a_role": lambda: twice(
        Byline, story=make_gallery(saved=False), contributor=make_contributor()
    ),
    "byline_role_is_known": lambda: [
        Byline(story=make_gallery(saved=False), contributor=make_contributor(), role="singing")
    ],
    "related_story_named_once": lambda: twice(
        RelatedStory, story=make_gallery(saved=False), to=make_gallery(saved=False)
    ),
    "related_story_is_another": lambda: [
        RelatedStory(story=story, to=story) for story in [make_gallery(saved=False)]
    ],
    "address_leads_to_one_story": lambda: [
        Address(kind="gallery", slug="a", story=make_gallery(saved=False)) for _ in range(2)
    ],
    "address_is_not_empty": lambda: [Address(kind="gallery", slug="", story=make_gallery())],
    "one_draft_a_story_and_user": lambda: twice(
        Draft, story=make_gallery(), user=make_user(), payload="{}", base_version=1
    ),
    "preview_token_is_unique": lambda: twice(
        PreviewLink, story=make_gallery(), made_by=make_user(), token="t", expires_at=MONDAY
    ),
    "home_lead_chosen_once": lambda: twice(HomeLead, story=make_gallery(), leads_from=MONDAY),
    "edition_numbered_once": lambda: twice(
        Edition, story=make_gallery(saved=False), number=1, kind="gallery", payload="{}"
    ),
    "edition_dated_once": lambda: [
        dated(story=story, number=number)
        for story in [make_gallery(saved=False)]
        for number in (1, 2)
    ],
    "edition_counts_from_one": lambda: [edition(number=0)],
    "edition_kind_is_named": lambda: [edition(kind="")],
    "edition_first_published_by_then": lambda: [
        dated(first_published_at=MONDAY + timedelta(days=1))
    ],
    "edition_dated_has_address": lambda: [dated(slug="")],
    "edition_withdrawn_is_dated": lambda: [edition(withdrawn=True)],
    "edition_correction_is_dated": lambda: [edition(correction="It was blue.")],
    "edition_photo_once": lambda: twice(
        EditionPhoto, edition=make_gallery(0).editions.get(), photo=make_photo()
    ),
    "search_photo_once_a_place": lambda: twice(
        SearchPhoto,
        edition=make_gallery(0).editions.get(),
        photo=make_photo(),
        number=1,
        has_page=True,
        text="a",
    ),
    "edition_contributor_once_a_role": lambda: twice(
        EditionContributor,
        edition=make_gallery(0).editions.get(),
        contributor=make_contributor(),
        role="words",
    ),
    "edition_tag_once": lambda: twice(
        EditionTag, edition=make_gallery(0).editions.get(), tag=Tag.objects.create(slug="a")
    ),
    "slide_key_is_its_own": lambda: twice(
        Slide, gallery=make_gallery(), photo=make_photo(), key="b7k2m9xq"
    ),
    "slide_has_key": lambda: [Slide(gallery=make_gallery(), photo=make_photo(), key="")],
    "block_key_is_its_own": lambda: twice(Block, article=make_article(), key="b7k2m9xq"),
    "block_has_key": lambda: [Block(article=make_article(), key="")],
    "block_kind_is_known": lambda: [Block(article=make_article(), kind="song")],
    "block_width_is_known": lambda: [Block(article=make_article(), width="huge")],
}


def constraints():
    ours = [apps.get_app_config(name) for name in ("newsroom", "gallery", "articles")]
    return {
        constraint.name
        for app in ours
        for model in app.get_models(include_auto_created=True)
        for constraint in model._meta.constraints
    }


def test_no_constraint_is_left_out():
    assert len(constraints()) > 25
    assert constraints() == set(VIOLATIONS)


@pytest.mark.parametrize("name", VIOLATIONS)
def test_the_database_refuses(name):
    rows = VIOLATIONS[name]()
    for row in rows[:-1]:
        row.save()
    violated = next(
        constraint for constraint in rows[-1]._meta.constraints if constraint.name == name
    )
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        models.Model.save_base(rows[-1], force_insert=True)
    said = str(refused.value)
    named = getattr(violated, "fields", ())  # SQLite names a unique index by its columns
    assert name in said or (named and all(field in said for field in named))


class TestFrozenEditions:
    """What no CHECK can hold, because it depends on the time."""

    def live(self):
        return publish(make_gallery())

    @pytest.mark.parametrize(
        "change",
        [
            lambda edition: edition.save(),
            lambda edition: edition.delete(),
            lambda edition: Edition.objects.filter(pk=edition.pk).update(headline="B"),
            lambda edition: Edition.objects.bulk_update([edition], ["headline"]),
            lambda edition: Edition.objects.filter(pk=edition.pk).delete(),
            lambda edition: edition.story.editions.update(headline="B"),
        ],
    )
    def test_what_readers_saw_cannot_be_changed(self, change):
        from newsroom.models import FrozenEdition

        edition = self.live()
        before = Edition.objects.filter(pk=edition.pk).values().get()
        edition.headline = "B"
        with pytest.raises(FrozenEdition, match="record of what readers saw"):
            change(edition)
        assert Edition.objects.filter(pk=edition.pk).values().get() == before

    def test_what_is_still_to_come_can(self, set_clock):
        set_clock(MONDAY)
        edition = publish(make_gallery(), MONDAY + timedelta(days=1))
        edition.dek = "Better"
        edition.save()
        assert Edition.objects.get(pk=edition.pk).dek == "Better"
