"""Where the desk's own pages stand."""

from django.urls import reverse

from newsroom.models import Story


def kind_model(kind: str) -> type[Story]:
    """The model whose admin edits stories of this kind; KeyError for an unknown one."""
    return {model.KIND: model for model in Story.__subclasses__()}[kind]


def desk_url(kind: str, page: str, story_id: int | None = None, **more: int) -> str:
    """The path of one of the admin's pages for a kind: "changelist", "add", or of one story."""
    opts = kind_model(kind)._meta
    args = [] if story_id is None else [story_id, *more.values()]
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=args)


def change_url(story: Story) -> str:
    return desk_url(story.kind, "change", story.pk)
