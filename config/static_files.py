"""Where the site's own static files are collected: hashed and compressed by WhiteNoise."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

FROM_BESIDE = (r"""(?P<matched>from ["'](?P<url>\./[^"']+)["'])""", 'from "%(url)s"')


class StaticFiles(CompressedManifestStaticFilesStorage):
    """The site's modules import each other by their hashed names too: a reader whose page is older
    than the last deployment must not be given one old module and one new."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("site/*.js", (FROM_BESIDE,)))
