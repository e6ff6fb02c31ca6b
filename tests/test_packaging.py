"""What a fresh machine and an image are built from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUN = [*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"]]
LOCKS = {"requirements.lock": RUN, "requirements-dev.lock": [*RUN, *PROJECT["dependency-groups"]["dev"]]}

locks = pytest.mark.parametrize("lock", LOCKS)


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9.-]+)==([^\s;]+)", (ROOT / lock).read_text(), re.M))


@locks
def test_the_lock_fits_the_project(lock):
    pinned = pins(lock)
    for requirement in map(Requirement, LOCKS[lock]):
        assert requirement.specifier.contains(pinned.get(requirement.name, "0")), requirement


@locks
def test_everything_locked_has_its_hashes_and_names_no_host(lock):
    text = (ROOT / lock).read_text()
    entries = re.findall(r"^[a-z0-9.-]+==.*(?:\n    --hash=sha256:[0-9a-f]{64}.*)*", text, re.M)
    assert {entry.partition("==")[0] for entry in entries} == pins(lock).keys()
    assert len(entries) > 20
    assert all("--hash=" in entry for entry in entries)
    assert "://" not in text
    assert "index" not in text


def test_tests_run_with_the_libraries_that_are_served():
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


def test_the_image_is_built_from_what_is_there_and_let_through():
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", (ROOT / "Dockerfile").read_text(), re.M)
    names = {name for line in copied for name in line.split()}
    let_through = set(re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.M))
    assert names == let_through
    assert all((ROOT / name).exists() for name in names)


def test_the_image_holds_every_package():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert packages <= set(re.findall(r"^COPY (\w+) \1$", (ROOT / "Dockerfile").read_text(), re.M))


def test_every_target_of_the_makefile_is_listed_by_help():
    text = (ROOT / "Makefile").read_text()
    phony = re.findall(r"^\.PHONY: (.*)", text, re.M)[0].split()
    assert sorted(re.findall(r"^([a-z-]+):.*## .* / .", text, re.M)) == sorted(phony)
