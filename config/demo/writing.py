"""Makes a plan a story: by the same steps an editor takes, then published under its date."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from articles.models import Article, Block
from gallery.models import Gallery, Slide
from newsroom import publishing
from newsroom.models import Byline, Contributor, Edition, HomeLead, Section, Story, Tag
from photos.models import Photo
from photos.public_revision import bump

from .plans import SECTIONS, ArticlePlan, Embedded, GalleryPlan, Part, Picture, Plan, Quote, Text

Photos = dict[str, Photo]


def begun(plan: Plan) -> Gallery | Article | None:
    """The story of the plan, if an earlier step has begun it: editors may have changed it since."""
    model: type[Gallery] | type[Article] = Gallery if isinstance(plan, GalleryPlan) else Article
    return model._default_manager.filter(editions__number=1, editions__slug=plan.slug).first()


def is_out(plan: Plan) -> bool:
    """Whether its story has been published, be it changed or withdrawn since."""
    story = begun(plan)
    return story is not None and story.editions.exclude(live_from=None).exists()


@transaction.atomic
def begin(plan: Plan) -> Gallery | Article:
    """The working copy with its words, before its pictures are painted: others can refer to it."""
    if story := begun(plan):
        return story
    model: type[Gallery] | type[Article] = Gallery if isinstance(plan, GalleryPlan) else Article
    story = model.objects.create(**_shared(plan))
    _file_under(story, plan)
    publishing.save(story, None)
    return story


@transaction.atomic
def finish(plan: Plan, photos: Photos) -> None:
    """Put the pictures in, save, and publish it under its date."""
    story = begin(plan)
    if isinstance(story, Gallery) and isinstance(plan, GalleryPlan):
        _write_slides(story, plan, photos)
    if isinstance(story, Article) and isinstance(plan, ArticlePlan):
        story.lead_photo = photos[plan.lead]
        story.save()
        _write_blocks(story, plan.parts, photos)
    publishing.save(story, None)
    publishing.publish(story, None, plan.published)
    if isinstance(plan, ArticlePlan) and plan.correction:
        _correct(story, plan)


def lead_home_with(story: Story) -> None:
    with transaction.atomic():
        if not HomeLead.objects.exists():
            HomeLead.objects.create(story=story)
            bump()


def _shared(plan: Plan) -> dict[str, Any]:
    return {
        "headline": plan.headline,
        "slug": plan.slug,
        "kicker": plan.kicker,
        "dek": plan.dek,
        "section": section_of(plan.section),
        "stage": Story.Stage.READY,
    }


def section_of(slug: str) -> Section:
    name, description = SECTIONS[slug]
    facts = {"name": name, "description": description, "position": list(SECTIONS).index(slug)}
    return Section.objects.get_or_create(slug=slug, defaults=facts)[0]


def _write_slides(gallery: Gallery, plan: GalleryPlan, photos: Photos) -> None:
    Slide.objects.bulk_create(
        Slide(
            gallery=gallery,
            position=place,
            photo=photos[slide.picture],
            title=slide.title,
            caption=slide.caption,
        )
        for place, slide in enumerate(plan.slides, 1)
    )


def _write_blocks(article: Article, parts: tuple[Part, ...], photos: Photos) -> None:
    Block.objects.bulk_create(
        Block(article=article, position=place, **_block(part, photos))
        for place, part in enumerate(parts, 1)
    )


def _block(part: Part, photos: Photos) -> dict[str, Any]:
    match part:
        case Text(html):
            return {"kind": "text", "html": html}
        case Picture(picture, caption, width):
            photo = photos[picture]
            return {"kind": "photo", "photo": photo, "caption": caption, "width": width}
        case Embedded(slug):
            gallery = Gallery.objects.get(editions__number=1, editions__slug=slug)
            return {"kind": "gallery", "gallery": gallery}
        case Quote(quote, attribution):
            return {"kind": "quote", "quote": quote, "attribution": attribution}


def _file_under(story: Story, plan: Plan) -> None:
    desk, _made = Contributor.objects.get_or_create(
        slug=slugify(plan.desk), defaults={"name": plan.desk}
    )
    role = Byline.Role.PHOTOS if isinstance(plan, GalleryPlan) else Byline.Role.WORDS
    story.bylines.create(contributor=desk, role=role, position=1)
    for name in plan.tags:
        story.tags.add(Tag.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0])
    for place, slug in enumerate(plan.related, 1):
        other = Edition.objects.filter(slug=slug, number=1).first()
        if other is not None:
            story.related_rows.create(to_id=other.story_id, position=place)


def _correct(story: Gallery | Article, plan: ArticlePlan) -> None:
    """Publish it a second time, three hours later, with the note that says what was wrong."""
    later = plan.published + timedelta(hours=3)
    publishing.publish(story, None, later, correction=plan.correction)
