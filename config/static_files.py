"""Where the site's own static files are collected: hashed and compressed by WhiteNoise."""

from typing import Any

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage

FROM_BESIDE = (r"""(?P<matched>from ["'](?P<url>\./[^"']+)["'])""", 'from "%(url)s"')


class StaticFiles(CompressedManifestStaticFilesStorage):
    """The site's modules import each other by their hashed names too: a reader whose page is older
    than the last deployment must not be given one old module and one new."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("site/*.js", (FROM_BESIDE,)))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_urls: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """Asked once a name: what is collected stays, and a page links to seven files."""
        if settings.DEBUG or force:
            return str(super().url(name, force))
        if name not in self.known_urls:
            self.known_urls[name] = super().url(name)
        return self.known_urls[name]
