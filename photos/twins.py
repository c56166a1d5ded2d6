"""Finds the photo that looks like a new one."""

from .models import Photo
from .perceptual_hash import NEAR, distance


def nearest_twin(perceptual_hash: int | None) -> Photo | None:
    """The most similar photo of the library, if any is near enough. Reads one number a photo."""
    if perceptual_hash is None:
        return None
    hashes = Photo.objects.exclude(perceptual_hash=None).order_by()
    near = (
        (bits, pk)
        for pk, other in hashes.values_list("pk", "perceptual_hash")
        if other is not None and (bits := distance(perceptual_hash, other)) <= NEAR
    )
    best = min(near, default=None)
    return Photo.objects.get(pk=best[1]) if best else None
