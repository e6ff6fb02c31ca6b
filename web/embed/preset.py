"""What a frame shows, as its address says it: nothing about a frame is kept anywhere else.

    /embed/v1/<language>/<level>/<place>?theme=dark&accent=1a5f7a&topics=online_image,home&school=<signed lines>

In the path stands what changes the words and the channels; each such path is a page of its own and can be a file. After the
question mark stands what the browser itself can put on: colours, and (from the server only) topics and a school's own lines.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args
from urllib.parse import parse_qsl, urlencode

from routing_rules.levels import levels
from routing_rules.vocabulary import PREFECTURES, Vocabulary
from web.wording.languages import LANGUAGES

ANY = "all"
"""In a path: any level, or anywhere in Japan."""

Theme = Literal["auto", "light", "dark", "contrast"]
THEMES: tuple[Theme, ...] = get_args(Theme)

FIELDS = ("theme", "accent", "topics", "school")
_ACCENT = re.compile(r"[0-9a-f]{6}")
_ADDRESS = re.compile(r"/embed/v1/(?P<language>[^/?#]+)/(?P<level>[^/?#]+)/(?P<place>[^/?#]+)(?:\?([^#]*))?(?:#.*)?")
_WITH_READINGS = ("lower", "upper")


class PresetError(ValueError):
    """A part of the address that cannot be used. ``field`` names it, ``allowed`` says what may be written. Keeps no value."""

    def __init__(self, field: str, allowed: str) -> None:
        super().__init__(f"{field}: {allowed}")
        self.field, self.allowed = field, allowed


@dataclass(frozen=True)
class Preset:
    """A frame's choices. ``level`` and ``place`` (JIS X 0401) are None where any will do; ``accent``: six hex digits.

    ``topics``: groups of situations; ``school``: a token of ``service/portals``, read and checked there.
    """

    language: str = "ja"
    level: str | None = None
    place: str | None = None
    theme: Theme = "auto"
    accent: str | None = None
    topics: tuple[str, ...] = ()
    school: str | None = None

    @property
    def words(self) -> str:
        """The language of its words: primary schools read Japanese with readings."""
        return "ja-simple" if self.language == "ja" and self.level in _WITH_READINGS else self.language

    @property
    def path(self) -> str:
        """Its path."""
        return f"/embed/v1/{self.language}/{self.level or ANY}/{self.place or ANY}"

    @property
    def address(self) -> str:
        """Its path and what stands after it; always in the same order."""
        theme = None if self.theme == "auto" else self.theme
        chosen = (theme, self.accent, ",".join(self.topics), self.school)
        query = urlencode([(name, value) for name, value in zip(FIELDS, chosen, strict=True) if value], safe=",")
        return f"{self.path}?{query}" if query else self.path


def read(path: Mapping[str, str], query: list[tuple[str, str]], vocabulary: Vocabulary) -> Preset:
    """The choices of an address. Raises PresetError for the first part that cannot be used, also where one stands twice."""
    given = dict(query)
    if len(given) < len(query) or not given.keys() <= set(FIELDS):
        raise PresetError("address", "only " + ", ".join(FIELDS) + ", each once")
    known = tuple(group.id for group in vocabulary.groups)
    return Preset(
        language=_one_of("language", path["language"], tuple(LANGUAGES)),
        level=_or_any("level", path["level"], tuple(levels())),
        place=_or_any("place", path["place"], PREFECTURES),
        theme=_theme(given.get("theme") or "auto"),
        accent=_accent(given.get("accent") or None),
        topics=tuple(dict.fromkeys(_one_of("topics", code, known) for code in (given.get("topics") or "").split(",") if code)),
        school=given.get("school") or None,
    )


def read_address(address: str, vocabulary: Vocabulary) -> Preset:
    """The choices of an address without its host. Raises PresetError, also for every address that is not a frame's."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise PresetError("address", "/embed/v1/<language>/<level>/<place>?…")
    return read(found.groupdict(), parse_qsl(found[4] or ""), vocabulary)


def paths() -> Iterator[Preset]:
    """Every frame that has a path of its own."""
    for language in LANGUAGES:
        for level in (None, *levels()):
            for place in (None, *PREFECTURES):
                yield Preset(language, level, place)


def _one_of(field: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise PresetError(field, " | ".join(allowed))
    return value


def _or_any(field: str, value: str, allowed: tuple[str, ...]) -> str | None:
    return None if value == ANY else _one_of(field, value, allowed)


def _theme(value: str) -> Any:
    return _one_of("theme", value, THEMES)


def _accent(value: str | None) -> str | None:
    if value is not None and not _ACCENT.fullmatch(value):
        raise PresetError("accent", "six of 0-9 and a-f, without #, e.g. 1a5f7a")
    return value
