"""What a paper is for, as its address says it: ``/paper/<kind>/<language>/<level>/<place>``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from routing_rules.levels import levels
from routing_rules.vocabulary import PREFECTURES
from web.embed.preset import ANY
from web.wording.languages import COMPLETE
from web.wording.texts import Texts, texts

Kind = Literal["poster", "cards", "bookmark"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_READ_WITH_HELP = ("lower", "upper")
"""The levels for which Japanese is printed in its easy form, with readings."""


class PaperError(ValueError):
    """A part of the address that cannot be used: ``field`` names it, ``allowed`` says what may stand there. Keeps no value."""

    def __init__(self, field: str, allowed: tuple[str, ...]) -> None:
        super().__init__(f"{field}: {' | '.join(allowed)}")
        self.field, self.allowed = field, allowed


@dataclass(frozen=True)
class Paper:
    """A paper's choices. ``level`` and ``place`` (JIS X 0401) are None where any will do."""

    kind: Kind
    language: str = "ja"
    level: str | None = None
    place: str | None = None

    @property
    def path(self) -> str:
        """Its address."""
        return f"/paper/{self.kind}/{self.language}/{self.level or ANY}/{self.place or ANY}"

    @property
    def text(self) -> Texts:
        """The words it is printed in."""
        easy = self.language == "ja" and self.level in _READ_WITH_HELP
        return texts("ja-simple" if easy else self.language)

    @property
    def spoken(self) -> str | None:
        """The language its reader would rather speak (ISO 639), where that is not Japanese."""
        return None if self.text.tongue.japanese else self.language.partition("-")[0]


def read(kind: str, language: str, level: str, place: str) -> Paper:
    """The choices of an address. Raises PaperError for the first that cannot be used."""
    _require("language", language, tuple(COMPLETE))
    _require("level", level, (ANY, *levels()))
    _require("place", place, (ANY, *PREFECTURES))
    for known in KINDS:
        if known == kind:
            return Paper(known, language, None if level == ANY else level, None if place == ANY else place)
    raise PaperError("kind", KINDS)


def papers() -> Iterator[Paper]:
    """The papers of an export: every one in Japanese, those for all levels in the other languages."""
    for language in COMPLETE:
        for level in (None, *levels()) if language == "ja" else (None,):
            yield from (Paper(kind, language, level, place) for kind in KINDS for place in (None, *PREFECTURES))


def _require(field: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise PaperError(field, allowed)
