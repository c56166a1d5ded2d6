"""What a licence is called in a line under a photo: "CC BY 4.0" says more than "Licence".

Only addresses that name their licence are read:
https://creativecommons.org/share-your-work/cclicenses/
"""

import re
from functools import lru_cache

CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/licenses/"
    r"(by(?:-nc)?(?:-nd|-sa)?)/(\d\.\d)(?:/([a-z]{2,3}))?(?:/|$)"
)
PUBLIC_DOMAIN = re.compile(r"https?://creativecommons\.org/publicdomain/zero/(\d\.\d)(?:/|$)")


@lru_cache(maxsize=1000)
def licence_name(url: str) -> str:
    """The licence's short name, or an empty text when the address does not tell."""
    if known := CREATIVE_COMMONS.match(url):
        kind, version, country = known.groups()
        return " ".join(["CC", kind.upper(), version, *([country.upper()] if country else [])])
    if zero := PUBLIC_DOMAIN.match(url):
        return f"CC0 {zero[1]}"
    return ""
