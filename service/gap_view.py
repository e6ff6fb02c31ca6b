"""For whom, and by which way, channels are counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from routing_rules.inquiry import Inquiry, Reader


class Way(NamedTuple):
    """What decides which contact points count."""

    medium: str | None
    language: str | None
    place: str | None


@dataclass(frozen=True)
class View:
    """For whom, and by which way, channels are counted. What is None is not asked."""

    situation: str
    medium: str | None = None
    anonymous: bool = False
    language: str | None = None
    age: int | None = None
    place: str | None = None
    asker: str = "self"

    @classmethod
    def read(cls, reader: Reader, situation: str, given: Mapping[str, Any]) -> "View":
        """Check what was chosen against the answers of an inquiry. Raises InquiryError."""
        age, language, place, medium = (given.get(field) for field in ("age", "language", "place", "medium"))
        asked = reader.read({"situations": [situation], "age": age, "language": language, "place": place, "prefers": medium})
        return cls(situation, asked.prefers, bool(given.get("anonymous")), asked.language, asked.age, asked.place)

    @property
    def way(self) -> Way:
        """Which contact points count."""
        return Way(self.medium, self.language, self.place)

    def inquiry(self) -> Inquiry:
        """What this person would answer."""
        return Inquiry(
            asker=self.asker,
            age=self.age,
            situations=(self.situation,),
            anonymity="must" if self.anonymous else None,
            prefers=self.medium,
            language=self.language,
            place=self.place,
        )
