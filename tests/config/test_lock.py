"""The lock files against the ranges in pyproject.toml."""

import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(settings.BASE_DIR)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS = PROJECT["optional-dependencies"]
LOCKS = {
    "requirements.txt": [],
    "requirements-postgres.txt": ["postgres"],
    "requirements-dev.txt": ["postgres", "dev"],
}
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\]+)", re.MULTILINE)


def asked(extras: list[str]) -> list[Requirement]:
    texts = PROJECT["dependencies"] + [text for extra in extras for text in EXTRAS[extra]]
    found = [Requirement(text) for text in texts]
    return [one for one in found if one.name != PROJECT["name"]]


def pinned(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text()
    return {canonicalize_name(package): version for package, version in PIN.findall(text)}


def parted(requirements: list[Requirement], pins: dict[str, str]) -> list[str]:
    """The requirements that the pins do not meet."""
    return [
        str(one)
        for one in requirements
        if not one.specifier.contains(pins.get(canonicalize_name(one.name), "0.dev0"), True)
    ]


@pytest.mark.parametrize("name", LOCKS)
def test_it_locks_what_the_ranges_allow(name: str) -> None:
    requirements = asked(LOCKS[name])
    assert len(requirements) >= 10
    assert parted(requirements, pinned(name)) == []


def test_it_would_notice_a_lock_that_parted() -> None:
    requirements = asked([])
    assert parted(requirements, pinned("requirements.txt") | {"django": "4.2"})
    assert len(parted(requirements, {})) == len(requirements)


@pytest.mark.parametrize("name", LOCKS)
def test_it_has_a_hash_for_every_package_and_names_no_index(name: str) -> None:
    text = (ROOT / name).read_text()
    packages = re.split(r"\n(?=[A-Za-z0-9])", text)
    assert len(packages) == len(PIN.findall(text))
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in text


def test_it_locks_the_same_everywhere() -> None:
    base = pinned("requirements.txt")
    for name in ("requirements-postgres.txt", "requirements-dev.txt"):
        assert base.items() <= pinned(name).items()
