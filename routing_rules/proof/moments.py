"""Which channels answer at each kind of moment, as masks; by place and with or without voice."""

from collections.abc import Iterable, Sequence
from functools import cache, reduce
from operator import and_
from typing import NamedTuple

from routing_rules.ranking import Plans
from routing_rules.standing import Moment, Plan, Standing
from routing_rules.table import mask_of
from routing_rules.vocabulary import ABROAD, PREFECTURES

ALL_PLACES: tuple[str | None, ...] = (None, *PREFECTURES, ABROAD)


class Answering(NamedTuple):
    """Masks of channels at one kind of moment. With no voice, only ways without voice count.

    ``live``: somebody answers at once. ``usable``: open, or its hours are not stated. ``text``: open for somebody
    who only writes, be it a form that is read later. ``not_closed``: as it says, with voice or without.
    """

    live: int
    usable: int
    text: int
    not_closed: int


class Moments:
    """The kinds of moment of one table."""

    def __init__(self, plans: Plans, kinds: Sequence[Moment]) -> None:
        self._plans, self.kinds = plans, kinds
        self._columns: dict[int, list[Answering]] = {}
        self._at: dict[tuple[str | None, bool], list[Answering]] = {}
        self._always: dict[tuple[tuple[str | None, ...], bool], Answering] = {}

    def at(self, place: str | None, *, no_voice: bool) -> list[Answering]:
        """For every kind of moment, in the order of ``kinds``: who answers."""
        key = (place, no_voice)
        if key not in self._at:
            numbers = self._plans.numbers(place, no_voice=no_voice)
            in_writing = self._plans.numbers(place, no_voice=True)
            columns = [self._column(n) for n in numbers]
            written = [self._column(n) for n in in_writing]
            self._at[key] = [
                _row([c[kind] for c in columns])._replace(text=_row([c[kind] for c in written]).text)
                for kind in range(len(self.kinds))
            ]
        return self._at[key]

    def always(self, places: tuple[str | None, ...], *, no_voice: bool) -> Answering:
        """Who answers at every kind of moment at all of these places."""
        key = (places, no_voice)
        if key not in self._always:
            everywhere = [answering for place in places for answering in self.at(place, no_voice=no_voice)]
            self._always[key] = Answering(*(_all(a[part] for a in everywhere) for part in range(4)))
        return self._always[key]

    @cache  # noqa: B019 - one Moments a proof
    def ever_always(self) -> int:
        """The channels that are live, or open without voice, at every moment at some place."""
        found = 0
        for place in ALL_PLACES:
            for no_voice in (False, True):
                answering = self.always((place,), no_voice=no_voice)
                found |= answering.live | answering.text
        return found

    def _column(self, number: int) -> list[Answering]:
        """One plan at every kind of moment: live, usable and text as 0 or 1."""
        if number not in self._columns:
            _, plan = self._plans.all[number]
            self._columns[number] = [_answering(plan, plan.at(kind)) for kind in self.kinds]
        return self._columns[number]


def _row(channels: Sequence[Answering]) -> Answering:
    return Answering(*(mask_of(bool(channel[part]) for channel in channels) for part in range(4)))


def _answering(plan: Plan, standing: Standing) -> Answering:
    is_open = standing.state == "open"
    reachable = not standing.voice_only
    return Answering(
        live=int(is_open and reachable and not standing.replies_later),
        usable=int(standing.state != "closed" and reachable),
        text=int(is_open and reachable and plan.text),
        not_closed=int(standing.state != "closed"),
    )


def _all(masks: Iterable[int]) -> int:
    return reduce(and_, masks, -1)
