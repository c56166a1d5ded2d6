"""What stands beside a credit for a licence's address."""

import pytest

from photos.licence_name import licence_name

BY = "https://creativecommons.org/licenses/"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (f"{BY}by/4.0/", "CC BY 4.0"),
        (f"{BY}by/4.0", "CC BY 4.0"),
        (f"{BY}by-nc-sa/4.0/deed.de", "CC BY-NC-SA 4.0"),
        (f"{BY}by-sa/3.0/igo/", "CC BY-SA 3.0 IGO"),
        ("http://creativecommons.org/licenses/by-nd/2.0/", "CC BY-ND 2.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("https://example.com/licenses/by/4.0/", ""),
        ("https://example.com/?from=https://creativecommons.org/licenses/by/4.0/", ""),
        (f"{BY}by-anything/4.0/", ""),
        (f"{BY}by/4.0beta/", ""),
        ("", ""),
    ],
)
def test_an_address_that_names_its_licence_is_read(url: str, name: str) -> None:
    assert licence_name(url) == name
