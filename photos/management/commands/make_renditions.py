from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet

from photos import leases
from photos.draining import drain
from photos.models import Photo
from photos.progress_bar import ProgressBar
from photos.rendition_folders import folder_of


class Command(BaseCommand):
    help = "Makes the public files of photos anew, here and now."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--all", action="store_true", help="Of every photo.")
        which.add_argument(
            "--missing", action="store_true", help="Of photos that have none, or lost some."
        )
        which.add_argument("--photo", type=int, metavar="ID", help="Of this one.")

    def handle(self, *args: Any, **options: Any) -> None:
        photos = Photo.objects.filter(taken_down_at=None).exclude(original="")
        chosen = self.chosen(photos.select_related("current_set"), **options)
        for photo in chosen:
            leases.want(photo)
        failed = drain(ProgressBar(self.stderr, "Making renditions"), {one.pk for one in chosen})
        for photo in failed:
            self.stderr.write(f"{photo.pk} {photo.file_name}: {photo.failure}")
        self.stdout.write(f"{len(chosen) - len(failed)} made, {len(failed)} failed.")
        if failed:
            raise CommandError("Some photos have no new renditions; the reasons stand above.")

    def chosen(self, photos: QuerySet[Photo], **options: Any) -> list[Photo]:
        if options["photo"] is not None:
            found = list(photos.filter(pk=options["photo"]))
            if not found:
                raise CommandError(
                    f"There is no photo {options['photo']}, or it was taken down. Its number "
                    "stands in the address of its page in the admin."
                )
            return found
        return [photo for photo in photos if options["all"] or lacks_files(photo)]


def lacks_files(photo: Photo) -> bool:
    if photo.current_set is None:
        return True
    folder = folder_of(photo.current_set.key)
    return not all((folder / file.name).is_file() for file in photo.current_set.files)
