from django.db import models

from .edition import Edition


class SearchText(models.Model):
    """The folded words of a dated edition. Whether it may be seen is asked when it is found.

    The index over these rows is kept by the database (0002_search_index.py): by triggers on SQLite,
    which a migration that rebuilds this table would lose, by a generated column on PostgreSQL.
    """

    edition = models.OneToOneField(
        Edition, on_delete=models.CASCADE, primary_key=True, related_name="search_text"
    )
    headline = models.TextField(default="")
    filed = models.TextField(default="")  # kind, section and year, to narrow by
    text = models.TextField()

    def __str__(self) -> str:
        return str(self.edition)
