"""Everything the evaluator in the browser reads, as one JSON: the same answers worked out on the visitor's device.

The evaluator is web/static/scripts/evaluator; a test holds it equal to the engine. Channels and rules go by position::

    rules_version, directory_version
    table       the rules: ``Table.plain``
    facts       by channel, what its standing and rank follow from:
                  points          contact points as numbers (below)
                  local_points    {channel: {prefecture: contact points}}
                  takes_reports   the channels that take reports
                  name            0 no name asked, 1 not stated, 2 a name is asked
                  good_until      the minute since the Unix epoch from which it is overdue, or null
                  languages       {channel: codes}, where they are stated
    cautions    [rule, channel, caution, …]: what a rule says with a channel; ``caution_ids`` by position
    questions   the codes of the closed questions, in the order of the vocabulary
    hours       by index the compiled form of directory/hours_days.py, null for hours that are not stated
    holidays    year*10000+month*100+day

A contact point is ``hours << 5 | bits``: its index in ``hours``, then 1 voice, 2 somebody answers at once, 4 reached
from abroad, 8 stays visible in an app or mailbox, 16 the prefecture's hours hold. Whether a rule speaks of danger is in
``table.named``: its first list, the danger tier, is not empty.

The same snapshot and holidays give the same bytes; no clock is read, so that the bytes change only with the data.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import orjson

from routing_rules.loading import RuleBook
from routing_rules.table import ChannelFacts, PointFacts
from routing_rules.vocabulary import Vocabulary
from service.snapshot import Snapshot


def device_table(snapshot: Snapshot) -> bytes:
    """The JSON for a snapshot."""
    table, book = snapshot.engine.table, snapshot.book
    caution_ids = sorted(book.cautions)
    return orjson.dumps(
        {
            "rules_version": book.version,
            "directory_version": snapshot.directory.version,
            "table": table.plain(),
            "facts": _facts(table.channels),
            "caution_ids": caution_ids,
            "cautions": list(_cautions(book, [channel.id for channel in table.channels], caution_ids)),
            "questions": _questions(book.vocabulary),
            "hours": snapshot.timetable.compiled,
            "holidays": _dates(snapshot.holidays),
        }
    )


def _facts(channels: Sequence[ChannelFacts]) -> dict[str, Any]:
    return {
        "points": [_points(channel.points) for channel in channels],
        "local_points": {
            str(n): {place: _points(points) for place, points in channel.local_points.items()}
            for n, channel in enumerate(channels)
            if channel.local_points
        },
        "takes_reports": [n for n, channel in enumerate(channels) if channel.takes_reports],
        "name": [channel.name for channel in channels],
        "good_until": [channel.good_until for channel in channels],
        "languages": {str(n): channel.languages for n, channel in enumerate(channels) if channel.languages},
    }


def _points(points: Iterable[PointFacts]) -> list[int]:
    return [_point(point) for point in points]


def _point(point: PointFacts) -> int:
    bits = (point.voice, point.live, point.from_abroad, point.app_history, point.hours_from_local)
    return point.hours << len(bits) | sum(bit << n for n, bit in enumerate(bits))


def _cautions(book: RuleBook, channels: Sequence[str], caution_ids: Sequence[str]) -> Iterator[list[int]]:
    for n, written in enumerate(book.rules):
        said: dict[str, list[int]] = {}
        for caution in written.rule.caution:
            said.setdefault(caution.channel, []).append(caution_ids.index(caution.say))
        for channel, cautions in said.items():
            yield [n, channels.index(channel), *cautions]


def _questions(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    return {
        "situations": vocabulary.situation_ids,
        "asker": vocabulary.asker.ids,
        "needs": vocabulary.needs.ids,
        "language": vocabulary.language.ids,
    }


def _dates(days: Iterable[date]) -> list[int]:
    return [day.year * 10000 + day.month * 100 + day.day for day in sorted(days)]
