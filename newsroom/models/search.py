from django.db import models

from photos.models import Photo

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


class SearchPhoto(models.Model):
    """The folded words of a photo in one place of a dated edition: what is said of it there, and
    the live facts that the photo says itself.

    Its index is kept as that of SearchText (0003_search_photos.py).
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="search_photos")
    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="search_rows")
    number = models.PositiveIntegerField()  # its place, from 1; 0: the lead photo above the text
    has_page = models.BooleanField()  # a slide of its own; else it stands in a text
    filed = models.TextField(default="")  # section and year, to narrow by
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="search_photo_once_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.photo}"
