"""Which channels answer at a minute: by voice or text, in a language, at a place."""

from collections.abc import Iterable
from dataclasses import replace

from directory.model import ContactPoint
from routing_rules.standing import Plan, plan
from routing_rules.table import ChannelFacts, PointFacts, mask_of
from routing_rules.vocabulary import JAPANESE
from service.channel_facts import reachable
from service.gap_view import Way
from service.snapshot import Snapshot

_NOT_TEXT = ("voice", "visit")


class AtMinutes:
    """The channels that answer at a minute, as a mask; each distinct moment is worked out once."""

    def __init__(self, snapshot: Snapshot, way: Way) -> None:
        self._timetable, self._plans = snapshot.timetable, _plans_of(snapshot, way)
        self._known: dict[tuple[str, ...], int] = {}

    def __call__(self, minute: int) -> int:
        """The mask."""
        moment = self._timetable.at(minute)
        if moment.state not in self._known:
            standings = (plan and plan.at(moment) for plan in self._plans)
            self._known[moment.state] = mask_of(bool(s and s.state == "open" and not s.replies_later) for s in standings)
        return self._known[moment.state]


def _plans_of(snapshot: Snapshot, way: Way) -> list[Plan | None]:
    """The plan of each channel over the contact points that fit; None where none fits."""
    return [_plan(snapshot, facts, way) for facts in snapshot.engine.table.channels]


def _plan(snapshot: Snapshot, facts: ChannelFacts, way: Way) -> Plan | None:
    directory, place = snapshot.directory, way.place or ""
    points = _fitting(facts.points, directory.channels[facts.id].contact_points, way)
    local = _fitting(facts.local_points.get(place, ()), directory.local_points(facts.id, place), way) if place else ()
    if not points and not local:
        return None
    return plan(replace(facts, points=points, local_points={place: local}), way.place, no_voice=False)


def _fitting(facts: Iterable[PointFacts], listed: Iterable[ContactPoint], way: Way) -> tuple[PointFacts, ...]:
    """The facts stand in the order of the listing, points that cannot be reached left out: see ``channel_facts``."""
    pairs = zip(facts, (point for point in listed if reachable(point)), strict=True)
    return tuple(fact for fact, point in pairs if _fits(fact, point, way))


def _fits(fact: PointFacts, point: ContactPoint, way: Way) -> bool:
    """Everybody is taken to speak Japanese; another language counts only where it is stated."""
    if (way.medium == "voice" and not fact.voice) or (way.medium == "text" and point.medium in _NOT_TEXT):
        return False
    spoken = point.languages.answer if point.languages else ()
    return way.language is None or way.language in JAPANESE or way.language in spoken
