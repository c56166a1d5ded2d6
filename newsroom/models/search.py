from django.db import models

from .edition import Edition


class SearchText(models.Model):
    """The folded words of a dated edition. Whether it may be seen is asked when it is found."""

    edition = models.OneToOneField(
        Edition, on_delete=models.CASCADE, primary_key=True, related_name="search_text"
    )
    text = models.TextField()

    def __str__(self) -> str:
        return str(self.edition)
