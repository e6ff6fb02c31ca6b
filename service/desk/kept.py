"""What the desk keeps: of every stored column why, how long, and who reads it. A test holds kept.yaml and the tables together."""

from functools import cache
from pathlib import Path

from pydantic import Field, ValidationInfo, field_validator

from documents.checking import FullWords, Written, check, mistake
from documents.reading import read
from service.settings import Settings

FILE = Path(__file__).parent / "kept.yaml"


class Column(Written):
    """Why it is kept. ``until`` and ``readers``: codes, where they are others than the table's."""

    why: FullWords
    until: str | None = None
    readers: tuple[str, ...] = ()


class Table(Written):
    """A table as people call it, and what holds for its columns unless they say otherwise."""

    name: FullWords
    about: FullWords
    until: str
    readers: tuple[str, ...] = Field(min_length=1)
    columns: dict[str, Column]

    def until_of(self, column: Column) -> str:
        """How long a column is kept, as a code."""
        return column.until or self.until

    def readers_of(self, column: Column) -> tuple[str, ...]:
        """Who reads a column, as codes."""
        return column.readers or self.readers


class Kept(Written):
    """Everything that is kept. ``numbers`` fill the places in the words, with those of the settings beside them."""

    numbers: dict[str, int]
    until: dict[str, FullWords]
    readers: dict[str, FullWords]
    tables: dict[str, Table]

    @field_validator("tables")
    @classmethod
    def _known(cls, tables: dict[str, Table], info: ValidationInfo) -> dict[str, Table]:
        for table in tables.values():
            columns = table.columns.values()
            _expect({table.until_of(column) for column in columns} | {table.until}, info.data.get("until", {}))
            _expect({code for column in columns for code in table.readers_of(column)}, info.data.get("readers", {}))
        return tables

    def values(self, settings: Settings) -> dict[str, int]:
        """What the words have places for: numbers of the program and of this installation."""
        return {**self.numbers, "idle_minutes": settings.idle_minutes, "session_hours": settings.session_hours}


def _expect(codes: set[str], known: dict[str, FullWords]) -> None:
    unknown = sorted(codes - known.keys())
    if unknown:
        raise mistake(f"「{unknown[0]}」の説明がありません。", f"'{unknown[0]}' is not explained.")


@cache
def kept() -> Kept:
    """What is kept. Raises ProblemsFound."""
    return check(Kept, read(FILE))
