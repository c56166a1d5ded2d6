import pytest

from photos.open_keys import open_keys


@pytest.fixture(autouse=True)
def _no_decisions_held() -> None:
    """Each test has a database of its own, whose numbers the process may have seen before."""
    open_keys.__init__()  # type: ignore[misc]
