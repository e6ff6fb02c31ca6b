"""The page that makes frames: what can be chosen, the frame as it will look, and what to copy into which kind of host."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from routing_rules.levels import levels
from service.snapshot import Snapshot
from web import assets
from web.answers.questions import Choice
from web.embed import oembed
from web.embed.preset import ANY, THEMES, Preset, PresetError, read
from web.embed.snippets import KINDS, SANDBOX, Kind
from web.view import Page
from web.wording.languages import LANGUAGES, PLANNERS, Language
from web.wording.texts import Texts, texts

FIELDS = ("language", "level", "place", "theme", "accent", "topics")


class Chosen(NamedTuple):
    """A frame, and whether its colour could not be used and was left out."""

    preset: Preset
    bad_accent: bool = False


class Spoken(NamedTuple):
    """A language of frames: what a snippet in it needs."""

    language: Language
    title: str
    chosen: bool


def chosen(pairs: Sequence[tuple[str, str]], snapshot: Snapshot, language: str) -> Chosen:
    """What the form's address says; ``language`` where it says none. Raises PresetError for what no form of ours sends."""
    given = {name: value for name, value in pairs if value and name != "topics"}
    if not given.keys() <= set(FIELDS):
        raise PresetError("address", "only " + ", ".join(FIELDS))
    path = {"language": given.get("language", language), "level": given.get("level", ANY), "place": given.get("place", ANY)}
    topics = ("topics", ",".join(value for name, value in pairs if name == "topics"))
    rest = [("theme", given.get("theme", "")), topics]
    accent = ("accent", given.get("accent", "").strip().removeprefix("#").lower())
    vocabulary = snapshot.book.vocabulary
    try:
        return Chosen(read(path, [*rest, accent], vocabulary))
    except PresetError as error:
        if error.field != "accent":
            raise
        return Chosen(read(path, rest, vocabulary), bad_accent=True)


@dataclass(frozen=True, kw_only=True)
class PlannersPage(Page):
    """A page of frames for people who plan services, in Japanese and English. ``query``: what was chosen on it."""

    query: str = ""

    @property
    def languages(self) -> list[tuple[Language, str]]:
        """The same page in the languages that planners have."""
        return [(language, f"{language.path}{self.where}{self.query}") for language in PLANNERS.values()]

    @property
    def more_languages(self) -> list[tuple[Language, str]]:
        """None: these pages exist in Japanese and English."""
        return []

    @property
    def sheet(self) -> str:
        """The style sheet of these pages."""
        return assets.sheet("builder")


@dataclass(frozen=True, kw_only=True)
class BuilderPage(PlannersPage):
    """``site``: the address that stands in what is copied. ``site_known``: it was set, not taken from this request."""

    template = "embed/builder.html"
    snapshot: Snapshot
    chosen: Chosen
    site: str
    site_known: bool

    @property
    def preset(self) -> Preset:
        """The frame that is shown."""
        return self.chosen.preset

    @property
    def spoken(self) -> list[Spoken]:
        """The languages that a frame may have."""
        now = self.preset.language
        return [Spoken(language, texts(tag).plain("embed_title"), tag == now) for tag, language in LANGUAGES.items()]

    @property
    def levels(self) -> list[Choice]:
        """The levels of school."""
        named = [(id, self.text.bare(level.label)) for id, level in levels().items()]
        return _choices([(ANY, self.text.plain("builder_any_level")), *named], self.preset.level or ANY)

    @property
    def places(self) -> list[Choice]:
        """The prefectures."""
        known = sorted(self.snapshot.directory.prefectures.items())
        named = [(code, place.name.in_language(self.text.language)) for code, place in known]
        return _choices([(ANY, self.text.plain("builder_any_place")), *named], self.preset.place or ANY)

    @property
    def themes(self) -> list[Choice]:
        """The looks."""
        return _choices([(theme, self.text.plain(f"builder_theme_{theme}")) for theme in THEMES], self.preset.theme)

    @property
    def topics(self) -> list[Choice]:
        """The groups of situations that may lead."""
        groups = self.snapshot.book.vocabulary.groups
        return [Choice(group.id, self.text.bare(group.label), group.id in self.preset.topics) for group in groups]

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of hosts."""
        return KINDS

    @property
    def sandbox(self) -> str:
        """What the frame may do, here as in what is copied."""
        return SANDBOX

    @property
    def values(self) -> Mapping[str, str]:
        """What is filled in."""
        spoken = LANGUAGES[self.preset.language]
        title = texts(spoken.tag).plain("embed_title")
        return {"site": self.site, "address": self.site + self.preset.address, "page": self.site + spoken.path, "title": title}

    @property
    def discovery(self) -> str:
        """Where programs that were given this page's address learn of the frame."""
        return oembed.discovery(self.site, self.preset)

    def steps(self, kind: str) -> list[str]:
        """The keys of a how-to's steps."""
        return self.text.keys(f"builder_{kind}_step_")


def builder(snapshot: Snapshot, text: Texts, chosen: Chosen, site: str, *, site_known: bool) -> BuilderPage:
    """The page for a frame."""
    return BuilderPage(
        text=text,
        title=text.plain("builder_title"),
        where="embed/",
        query=_query(chosen.preset),
        snapshot=snapshot,
        chosen=chosen,
        site=site,
        site_known=site_known,
    )


def _query(preset: Preset) -> str:
    """What was chosen, as the end of the builder's own address; empty where nothing was."""
    if preset == Preset(preset.language):
        return ""
    single = [(name, getattr(preset, name)) for name in FIELDS[:-1]]
    return "?" + urlencode([(name, value) for name, value in single if value] + [("topics", topic) for topic in preset.topics])


def _choices(named: Sequence[tuple[str, str]], chosen: str) -> list[Choice]:
    return [Choice(value, label, value == chosen) for value, label in named]
