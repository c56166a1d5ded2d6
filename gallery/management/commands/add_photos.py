import json
import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_slug

from gallery.adding_slides import add_slides
from gallery.models import Gallery
from photos.add_photos import add_photos, as_json, as_text
from photos.draining import drain
from photos.intake import Outcome
from photos.models import Photo
from photos.progress_bar import ProgressBar


class Command(BaseCommand):
    help = (
        "Takes photos into the library, from files and folders, and prepares them. Safe to run "
        "twice: the same file is one photo. Ends with 1 if a file was refused."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="Files and folders.")
        parser.add_argument(
            "--gallery",
            metavar="SLUG",
            help="Also make them slides, at the end of this gallery; it is made if there is none.",
        )
        parser.add_argument("--json", action="store_true", help="Print a line of JSON a file.")

    def handle(self, *args: Any, **options: Any) -> None:
        gallery = self.gallery(options["gallery"]) if options["gallery"] else None
        photos: dict[int, Photo] = {}
        refused = 0
        for path, result in add_photos(options["paths"]):
            line = as_json(path, result) if options["json"] else None
            self.stdout.write(
                json.dumps(line, ensure_ascii=False) if line else as_text(path, result)
            )
            refused += result.outcome == Outcome.REFUSED
            if result.photo:
                photos[result.photo.pk] = result.photo
        if gallery is not None:
            slides = add_slides(gallery, photos.values(), None)
            self.stderr.write(f"{len(slides)} slides added to the gallery {gallery.slug}.")
        failed = drain(ProgressBar(self.stderr, "Preparing photos"), set(photos))
        for photo in failed:
            self.stderr.write(f"Photo {photo.pk}, {photo.file_name}: {photo.failure}")
        if refused or failed:
            sys.exit(1)

    def gallery(self, slug: str) -> Gallery:
        try:
            validate_slug(slug)
        except ValidationError:
            raise CommandError(
                f"{slug!r} is no address of a gallery: it takes letters, digits, - and _."
            ) from None
        found = Gallery.objects.filter(slug=slug).order_by("-pk").first()
        if found is not None:
            return found
        self.stderr.write(f"There is no gallery {slug} yet: a draft is made.")
        headline = slug.replace("-", " ").replace("_", " ").capitalize()
        return Gallery.objects.create(slug=slug, headline=headline)
