"""From the address of a video to that of its player."""

import pytest

from articles.players import Player, player_of

YOUTUBE = "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&rel=0"
VIMEO = "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://www.youtube.com/watch?v=aqz-KE-bpKQ", YOUTUBE),
        ("https://m.youtube.com/watch?app=desktop&v=aqz-KE-bpKQ", YOUTUBE),
        ("https://youtu.be/aqz-KE-bpKQ", YOUTUBE),
        ("https://youtu.be/aqz-KE-bpKQ?t=1m30s", f"{YOUTUBE}&start=90"),
        ("https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=42", f"{YOUTUBE}&start=42"),
        ("https://www.youtube.com/embed/aqz-KE-bpKQ?start=42", f"{YOUTUBE}&start=42"),
        ("https://www.youtube.com/live/aqz-KE-bpKQ", YOUTUBE),
        ("https://www.youtube.com/shorts/aqz-KE-bpKQ", YOUTUBE),
        ("https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ", YOUTUBE),
        ("https://vimeo.com/76979871", VIMEO),
        ("https://vimeo.com/channels/staffpicks/76979871", VIMEO),
        ("https://vimeo.com/76979871/0a1b2c3d4e", f"{VIMEO}&h=0a1b2c3d4e"),
        ("https://player.vimeo.com/video/76979871?h=0a1b2c3d4e", f"{VIMEO}&h=0a1b2c3d4e"),
    ],
)
def test_it_knows_the_player(url, address):
    player = player_of(url)
    assert player is not None
    assert player.address == address


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://example.org/watch?v=aqz-KE-bpKQ",
        "https://youtube.com.example.org/watch?v=aqz-KE-bpKQ",
        "https://www.youtube.com/watch",
        "https://www.youtube.com/@somebody",
        'https://youtu.be/"><script>',
        "https://vimeo.com/about",
        "https://[half/an/address",
    ],
)
def test_it_leaves_the_link_where_there_is_no_player(url):
    assert player_of(url) is None


def test_it_plays_nothing_from_a_host_that_may_not_be_framed(settings):
    settings.EMBED_HOSTS = ["player.vimeo.com"]
    player_of.cache_clear()
    assert player_of("https://youtu.be/aqz-KE-bpKQ") is None
    assert isinstance(player_of("https://vimeo.com/76979871"), Player)
    player_of.cache_clear()


def test_it_stands_upright_for_a_short():
    assert player_of("https://www.youtube.com/shorts/abc") == Player(
        "YouTube", "https://www.youtube-nocookie.com/embed/abc?autoplay=1&rel=0", is_upright=True
    )
