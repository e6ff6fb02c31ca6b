"""An answer of the engine as plain lists, the same that device_compare.js makes of an answer of the evaluator."""

from functools import cache
from itertools import zip_longest
from typing import Any

from routing_rules.engine import Suggestion, Suggestions
from routing_rules.ranking import ORDER_BITS, Rank
from service.snapshot import Snapshot

Asked = tuple[dict[str, Any], int]
Plain = list[list[Any]]

PARTS = ("suggestions", "left out", "advice", "ask_next")
OF_A_REFUSAL = ("channel", "facts")
OF_A_SUGGESTION = (
    "channel", "state", "until", "replies_later", "voice_only", "when", "tier", "order",
    "[danger, demand, overdue, language]", "[rules, cautions]",
)  # fmt: skip
NOTHING = "nothing"


class Teller:
    """Tells the answers of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._ids = [channel.id for channel in snapshot.engine.table.channels]
        self._named = cache(self._find_named)
        self._rank = cache(_told_of_rank)

    def answer(self, asked: Asked, *, with_questions: bool) -> Plain:
        """The answer to an inquiry of the API at a minute, by ``PARTS``; without questions the last is empty."""
        data, minute = asked
        snapshot, inquiry = self._snapshot, self._snapshot.reader.read(data)
        moment = snapshot.timetable.at(minute)
        given = snapshot.engine.suggest(inquiry, moment, minute)
        asks = snapshot.questions.ask_next(inquiry, given, moment, minute) if with_questions else []
        return [[self._suggestion(s) for s in given.suggestions], self._left_out(given), given.advice, asks]

    def _suggestion(self, s: Suggestion) -> list[Any]:
        channel, packed, place, _, standing, rules = s
        rank, named = self._rank(packed >> ORDER_BITS), self._named(channel, rules)
        return [self._ids[channel], *standing, s.when, place >> ORDER_BITS, place & 0xFFFF, rank, named]

    def _find_named(self, channel: int, rules: tuple[int, ...]) -> list[list[str]]:
        written = [self._snapshot.book.rules[n].rule for n in rules]
        cautions = dict.fromkeys(c.say for rule in written for c in rule.caution if c.channel == self._ids[channel])
        return [[rule.id for rule in written], list(cautions)]

    def _left_out(self, given: Suggestions) -> list[Any]:
        return [[self._ids[out.channel], out.facts] for out in given.left_out]


def _told_of_rank(packed: int) -> list[Any]:
    """What a page tells of a rank: whether it is of danger, the demand, overdue, the language."""
    rank = Rank.unpack(packed << ORDER_BITS)
    return [rank.danger == 0, rank.demand, rank.overdue == 1, rank.language == 1]


def difference(server: Plain, device: Plain) -> str:
    """Where two answers differ first, in words."""
    for part, ours, theirs in zip(PARTS, server, device, strict=True):
        for place, (our, their) in enumerate(zip_longest(ours, theirs, fillvalue=NOTHING), 1):
            if our != their:
                return f"In '{part}', place {place}, {_told_apart(our, their)}"
    return "Nothing differs."


def _told_apart(our: Any, their: Any) -> str:
    """What differs of the same channel by its name, else what stands there on each side."""
    if isinstance(our, list) and isinstance(their, list) and our[0] == their[0]:
        names = OF_A_SUGGESTION if len(our) == len(OF_A_SUGGESTION) else OF_A_REFUSAL
        found = [(name, a, b) for name, a, b in zip(names, our, their, strict=True) if a != b]
        return f"{our[0]}: " + "; ".join(f"{name} is {a} on the server and {b} on the device" for name, a, b in found)
    return f"the server has {_name(our)} and the device has {_name(their)}"


def in_words(answer: Plain) -> str:
    """The channels, what is left out, the advice and the questions of an answer by their names."""
    return "; ".join(f"{part}: {', '.join(map(_name, found)) or NOTHING}" for part, found in zip(PARTS, answer, strict=True))


def _name(one: Any) -> str:
    return str(one[0] if isinstance(one, list) else one)
