"""What the documents say can be done can be done."""

import json
import re
import shlex
import tomllib
from functools import cache
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from routing_rules.inquiry import FIELDS, InquiryError, Reader
from routing_rules.loading import load
from routing_rules.ranking import Rank
from service import checking, http_errors
from service.cli import app

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "directory/README.md", ROOT / "routing_rules/README.md"])
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]

pages = pytest.mark.parametrize("page", PAGES, ids=[str(p.relative_to(ROOT)) for p in PAGES])


def code(page: Path) -> str:
    """What stands in code, inline or fenced, one piece a line; comments of shell left out."""
    text = page.read_text()
    fenced = re.findall(r"^```\w*\n(.*?)^```", text, re.S | re.M)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.S | re.M))
    return "\n".join(re.sub(r"\s#\s.*", "", line) for piece in [*fenced, *inline] for line in piece.splitlines())


@cache
def reader() -> Reader:
    return Reader(load().vocabulary)


def inquiries(text: str) -> list[str]:
    return re.findall(r"suggest -d '([^']*)'", text) + re.findall(r"(?:explain|suggest|hotline_189) '([^']*)'", text)


@pages
def test_every_link_to_a_file_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text()):
        if not re.match(r"[a-z]+:|#", target):
            assert (page.parent / target.partition("#")[0]).exists(), target


@pages
def test_every_make_command_is_a_target(page):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    assert set(re.findall(r"^make ([a-z-]+)", code(page), re.M)) <= targets


@pages
def test_every_madoguchi_command_and_option_exists(page):
    for name, rest in re.findall(r"(?:^|[\s/])madoguchi ([a-z]+)(.*)", code(page)):
        assert name in COMMANDS
        options = {option for parameter in COMMANDS[name].params for option in parameter.opts}
        assert {word for word in shlex.split(rest) if word.startswith("--")} <= options, rest


def test_the_readme_names_the_two_commands():
    assert {"make serve", "make test"} <= set(re.findall(r"^make \w+", code(ROOT / "README.md"), re.M))


@pytest.mark.parametrize("name", ["README.md", "docs/api.md"])
def test_the_inquiries_of_the_documents_are_accepted(name):
    accepted = inquiries((ROOT / name).read_text().partition("## 断られる")[0])
    assert accepted
    for inquiry in accepted:
        reader().read(json.loads(inquiry))


def test_every_field_of_an_inquiry_is_in_an_example():
    fields = {key for text in inquiries((ROOT / "docs/api.md").read_text()) for key in json.loads(text)}
    assert fields == set(FIELDS)


def test_the_refused_inquiry_is_refused_as_written():
    refused = (ROOT / "docs/api.md").read_text().partition("## 断られる")[2]
    with pytest.raises(InquiryError) as caught:
        reader().read(json.loads(inquiries(refused)[0]))
    written = re.findall(r"```json\n(.*?)```", refused, re.S)[0]
    assert json.loads(written) == json.loads(bytes(http_errors.inquiry_problem(caught.value).body))


def test_the_listings_of_an_organisation_can_be_used_as_written(tmp_path):
    files = re.findall(r"^`([\w/.]+)`\n```yaml\n(.*?)^```", (ROOT / "docs/own-listings.md").read_text(), re.S | re.M)
    for name, text in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    loaded, problems = checking.check([tmp_path])
    assert problems == []
    assert loaded
    assert "minami_nurse" in loaded.directory.channels
    assert loaded.book.rules[-1].rule.id == "minami-nurse"


def test_the_order_is_the_one_that_ranks():
    written = re.findall(r"^\| (\d+) \| `(\w+)` \|", (ROOT / "docs/design.md").read_text(), re.M)
    assert written == [(str(n), name) for n, name in enumerate(Rank._fields, 1)]


def test_each_library_has_its_line_and_no_other():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    declared = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = [re.match(r"[\w-]+", line)[0] for line in declared]  # type: ignore[index]
    rows = re.findall(r"^\| ([a-z][\w-]*) \| \S", (ROOT / "docs/libraries.md").read_text(), re.M)
    assert sorted(rows) == sorted(names)


def test_the_sample_in_the_readme_is_what_comes_out():
    block = (ROOT / "README.md").read_text().split("madoguchi explain '", 1)[1]
    inquiry, shown = block.split("'\n```\n```text\n", 1)
    result = CliRunner().invoke(app, ["explain", inquiry])
    said = result.output.splitlines()
    lines = [line for line in shown.split("\n```", 1)[0].splitlines() if line.strip() != "…"]
    places = [said.index(line) for line in lines]
    assert len(lines) > 6
    assert places == sorted(places)
