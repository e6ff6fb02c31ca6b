"""Channels by filter: a filter keeps what fits and what does not say, except where it asks for something to be sure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from directory.hours import minute_of
from routing_rules.inquiry import Inquiry, InquiryError, Reader
from routing_rules.table import bits_of

if TYPE_CHECKING:
    from service.snapshot import Snapshot


@dataclass(frozen=True)
class Filter:
    """What somebody looks for. ``anonymous`` keeps the channels known to ask no name; ``open_at`` those that are open."""

    situations: tuple[str, ...] = ()
    age: int | None = None
    place: str | None = None
    medium: str | None = None
    language: str | None = None
    anonymous: bool | None = None
    open_at: str | None = None


def find(snapshot: "Snapshot", wanted: Filter, now: int) -> list[str]:
    """Ids of the channels that fit, in the order of the directory. Raises InquiryError for a value that cannot be used."""
    inquiry, language = _read(snapshot.reader, wanted)
    open_minute = _minute(inquiry.at, now) if wanted.open_at is not None else None
    return list(_find(snapshot, wanted, inquiry, language, open_minute))


def _read(reader: Reader, wanted: Filter) -> tuple[Inquiry, str | None]:
    """The language stands apart: it filters channels, it is not told of the person."""
    at = None if wanted.open_at == "now" else wanted.open_at
    try:
        inquiry = reader.read({"at": at, "situations": list(wanted.situations), "age": wanted.age, "place": wanted.place})
        return inquiry, reader.read({"language": wanted.language}).language
    except InquiryError as error:
        raise _as_filter(error) from None


def _as_filter(error: InquiryError) -> InquiryError:
    """The same in the words of an address: one value at a time, no null, and other names."""
    allowed = error.allowed.removeprefix("null or ")
    if error.field == "situations":
        return InquiryError("situation", allowed.replace("a list of any of", "one of", 1))
    return InquiryError("open_at", f"now or {allowed}") if error.field == "at" else InquiryError(error.field, allowed)


def _minute(at: datetime | None, now: int) -> int:
    return minute_of(at) if at else now


def _find(snapshot: "Snapshot", wanted: Filter, inquiry: Inquiry, language: str | None, minute: int | None) -> Iterator[str]:
    engine, table = snapshot.engine, snapshot.engine.table
    takes, named = engine.takes(inquiry), _named_for(snapshot, wanted.situations)
    numbers = engine.rankers.plans.numbers(inquiry.place, no_voice=False)
    standings = engine.rankers.standings(snapshot.timetable.at(minute)) if minute is not None else None
    for n, facts in enumerate(table.channels):
        channel = snapshot.directory.channels[facts.id]
        media = {p.medium for p in (*channel.contact_points, *snapshot.directory.local_points(facts.id, wanted.place))}
        if (
            takes >> n & 1
            and named >> n & 1
            and (wanted.medium is None or wanted.medium in media)
            and (language is None or facts.languages is None or language in facts.languages)
            and (not wanted.anonymous or facts.name == 0)
            and (standings is None or standings.of(numbers[n]).state == "open")
        ):
            yield facts.id


def _named_for(snapshot: "Snapshot", situations: tuple[str, ...]) -> int:
    """The channels that some rule names when any of these situations is told; all channels when none is."""
    table = snapshot.engine.table
    rules = reduce(or_, (table.situation[code] for code in situations), 0)
    return reduce(or_, (table.named_mask[rule] for rule in bits_of(rules)), 0) if situations else -1
