"""An invented country of three channels and two rules, as files, and its history in git. Every name in it is invented."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from directory import holidays
from routing_rules.loading import NATIONAL

MINUTE = 29_922_660
"""A moment at which the two states are compared: in November 2026."""

LISTING = """
id: {id}
organisation: invented
kind: line
name: {{ja: {name}, en: {name}}}
looked: "2026-11-21"
looked_by: 作りごと
sources:
  none: {{title: 作りごと, url: null, published: n.d.}}
what: {{ja: 作りごとの窓口, en: An invented channel, source: [none], confidence: low}}
contact_points:
{points}
"""
POINT = """  - medium: {medium}
    hours: {{open: "{hours}", source: [none], confidence: low}}
"""
NUMBER = """  - medium: voice
    number: {{printed: "{printed}", source: [none], confidence: low}}
    hours: {{open: "24/7", source: [none], confidence: low}}
"""
RULE = """
  - id: {id}
    because: {{ja: 作りごと, en: invented}}
    when: {when}
    suggest: {suggest}
    source: [none]
    checked: "2026-11-21"
    review_by: "2027-11-21"
    examples:
      - {{name: 話す, inquiry: {{}}, expect: speaks}}
      - {{name: 黙る, inquiry: {{}}, expect: silent}}
"""


class Country:
    """A folder with ``directory/data`` and ``routing_rules``. The chat is open from 16 to 21, the line always."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.data, self.rules = root / "directory" / "data", root / "routing_rules"
        for folder in (self.data / "national", self.rules / "rules"):
            folder.mkdir(parents=True)
        shutil.copy(holidays.FILE, self.data)
        shutil.copy(NATIONAL / "vocabulary.yaml", self.rules)
        (self.rules / "sources.yaml").write_text("sources:\n  none: {title: x, url: null, published: n.d., grade: C}\n", "utf-8")
        (self.data / "organisations.yaml").write_text("organisations:\n  invented: {name: {ja: x, en: x}}\n", "utf-8")
        self.channel("chat", POINT.format(medium="chat", hours="Mo-Su 16:00-21:00"))
        self.channel("line", POINT.format(medium="voice", hours="24/7"))
        self.channel("desk", POINT.format(medium="voice", hours="24/7"), NUMBER.format(printed="189"))
        self.suggest()

    def channel(self, id: str, *points: str) -> None:
        """Write one listing."""
        (self.data / "national" / f"{id}.yaml").write_text(
            LISTING.format(id=id, name=id.title(), points="".join(points)), "utf-8"
        )

    def chat_until(self, hour: int) -> None:
        """Write when the chat closes."""
        self.channel("chat", POINT.format(medium="chat", hours=f"Mo-Su 16:00-{hour}:00"))

    def takes(self, id: str, about_age: str) -> None:
        """Write whom a channel takes."""
        listing = self.data / "national" / f"{id}.yaml"
        takes = f"audience: {{ja: x, en: x, about_age: {about_age}, source: [none], confidence: low}}\ncontact_points:"
        listing.write_text(listing.read_text("utf-8").replace("contact_points:", takes), "utf-8")

    def suggest(self, everybody: str = "[chat, line]", bullied: str = "[line, desk]", when: str = "") -> None:
        """Write the rules: one for everybody, and before it one for children who are bullied."""
        child = when or '{situation: [bullying_sexual], age: ["0-17"]}'
        rules = [
            RULE.format(id="bullied-child", when=child, suggest=f"{{urgent: {bullied}}}"),
            RULE.format(id="everybody", when="{}", suggest=f"{{first: {everybody}}}"),
        ]
        text = "title: {ja: 作りごと, en: invented}\nrules:" + "".join(rules)
        (self.rules / "rules" / "all.yaml").write_text(text, "utf-8")

    def git(self, *words: str, **environment: str) -> str:
        """A git command in this country."""
        who = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        names = {f"GIT_{role}_{what}": "x@x.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        known: dict[str, Any] = {**os.environ, **who, **names, **environment}
        return subprocess.run(
            ["git", *words], cwd=self.root, env=known, check=True, capture_output=True, text=True
        ).stdout.strip()

    def commit(self, at: str) -> str:
        """Commit everything at a moment; the id."""
        if not (self.root / ".git").exists():
            self.git("init", "--quiet", "--initial-branch=main")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=x", GIT_AUTHOR_DATE=at, GIT_COMMITTER_DATE=at)
        return self.git("rev-parse", "HEAD")
