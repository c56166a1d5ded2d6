"""All that the demo tells, the lead stories first, and the words that go with each picture."""

from .flyaround import LAP, STILL_FLYING
from .painter import PICTURES
from .plans import COPYRIGHT, CREDIT, ArticlePlan, GalleryPlan, Picture, Plan
from .shorter import SHORTER

PLANS: tuple[Plan, ...] = (STILL_FLYING, LAP, *SHORTER)


def facts_of(name: str) -> dict[str, str]:
    title, caption = words_of(name)
    return {
        "title": title,
        "caption": caption,
        "alt": PICTURES[name],
        "credit": CREDIT,
        "copyright_notice": COPYRIGHT,
    }


def words_of(name: str) -> tuple[str, str]:
    """Title and caption of a picture: those of the first story that has some for it."""
    for plan in PLANS:
        if isinstance(plan, ArticlePlan) and plan.lead == name and plan.lead_photo_caption:
            return plan.headline, plan.lead_photo_caption
    for plan in PLANS:
        if isinstance(plan, GalleryPlan):
            for slide in plan.slides:
                if slide.picture == name:
                    return slide.title, slide.caption
        if isinstance(plan, ArticlePlan):
            for part in plan.parts:
                if isinstance(part, Picture) and part.picture == name:
                    return plan.headline, part.caption
    return name.replace("-", " ").capitalize(), f"{PICTURES[name]}."
