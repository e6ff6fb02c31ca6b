"""Mistakes in the facts of a channel, one in each."""

import dataclasses
from collections.abc import Iterable, Iterator

from routing_rules.table import PointFacts
from routing_rules.vocabulary import OLDEST
from tests.proof.mutant import Mutant, in_channel
from tests.proof.variants import facts

BY_DAY, ALWAYS, NOT_STATED = 10, 1, 0
NAME_NEEDED, NAME_ASKED = 0, 2


def _hours(points: Iterable[PointFacts], hours: int) -> tuple[PointFacts, ...]:
    return tuple(dataclasses.replace(point, hours=hours) for point in points)


def closed_at_night() -> Iterator[Mutant]:
    for channel in facts():
        if any(point.hours == ALWAYS for point in channel.points):
            yield in_channel(channel, points=_hours(channel.points, BY_DAY))


def hours_dropped() -> Iterator[Mutant]:
    for channel in facts():
        if any(point.hours for point in channel.points):
            yield in_channel(channel, points=_hours(channel.points, NOT_STATED))


def point_dropped() -> Iterator[Mutant]:
    for channel in facts():
        for n in range(len(channel.points) if len(channel.points) > 1 else 0):
            yield in_channel(channel, f" point {n}", points=channel.points[:n] + channel.points[n + 1 :])


def number_dropped() -> Iterator[Mutant]:
    for channel in facts():
        if channel.points and not channel.local_points:
            yield in_channel(channel, points=())


def local_points_dropped() -> Iterator[Mutant]:
    return (in_channel(channel, local_points={}) for channel in facts() if channel.local_points)


def ended() -> Iterator[Mutant]:
    return (in_channel(channel, ended=True) for channel in facts() if not channel.ended)


def not_ended() -> Iterator[Mutant]:
    return (in_channel(channel, ended=False) for channel in facts() if channel.ended)


def name_asked() -> Iterator[Mutant]:
    return (in_channel(channel, name=NAME_ASKED) for channel in facts() if channel.name == NAME_NEEDED)


def channel_age_moved() -> Iterator[Mutant]:
    for channel in facts():
        for fact in ("about_age", "caller_age"):
            least, most = getattr(channel, fact) or (0, OLDEST)
            if most < OLDEST:
                yield in_channel(channel, f" {fact} to {most - 1}", **{fact: (least, most - 1)})
            if least > 0:
                yield in_channel(channel, f" {fact} from {least + 1}", **{fact: (least + 1, most)})


def places_dropped() -> Iterator[Mutant]:
    return (in_channel(channel, places=None) for channel in facts() if channel.places is not None)


def for_whom_dropped() -> Iterator[Mutant]:
    for channel in facts():
        for fact, value in (("women_only", False), ("askers", None), ("only_languages", None), ("takes_reports", False)):
            if getattr(channel, fact):
                yield in_channel(channel, f" {fact}", **{fact: value})


def not_from_abroad() -> Iterator[Mutant]:
    for channel in facts():
        if any(point.from_abroad for point in channel.points) and channel.places is None:
            yield in_channel(channel, points=tuple(dataclasses.replace(p, from_abroad=False) for p in channel.points))
