"""Why a file is not taken, in a sentence: what it is, what is taken, what to do."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from .sniffing import HEIC, RAW, SVG, TIFF, Kind

TAKEN = gettext_noop("Photos are taken as JPEG, PNG, WebP, AVIF or GIF.")

ADVICE = {
    HEIC: gettext_noop("Export it as a JPEG, or set the camera to its most compatible format."),
    RAW: gettext_noop("Develop it in your photo program and export it as a JPEG."),
    TIFF: gettext_noop("Export it as a JPEG of high quality."),
    SVG: gettext_noop("Export it as a PNG of the size it is to be shown at."),
}
BY_CODE = {
    "empty": gettext_noop("This file is empty: nothing arrived. Choose it again."),
    "too_large": gettext_noop(
        "This file is larger than %(megabytes)d MB. Export it smaller, or with more compression."
    ),
    "too_many_pixels": gettext_noop(
        "This picture has %(detail)s pixels; at most %(megapixels)d megapixels are taken. "
        "Export it smaller."
    ),
    "too_long": gettext_noop(
        "This picture has %(detail)s pixels; no side may be longer than 65,500. Export it smaller."
    ),
    "cut_off": gettext_noop(
        "This picture breaks off before its end. Copy it from the camera once more, or "
        "export it anew."
    ),
    "broken": gettext_noop("This picture is damaged and cannot be read. Export it anew as a JPEG."),
    "out_of_time": gettext_noop(
        "This picture took too long to read, as only damaged or hostile ones do. Export it "
        "anew as a JPEG."
    ),
    "out_of_memory": gettext_noop(
        "This picture takes more memory than any of its size should. Export it anew as a JPEG."
    ),
    "crashed": gettext_noop(
        "This picture is damaged and cannot be read. Export it anew as a JPEG."
    ),
    "disk_full": gettext_noop(
        "There is no room left on the server's disk, so the photo was not kept. Tell who runs the "
        "site, and add it again when there is room."
    ),
    "busy": gettext_noop(
        "The server is busy with other photos. Add this one again in some minutes."
    ),
    "erased": gettext_noop(
        "This photo was erased from the library for good, so it is not taken again. Ask those "
        "who may take photos down."
    ),
}


class Refused(Exception):
    """A file that is not taken in; the text is the sentence for the editor."""


def of_kind(kind: Kind) -> Refused:
    advice = _(ADVICE.get(kind, gettext_noop("Choose a photo instead, or export it as a JPEG.")))
    this = _("This is %(kind)s.") % {"kind": _(kind.name)}
    return Refused(f"{this} {_(TAKEN)} {advice}")


def for_code(code: str, detail: str = "") -> Refused:
    """`code` as a picture child or the intake names it."""
    return Refused(
        _(BY_CODE.get(code, BY_CODE["broken"]))
        % {
            "detail": detail,
            "megabytes": settings.PHOTO_MAX_BYTES // 2**20,
            "megapixels": settings.PHOTO_MAX_PIXELS // 10**6,
        }
    )
