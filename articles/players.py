"""The players of videos on other sites: where a video's page is given, the address of its player.

Only hosts that the Content-Security-Policy lets into a frame (settings.EMBED_HOSTS) have one: their
addresses without cookies, or with the wish not to be tracked.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

from django.conf import settings

YOUTUBE = {"youtube.com", "m.youtube.com", "youtube-nocookie.com"}
YOUTUBE_PATH = re.compile(r"/(embed|live|shorts|v)/([\w-]{1,20})/?", re.ASCII)
YOUTUBE_ID = re.compile(r"[\w-]{1,20}", re.ASCII)
VIMEO_PATH = re.compile(r"/(?:.*/)?([0-9]+)(?:/([0-9a-f]+))?/?")
SECONDS = re.compile(r"(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9]+)s?)?")


@dataclass(frozen=True)
class Player:
    """`address` begins to play at once: nobody gets there without having asked for it."""

    site: str  # as readers know it
    address: str
    is_upright: bool = False


@lru_cache(maxsize=1_000)
def player_of(url: str) -> Player | None:
    """The player of the video at `url`, or None: then the link is all there is."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if host in YOUTUBE or host == "youtu.be":
        found = youtube(parts, host)
    elif host in {"vimeo.com", "player.vimeo.com"}:
        found = vimeo(parts)
    else:
        found = None
    return found if found and urlsplit(found.address).hostname in settings.EMBED_HOSTS else None


def youtube(parts: SplitResult, host: str) -> Player | None:
    asked = parse_qs(parts.query)
    path = YOUTUBE_PATH.fullmatch(parts.path)
    if path:
        key = path[2]
    elif host == "youtu.be":
        key = parts.path.strip("/")
    else:
        key = asked.get("v", [""])[0]
    if not YOUTUBE_ID.fullmatch(key):
        return None
    start = seconds((asked.get("t") or asked.get("start") or [""])[0])
    query = urlencode({"autoplay": 1, "rel": 0} | ({"start": start} if start else {}))
    is_upright = path is not None and path[1] == "shorts"
    address = f"https://www.youtube-nocookie.com/embed/{key}?{query}"
    return Player("YouTube", address, is_upright)


def vimeo(parts: SplitResult) -> Player | None:
    path = VIMEO_PATH.fullmatch(parts.path)
    if not path:
        return None
    secret = path[2] or parse_qs(parts.query).get("h", [""])[0]  # of videos that are not listed
    query = urlencode({"autoplay": 1, "dnt": 1} | ({"h": secret} if secret else {}))
    return Player("Vimeo", f"https://player.vimeo.com/video/{path[1]}?{query}")


def seconds(said: str) -> int:
    """Of "90", "90s" or "1m30s"; 0 for anything else."""
    found = SECONDS.fullmatch(said)
    if not found:
        return 0
    hours, rest, last = (int(part or 0) for part in found.groups())
    return 3600 * hours + 60 * rest + last
