import threading
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.secret import kept_secret, make_secret


def test_it_makes_one_and_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "secret"
    first = kept_secret(path, may_create=True)
    assert len(first) == 64
    assert kept_secret(path, may_create=True) == first
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o007 == 0


def test_it_makes_none_where_it_may_not(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"manage\.py setup"):
        kept_secret(tmp_path / "secret", may_create=False)
    assert list(tmp_path.iterdir()) == []


def test_it_gives_all_who_start_at_once_the_same(tmp_path: Path) -> None:
    found: list[str] = []
    start = threading.Barrier(20)

    def begin() -> None:
        start.wait()
        make_secret(tmp_path / "secret")
        found.append(kept_secret(tmp_path / "secret", may_create=True))

    threads = [threading.Thread(target=begin) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 20
    assert len(set(found)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_it_refuses_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "secret").touch()
    with pytest.raises(ImproperlyConfigured, match="is empty"):
        kept_secret(tmp_path / "secret", may_create=True)


def test_it_names_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ImproperlyConfigured, match="DATA_ROOT"):
        kept_secret(tmp_path / "file" / "secret", may_create=True)
