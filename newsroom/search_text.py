"""What search looks through: one folded text a dated edition, the same for both databases."""

from .folding import fold
from .kinds import kind_named
from .models import Edition, SearchText


def write_search_text(edition: Edition) -> None:
    """Called when an edition is dated."""
    kind = kind_named(edition.kind)
    words = [edition.headline, edition.kicker, edition.dek, kind.text(edition.load())]
    words += [tag.name for tag in edition.tags.all()]
    words += [person.name for person in edition.contributors.all()]
    SearchText.objects.update_or_create(
        edition=edition, defaults={"text": fold("\n".join(word for word in words if word))}
    )
